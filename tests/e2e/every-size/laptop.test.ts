// The laptop: every control of each stage is whole in the window, large enough, uncovered and with its words, from 1024 × 600 on.
import { expect, test } from 'vitest';
import { looksOf } from '#scripts/pictures/axes.ts';
import { faultsOfEvening } from '../../support/browser/measure/every-size.ts';

test('every stage fits the laptop at every size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('fr', 'laptop')).toEqual([]);
});

test('in English every stage fits the laptop at its smallest size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('en', 'laptop', looksOf('laptop').slice(0, 1))).toEqual([]);
});
