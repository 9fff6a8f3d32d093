// The phone: all that is pressed is large enough, uncovered and with its words, and at double size of text everything can be reached.
import { expect, test } from 'vitest';
import { faultsOfEvening, smallestOf } from '../../support/browser/measure/every-size.ts';

test('every stage fits the phone at every size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('fr', 'phone')).toEqual([]);
});

test('in English every stage fits the phone at its smallest size', { timeout: 600_000 }, async () => {
	expect(await faultsOfEvening('en', 'phone', smallestOf('phone'))).toEqual([]);
});
