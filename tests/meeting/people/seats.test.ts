import { recordOf } from '#tests/support/shelved.ts';
import { onShelf, keysOn } from '#stream/shelf.ts';
import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { presentCount, seatsOf } from '#meeting/people/state.ts';
import type { PeopleEvent } from '#meeting/people/events.ts';
import { GivenPeople } from '../../support/meeting/people.ts';

const numbers = (door: GivenPeople) =>
	door.people.order.map((id) => onShelf(door.people.persons, id)?.number);

describe('a phone', () => {
	test('P1 a phone takes its seat', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		expect(door.people.order).toEqual(['anna']);
		expect(recordOf(door.people.seats)).toEqual({ 'phone of anna': 'anna' });
		expect(recordOf(door.people.persons)).toMatchObject({
			anna: { kind: 'phone', number: null, present: true, named: false, allowance: 1 }
		});
	});

	test('P1 a phone takes no seat while the doors are closed', () => {
		const door = new GivenPeople();
		door.open = false;
		expect(door.arrive('anna')).toEqual(refuse('not-open'));
	});

	test('P1 a phone takes no second seat', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		expect(door.phone('phone of anna', { type: 'Arrive' }, 'other')).toEqual(refuse('already-arrived'));
		expect(door.people.order).toEqual(['anna']);
	});

	test('P2 a phone that was marked as gone comes back to its own person', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		door.leave('anna');
		expect(keysOn(door.people.seats)).toEqual([]);
		expect(onShelf(door.people.persons, 'anna')?.present).toBe(false);
		door.phone('phone of anna', { type: 'Arrive' }, 'second-coming');
		expect(door.people.order).toEqual(['anna']);
		expect(recordOf(door.people.seats)).toEqual({ 'phone of anna': 'anna' });
		expect(onShelf(door.people.persons, 'anna')?.present).toBe(true);
	});
});

describe('places for phones', () => {
	const filled = (counted: number | null, count: number) => {
		const door = new GivenPeople();
		if (counted !== null) door.staff({ type: 'CountPresent', present: counted });
		for (let n = 0; n < count; n += 1) door.arrive(`p${n}`);
		return door;
	};

	test('P22 there are at least twelve hundred places; the phone beyond is refused, and whoever left gives theirs back', () => {
		const door = filled(60, 1200);
		expect(door.people.order).toHaveLength(1200);
		expect(door.arrive('late')).toEqual(refuse('full'));
		door.leave('p7');
		expect(door.arrive('late')).not.toEqual(refuse('full'));
		expect(door.phone('phone of p7', { type: 'Arrive' })).toEqual(refuse('full'));
	});

	test('P22 there are four times as many places as people counted at the door, and two thousand at most', () => {
		expect(seatsOf(filled(400, 0).people).most).toBe(1600);
		expect(seatsOf(filled(5000, 0).people).most).toBe(2000);
		expect(seatsOf(filled(null, 0).people).most).toBe(1200);
	});

	test('P23 staff see how many places are taken, and how many there are; cards do not count', () => {
		const door = filled(31, 3);
		door.card('c', 1);
		door.leave('p0');
		expect(seatsOf(door.people)).toEqual({ taken: 2, most: 1200 });
	});
});

describe('places of nobody', () => {
	const hall = (...away: string[]) => {
		const door = new GivenPeople();
		for (const person of ['anna', 'ben', 'cora', 'dina']) door.arrive(person);
		door.stays = (person) => !away.includes(person);
		return door;
	};
	const free = (door: GivenPeople) => door.staff({ type: 'FreeSeats' });

	test('P24 one act frees the places of phones that are away and did nothing', () => {
		const door = hall('ben', 'cora');
		expect(free(door)).toEqual({ events: [{ type: 'SeatsFreed', persons: ['ben', 'cora'] }] });
		expect(door.people.order).toEqual(['anna', 'dina']);
		expect(recordOf(door.people.seats)).toEqual({ 'phone of anna': 'anna', 'phone of dina': 'dina' });
		expect(recordOf(door.people.persons)).not.toHaveProperty('ben');
		expect(presentCount(door.people)).toBe(2);
		expect(free(door)).toEqual({ events: [] });
	});

	test('P24 whoever has a name, was admitted, has a time of their own, has left, or holds a card keeps their place', () => {
		const door = hall('anna', 'ben', 'cora', 'dina', 'card');
		door.card('card');
		door.named('anna');
		door.staff({ type: 'SetAdmitted', person: 'ben', admitted: true });
		door.staff({ type: 'SetAllowance', person: 'cora', factor: 2 });
		door.leave('dina');
		expect(free(door)).toEqual({ events: [] });
	});

	test('P24 freeing the place of somebody who is not there changes nothing', () => {
		const door = hall();
		const before = door.people;
		door.apply({ type: 'SeatsFreed', persons: ['nobody', 'constructor'] });
		expect(door.people).toBe(before);
	});

	test('P26 a phone that comes back takes a new place, with a number that nobody had', () => {
		const door = hall('cora', 'dina');
		free(door);
		door.phone('phone of dina', { type: 'Arrive' }, 'dina again');
		const phones = door.people.order.map((id) => [id, onShelf(door.people.persons, id)?.phone]);
		expect(phones).toEqual([
			['anna', 1],
			['ben', 2],
			['dina again', 5]
		]);
	});

	test('P24 staff can free places as often as an attack comes', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		door.stays = (person) => person === 'anna' || person.startsWith('resident');
		for (let attack = 0; attack < 3; attack += 1) {
			for (let n = 0; n < 1200; n += 1) door.arrive(`${attack}-${n}`);
			expect(door.arrive(`resident-${attack}`)).toEqual(refuse('full'));
			free(door);
			expect(door.arrive(`resident-${attack}`)).not.toEqual(refuse('full'));
		}
		expect(door.people.order).toEqual(['anna', 'resident-0', 'resident-1', 'resident-2']);
	});
});

describe('a card', () => {
	test('P3 a card gets the lowest free number', () => {
		const door = new GivenPeople();
		door.card('a');
		door.card('b', 3);
		door.card('c');
		door.card('d');
		expect(numbers(door)).toEqual([1, 3, 2, 4]);
	});

	test('P3 a number is not given twice', () => {
		const door = new GivenPeople();
		door.card('a', 7);
		expect(door.card('b', 7)).toEqual(refuse('card-taken'));
	});

	test('P3 a card that was given back goes to a new person', () => {
		const door = new GivenPeople();
		door.card('a');
		door.leave('a');
		door.card('b');
		expect(recordOf(door.people.persons)).toMatchObject({
			a: { number: 1, present: false },
			b: { number: 1, present: true }
		});
	});

	test('P21 a card that is marked back is the same one, unless its number was given out', () => {
		const door = new GivenPeople();
		door.card('a');
		door.leave('a');
		door.staff({ type: 'MarkBack', person: 'a' });
		expect(recordOf(door.people.persons)).toMatchObject({ a: { number: 1, present: true, admitted: true } });
		expect(door.staff({ type: 'MarkBack', person: 'a' })).toEqual({ events: [] });
		door.leave('a');
		door.card('b');
		expect(door.staff({ type: 'MarkBack', person: 'a' })).toMatchObject({ refused: 'card-taken' });
		expect(door.staff({ type: 'MarkBack', person: 'nobody' })).toMatchObject({ refused: 'person-unknown' });
	});

	test('P21 a phone that is marked back has its seat, and must be seen anew', () => {
		const door = new GivenPeople();
		door.arrive('a');
		const before = door.people.seats;
		door.staff({ type: 'SetAdmitted', person: 'a', admitted: true });
		door.leave('a');
		expect(keysOn(door.people.seats)).toEqual([]);
		door.staff({ type: 'MarkBack', person: 'a' });
		expect(door.people.seats).toEqual(before);
		expect(recordOf(door.people.persons)).toMatchObject({ a: { present: true, admitted: false } });
	});

	test('P3 a card is refused once all 999 are out', () => {
		const door = new GivenPeople();
		for (let number = 1; number <= 999; number += 1) {
			door.apply({ type: 'CardGiven', person: `card ${number}`, number });
		}
		expect(door.card('one more')).toEqual(refuse('full'));
	});
});

describe('who is present', () => {
	test('P4 someone with neither phone nor card is present', () => {
		const door = new GivenPeople();
		door.someone('x');
		expect(onShelf(door.people.persons, 'x')).toMatchObject({ kind: 'someone', number: null, present: true });
	});

	test('P5 whoever left is not present, but stays in the history', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		door.someone('x');
		door.leave('x');
		expect(presentCount(door.people)).toBe(1);
		expect(door.people.order).toEqual(['anna', 'x']);
		expect(door.leave('x')).toEqual({ events: [] });
		expect(door.leave('constructor')).toEqual(refuse('person-unknown'));
	});

	test('P6 as many are present as were counted at the door, else everybody known', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		door.card('b');
		door.someone('x');
		expect(presentCount(door.people)).toBe(3);
		door.staff({ type: 'CountPresent', present: 41 });
		expect(presentCount(door.people)).toBe(41);
		expect(door.staff({ type: 'CountPresent', present: 41 })).toEqual({ events: [] });
		door.staff({ type: 'CountPresent', present: null });
		expect(presentCount(door.people)).toBe(3);
	});

	test.each(['Arrive', 'GiveCard', 'CountSomeone'] as const)('P17 %s takes no id of another', (type) => {
		const door = new GivenPeople();
		door.someone('taken');
		expect(door.phone('new phone', { type }, 'taken')).toEqual(refuse('id-taken'));
	});
});

describe('evolve', () => {
	const strange: PeopleEvent[] = [
		{ type: 'PersonLeft', person: 'constructor' },
		{ type: 'NameSet', person: 'nobody' },
		{ type: 'PersonForgotten', person: 'nobody' },
		{ type: 'PersonForgotten', person: 'anna' },
		{ type: 'AllowanceSet', person: 'nobody', factor: 2 },
		{ type: 'AllowanceSet', person: 'anna', factor: 1 },
		{ type: 'PresentCounted', present: null },
		{ type: 'CardGiven', person: 'anna', number: 7 },
		{ type: 'SomeoneCounted', person: 'anna' },
		{ type: 'LinkUsed', link: 'constructor', device: 'd' },
		{ type: 'LinkRevoked', link: 'nothing' }
	];
	test.each(strange)('P16 $type of $person changes nothing', (event) => {
		const door = new GivenPeople();
		door.arrive('anna');
		const before = door.people;
		door.apply(event);
		expect(door.people).toBe(before);
	});

	test('P16 what an event does not touch stays the same object', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		door.card('b');
		const before = door.people;
		door.staff({ type: 'SetAllowance', person: 'b', factor: 2 });
		expect(onShelf(door.people.persons, 'anna')).toBe(onShelf(before.persons, 'anna'));
		expect(door.people.order).toBe(before.order);
		expect(door.people.seats).toBe(before.seats);
		expect(door.people.links).toBe(before.links);
	});
});
