import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '#meeting/event.ts';
import { decide } from '#meeting/decide.ts';
import { evolve, evolveAll } from '#meeting/evolve.ts';
import type { Meeting } from '#meeting/meeting.ts';
import { same } from '#stream/patch.ts';
import { goingOnEach, remembered } from '#stream/remembered.ts';
import { mineOf } from '#meeting/mine.ts';
import { viewFor } from '#meeting/view.ts';
import { withLeaf } from '#tests/support/leaves.ts';
import { facilitator, phone, Play } from '#tests/support/meeting-play.ts';
import { presenceOf } from '#tests/support/presence.ts';
import { RandomMeeting } from '#tests/support/random-meeting.ts';
import { devices } from '#tests/support/random-moves.ts';

test('an answer is given again while everything that it was made from stays the same', () => {
	let made = 0;
	const sum = remembered((of: { n: number }, more: number) => (made += 1) * 0 + of.n + more);
	const one = { n: 1 };
	expect([sum(one, 1), sum(one, 1), sum(one, 2), sum({ n: 1 }, 2), sum(one, 1)]).toEqual([2, 2, 3, 3, 2]);
	expect(made).toBe(4);
});

test('of a list that changes, only the part between its unchanged beginning and end is made anew', () => {
	const asked: number[] = [];
	const twice = goingOnEach((_: object, n: number) => {
		asked.push(n);
		return 2 * n;
	});
	const key = {};
	expect(twice(key, [1, 2, 3])).toEqual([2, 4, 6]);
	expect(twice(key, [1, 2, 3, 4])).toEqual([2, 4, 6, 8]);
	expect(twice(key, [1, 5, 6, 4])).toEqual([2, 10, 12, 8]);
	expect(twice(key, [4])).toEqual([8]);
	expect(twice({}, [4])).toEqual([8]);
	expect(asked).toEqual([1, 2, 3, 4, 5, 6, 4]);
	const list = fc.array(fc.nat(3));
	fc.assert(
		fc.property(list, list, (a, b) => {
			const of = {};
			for (const each of [a, b]) expect(twice(of, each)).toEqual(each.map((n) => 2 * n));
		})
	);
});

test('what an event does not touch is not made anew: past turns, entries and people keep their identity', () => {
	const random = new RandomMeeting(88);
	for (let step = 0; step < 400; step += 1) random.step();
	const { meeting, names } = random;
	const presence = presenceOf(meeting);
	const before = viewFor(meeting, names, presence, 'staff', null);
	const cause = { id: 'count-them', by: { role: 'facilitator', device: 'laptop' }, at: 1 } as const;
	const counted = evolve(meeting, { type: 'PresentCounted', present: 77 }, cause);
	const after = viewFor(counted, names, presence, 'staff', null);
	expect(after.people.present).toBe(77);
	expect([before.past.length, before.entries.length].every((length) => length > 0)).toBe(true);
	expect([after.past, after.entries]).toEqual([before.past, before.entries]);
	expect(after.past).toBe(before.past);
	expect(after.entries).toBe(before.entries);
	after.persons.forEach((person, index) => expect(person).toBe(before.persons[index]));
});

test('one more note, turn or idea leaves the views of those before as they are', () => {
	const random = new RandomMeeting(88);
	for (let step = 0; step < 400; step += 1) random.step();
	const { meeting, names } = random;
	const presence = presenceOf(meeting);
	const before = viewFor(meeting, names, presence, 'staff', null);
	const cause = { id: 'one-more-000', by: { role: 'facilitator', device: 'laptop' }, at: 1 } as const;
	const id = cause.id;
	const person = meeting.people.order[0] ?? '';
	const noted = { item: null, source: null, person, words: 'Oui', against: null, who: null } as const;
	const wall = meeting.walls.order[0] ?? '';
	const turn = { turn: id, item: null } as const;
	const events: Event[] = [
		{ type: 'EntryNoted', entry: id, kind: 'quote', ...noted, when: '', official: null },
		{ type: 'IdeaPosted', idea: `${id}.i`, wall, person, channel: 'paper', words: 'Non', shown: true },
		{ type: 'SomeoneCounted', person: `${id}.p` },
		{ type: 'HandRaised', ...turn, person, kind: 'speak', channel: 'hand', answers: null },
		{ type: 'TurnStarted', ...turn, allowedMs: 1, overridden: false },
		{ type: 'TurnEnded', turn: id, ms: 1, how: 'done' }
	];
	const after = viewFor(evolveAll(meeting, events, cause), names, presence, 'staff', null);
	expect(after.entries.at(-1)).toMatchObject({ id, words: 'Oui' });
	expect(after.past.at(-1)).toMatchObject({ id });
	for (const part of ['entries', 'past', 'ideas'] as const)
		expect(before[part].filter((each) => !(after[part] as readonly unknown[]).includes(each))).toEqual([]);
});

test('the order of the queue is worked out once for each change of it, however many look at it', () => {
	const play = Play.open();
	play.does(phone(1), { type: 'Arrive' });
	play.does(phone(1), { type: 'RaiseHand', kind: 'speak' }, 'the-only-hand');
	const { queue } = play.meeting;
	let orders = 0;
	// Working out an order of one turn asks once whether that turn has passed.
	const hand = new Proxy(queue.waiting['the-only-hand'] ?? {}, {
		get: (turn, field) => {
			if (field === 'passed') orders += 1;
			return Reflect.get(turn, field) as unknown;
		}
	});
	const meeting = withLeaf(play.meeting, ['queue', 'waiting', 'the-only-hand'], hand);
	const look = (of: Meeting) => {
		const presence = presenceOf(of);
		expect(viewFor(of, {}, presence, 'resident', null).turns).toHaveLength(1);
		expect(viewFor(of, {}, presence, 'screen', null).turns).toHaveLength(1);
		expect(viewFor(of, {}, presence, 'staff', null).turns).toHaveLength(1);
	};
	look(meeting);
	expect(orders).toBe(1);
	const cause = { id: 'call-next-000', by: facilitator, at: play.at };
	expect(decide(meeting, { type: 'CallNext', after: null }, cause, { box: () => null })).toHaveProperty(
		'events'
	);
	expect(orders).toBe(1);
	look({ ...meeting, queue: { ...meeting.queue, open: false } });
	expect(orders).toBe(2);
});

test('a part that is taken over from the view before is the same as one made anew', () => {
	for (const seed of [3, 88, 1234]) {
		const random = new RandomMeeting(seed);
		let names: Record<string, string> = {};
		for (let step = 0; step < 300; step += 1) {
			random.step();
			if (!same(names, random.names)) names = { ...random.names };
			const { meeting } = random;
			const seen = (of: Meeting) => [
				viewFor(of, names, presenceOf(of), 'staff', null),
				...devices.map((device) => mineOf(of, names, device, null))
			];
			const known = seen(meeting);
			if (step % 5 === 0) expect(known).toEqual(seen(structuredClone(meeting)));
		}
	}
});

test('two views are the same when their JSON is', () => {
	const views = [7, 8].flatMap((seed) => {
		const random = new RandomMeeting(seed);
		for (let step = 0; step < 100; step += 1) random.step();
		return Object.values(viewFor(random.meeting, random.names, presenceOf(random.meeting), 'staff', null));
	});
	for (const a of views) {
		expect(same(a, structuredClone(a))).toBe(true);
		for (const b of views) expect(same(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
	}
});
