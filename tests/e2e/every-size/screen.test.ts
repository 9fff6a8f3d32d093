// The screen: nothing is cut off or broken within a word.
import { expect, test } from 'vitest';
import { faultsOfEvening, smallestOf } from '../../support/browser/measure/every-size.ts';

test('every stage fits the screen at every size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('fr', 'screen')).toEqual([]);
});

test('in English every stage fits the screen at its smallest size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('en', 'screen', smallestOf('screen'))).toEqual([]);
});
