// The same evening in English, whose words are shorter or longer: at the smallest size of each surface, and of the phone with large letters.
import { expect, test } from 'vitest';
import { faultsOfEvening, smallest } from '../../support/browser/measure/every-size.ts';

test('in English every stage fits every surface at its smallest size', { timeout: 900_000 }, async () => {
	expect(await faultsOfEvening('en', smallest)).toEqual([]);
});
