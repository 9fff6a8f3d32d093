import { expect, test } from 'vitest';
import { evolve } from '#meeting/evolve.ts';
import { same } from '#meeting/patch.ts';
import { remembered } from '#meeting/remembered.ts';
import { viewFor } from '#meeting/view.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';

test('an answer is given again as long as nothing it was made from is another', () => {
	let made = 0;
	const sum = remembered((of: { n: number }, more: number) => (made += 1) * 0 + of.n + more);
	const one = { n: 1 };
	expect([sum(one, 1), sum(one, 1), sum(one, 2), sum({ n: 1 }, 2), sum(one, 1)]).toEqual([2, 2, 3, 3, 2]);
	expect(made).toBe(4);
});

test('what an event does not touch is not seen anew: turns over, entries and people keep their identity', () => {
	const random = new RandomMeeting(88);
	for (let step = 0; step < 400; step += 1) random.step();
	const { meeting, names } = random;
	const presence = presenceOf(meeting);
	const before = viewFor(meeting, names, presence, 'staff');
	const cause = { id: 'count-them', by: { role: 'facilitator', device: 'laptop' }, at: 1 } as const;
	const counted = evolve(meeting, { type: 'PresentCounted', present: 77 }, cause);
	const after = viewFor(counted, names, presence, 'staff');
	expect(after.people.present).toBe(77);
	expect([before.past.length, before.entries.length].every((length) => length > 0)).toBe(true);
	expect([after.past, after.entries]).toEqual([before.past, before.entries]);
	expect(after.past).toBe(before.past);
	expect(after.entries).toBe(before.entries);
	after.persons.forEach((person, index) => expect(person).toBe(before.persons[index]));
});

test('two views are the same where their JSON is', () => {
	const views = [7, 8].flatMap((seed) => {
		const random = new RandomMeeting(seed);
		for (let step = 0; step < 100; step += 1) random.step();
		return Object.values(viewFor(random.meeting, random.names, presenceOf(random.meeting), 'staff'));
	});
	for (const a of views) {
		expect(same(a, structuredClone(a))).toBe(true);
		for (const b of views) expect(same(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
	}
});
