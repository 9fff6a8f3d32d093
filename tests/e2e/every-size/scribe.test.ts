// The scribe's laptop: every control of each stage is whole in the window, large enough, uncovered and with its words.
import { expect, test } from 'vitest';
import { faultsOfEvening, smallestOf } from '../../support/browser/measure/every-size.ts';

test('every stage fits the scribe on small laptops', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('fr', 'scribe', smallestOf('scribe', 3))).toEqual([]);
});

test('in English every stage fits the scribe at its smallest size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('en', 'scribe', smallestOf('scribe'))).toEqual([]);
});
