// Over whole meetings: a freed person had nothing in the meeting, and staff are told beforehand how many places will be freed.
import { onShelf } from '#stream/shelf.ts';
import { expect, test } from 'vitest';
import { phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';
import { viewFor } from '#meeting/view.ts';
import type { Meeting } from '#meeting/meeting.ts';

const scribe = { role: 'scribe', device: 'scribe' } as const;
const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

const idle = (random: RandomMeeting, connected: readonly string[]) =>
	viewFor(
		random.meeting,
		random.names,
		{ ...presenceOf(random.meeting), connected: new Set(connected) },
		'staff',
		null
	).seats.idle;

const restOf = ({ agenda, queue, votes, walls, record }: Meeting): string =>
	JSON.stringify({ agenda, queue, votes, walls, record });

test('P24 as many phones are freed as staff were told, and nothing in the meeting mentions them afterwards', () => {
	let freed = 0;
	for (const seed of seeds) {
		const random = new RandomMeeting(seed);
		for (let step = 0; step < 150; step += 1) {
			random.step();
			if (random.meeting.about.phase !== 'open') continue;
			const { persons, order } = random.meeting.people;
			const connected = order.filter((id) => random.isHere(onShelf(persons, id)?.device ?? ''));
			const told = idle(random, connected);
			if (told === 0) continue;
			random.act(scribe, { type: 'FreeSeats' });
			const gone = order.filter((id) => !random.meeting.people.order.includes(id));
			expect(gone).toHaveLength(told);
			freed += told;
			const rest = restOf(random.meeting);
			expect(gone.filter((id) => rest.includes(JSON.stringify(id)))).toEqual([]);
			expect(gone.filter((id) => connected.includes(id))).toEqual([]);
			expect(idle(random, connected)).toBe(0);
		}
	}
	expect(freed).toBeGreaterThan(20);
});

test('P25 staff see how many places would be freed, and nobody else does', () => {
	const play = Play.open();
	for (const n of [1, 2, 3]) play.does(phone(n), { type: 'Arrive' });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' });
	const nobodyHere = { ...presenceOf(play.meeting), connected: new Set<string>() };
	expect(viewFor(play.meeting, {}, nobodyHere, 'staff', null).seats).toEqual({
		taken: 3,
		most: 1200,
		idle: 2
	});
	expect(viewFor(play.meeting, {}, nobodyHere, 'screen', null)).not.toHaveProperty('seats');
	const allHere = { ...nobodyHere, connected: new Set(play.meeting.people.order) };
	expect(viewFor(play.meeting, {}, allHere, 'staff', null).seats.idle).toBe(0);
});
