// The phone: all that is pressed is large enough, uncovered and with its words, and at double size of text everything can be reached.
import { expect, test } from 'vitest';
import { looksOf } from '#scripts/pictures/axes.ts';
import { faultsOfEvening } from '../../support/browser/measure/every-size.ts';

test('every stage fits the phone at every size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('fr', 'phone')).toEqual([]);
});

test('in English every stage fits the phone at its smallest size', { timeout: 300_000 }, async () => {
	expect(await faultsOfEvening('en', 'phone', looksOf('phone').slice(0, 1))).toEqual([]);
});
