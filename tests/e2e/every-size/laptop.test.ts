// The laptop: every control of each stage is whole in the window, large enough, uncovered and with its words, from 1024 × 600 on.
import { expect, test } from 'vitest';
import { faultsOfEvening, smallestOf } from '../../support/browser/measure/every-size.ts';

test('every stage fits the laptop at every size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('fr', 'laptop')).toEqual([]);
});

test('in English every stage fits the laptop at its smallest size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('en', 'laptop', smallestOf('laptop'))).toEqual([]);
});
