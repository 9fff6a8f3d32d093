// The scribe's laptop: every control of each stage is whole in the window, large enough, uncovered and with its words.
import { expect, test } from 'vitest';
import { looksOf } from '#scripts/pictures/axes.ts';
import { faultsOfEvening } from '../../support/browser/measure/every-size.ts';

test('every stage fits the scribe at every size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('fr', 'scribe')).toEqual([]);
});

test('in English every stage fits the scribe at its smallest size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('en', 'scribe', looksOf('scribe').slice(0, 1))).toEqual([]);
});
