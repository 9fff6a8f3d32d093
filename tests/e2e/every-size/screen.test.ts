// The screen: nothing is cut off or broken within a word, in light and in dark.
import { expect, test } from 'vitest';
import { looksOf } from '#scripts/pictures/axes.ts';
import { faultsOfEvening } from '../../support/browser/measure/every-size.ts';

test('every stage fits the screen at every size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('fr', 'screen')).toEqual([]);
});

test('in English every stage fits the screen at its smallest size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('en', 'screen', looksOf('screen').slice(0, 1))).toEqual([]);
});
