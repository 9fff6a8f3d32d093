import { expect, test } from 'vitest';
import { arrivals, maxFile, reasons } from '#components/tables/moving.ts';
import { maxFile as most } from '#server/moving/body.ts';
import type { Arrival } from '#server/moving/importing.ts';
import { codes } from '#server/moving/not-taken.ts';

test('L101 the page has a sentence for each answer of the server, and sends no file that the server would refuse', () => {
	const all = {
		taken: true,
		longer: true,
		'already-here': true,
		'newer-here': true
	} satisfies Record<Arrival, true>;
	expect([...arrivals].sort()).toEqual(Object.keys(all).sort());
	expect([...reasons].sort()).toEqual(Object.keys(codes).sort());
	expect(maxFile).toBe(most);
});
