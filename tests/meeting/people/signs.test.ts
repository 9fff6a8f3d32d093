import { describe, expect, test } from 'vitest';
import { isRefusal } from '#meeting/frame.ts';
import { decide } from '#meeting/decide.ts';
import { mineOf } from '#meeting/mine.ts';
import { signObjects, signOf, type SignObject } from '#meeting/sign.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play, scribe } from '../../support/meeting-play.ts';
import { presenceOf } from '../../support/presence.ts';

const order = signObjects.toReversed();
const seat = (n: number): string => `person-0000${n}`;

/** Three phones and a card, of which the second phone speaks and the others wait. */
function hall(): Play {
	const play = new Play();
	play.does(facilitator, { type: 'AddItem', title: 'Bancs' }, 'item-000001');
	play.does(facilitator, { type: 'OpenDoors' });
	for (const n of [1, 2, 3]) play.does(phone(n), { type: 'Arrive' }, seat(n));
	play.does(scribe, { type: 'GiveCard', number: 7 }, 'person-card7');
	for (const n of [2, 1, 3]) play.does(phone(n), { type: 'RaiseHand', kind: 'speak' });
	play.does(facilitator, { type: 'RaiseHand', kind: 'speak', for: { person: 'person-card7' } });
	play.does(facilitator, { type: 'CallNext', after: null });
	return play;
}

describe('signs', () => {
	test('P30 the phones have the objects of the order in turn, and a number from the 25th on', () => {
		expect(signOf(order, 1)).toEqual({ object: 'hammer', number: 1 });
		expect(signOf(order, 24)).toEqual({ object: 'boat', number: 1 });
		expect(signOf(order, 25)).toEqual({ object: 'hammer', number: 2 });
		expect(signOf(order, 50)).toEqual({ object: order[1], number: 3 });
		const all = Array.from({ length: 300 }, (_, at) => JSON.stringify(signOf(order, at + 1)));
		expect(new Set(all).size).toBe(300);
		expect(new Set<SignObject>(signObjects).size).toBe(24);
	});

	test('P30 whoever has no phone has no sign, and without an order nobody has one', () => {
		expect(signOf(order, null)).toBeNull();
		expect(signOf(null, 1)).toBeNull();
		const { meeting } = hall();
		const seen = viewFor(meeting, {}, presenceOf(meeting), 'staff', null);
		expect(JSON.stringify(seen)).not.toContain('"sign"');
	});

	test('P10 who speaks and who waits is called by the sign, and a card by its number', () => {
		const { meeting } = hall();
		const { floor, turns } = viewFor(meeting, {}, presenceOf(meeting), 'resident', null, order);
		expect(floor?.sign).toEqual({ object: order[1], number: 1 });
		expect(turns.map(({ label, sign }) => sign?.object ?? label)).toEqual([
			order[0],
			order[2],
			{ kind: 'card', number: 7 }
		]);
	});

	test('P10 whoever gave a first name has both', () => {
		const play = hall();
		play.does(phone(1), { type: 'SetName', name: 'Aïcha' });
		const { meeting } = play;
		const seen = viewFor(meeting, { [seat(1)]: 'Aïcha' }, presenceOf(meeting), 'screen', null, order);
		expect(seen.turns[0]).toMatchObject({
			label: { kind: 'name', name: 'Aïcha' },
			sign: { object: order[0], number: 1 }
		});
	});

	test('P31 a phone is told its own sign', () => {
		const { meeting } = hall();
		const mine = (n: number) => mineOf(meeting, {}, phone(n).device, null, order);
		expect([1, 2, 3].map((n) => mine(n).sign?.object)).toEqual(order.slice(0, 3));
		expect(mine(9).sign).toBeUndefined();
	});

	test('P31 staff see signs in the list of people, and none with a turn that is over', () => {
		const play = hall();
		play.does(facilitator, { type: 'CallNext', after: play.meeting.queue.floor?.turn.id ?? null });
		const { meeting } = play;
		const seen = viewFor(meeting, {}, presenceOf(meeting), 'staff', null, order);
		expect(seen.persons.map(({ sign }) => sign?.object)).toEqual([...order.slice(0, 3), undefined]);
		expect(seen.past).toHaveLength(1);
		expect(seen.past[0]).not.toHaveProperty('sign');
	});

	test('P32 the order is sealed when doors open, and no event holds it', () => {
		const { meeting } = new Play();
		const cause = { id: 'command-open', by: facilitator, at: 1000 };
		const opened = decide(meeting, { type: 'OpenDoors' }, cause, { box: () => null, signs: order });
		expect(opened).toEqual({ events: [{ type: 'DoorsOpened' }], sealed: { kind: 'signs', order } });
	});

	test('P32 so it is when a closing is taken back', () => {
		const play = hall();
		play.does(facilitator, { type: 'CloseMeeting' });
		const { meeting } = play;
		const cause = { id: 'command-back', by: facilitator, at: meeting.about.closedAt ?? 0 };
		const back = decide(meeting, { type: 'TakeBackClosing' }, cause, { box: () => null, signs: order });
		expect(isRefusal(back)).toBe(false);
		expect(back).toMatchObject({ sealed: { kind: 'signs', order } });
		expect(JSON.stringify('events' in back && back.events)).not.toContain('boat');
	});
});
