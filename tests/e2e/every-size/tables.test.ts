// The tables: every control is large enough, uncovered and with its words.
import { expect, test } from 'vitest';
import { looksOf } from '#scripts/pictures/axes.ts';
import { faultsOfEvening } from '../../support/browser/measure/every-size.ts';

test('every stage fits the tables at every size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('fr', 'tables')).toEqual([]);
});

test('in English every stage fits the tables at its smallest size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('en', 'tables', looksOf('tables').slice(0, 1))).toEqual([]);
});
