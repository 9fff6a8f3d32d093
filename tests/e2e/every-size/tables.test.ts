// The tables, from the first page on, and the code of another laptop: every control is large enough, uncovered and with its words.
import { expect, test } from 'vitest';
import { faultsOfEvening, smallestOf } from '../../support/browser/measure/every-size.ts';

test('every stage fits the tables at every size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('fr', 'tables')).toEqual([]);
});

test('in English every stage fits the tables at its smallest size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('en', 'tables', smallestOf('tables'))).toEqual([]);
});

test('the code of another laptop fits at every size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('fr', 'enter')).toEqual([]);
});
