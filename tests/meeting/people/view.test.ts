import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewPeople, viewPersons } from '#meeting/people/view.ts';
import { GivenPeople } from '../../support/meeting/people.ts';

const hall = (...people: string[]): GivenPeople => {
	const door = new GivenPeople();
	for (const person of people) door.arrive(person);
	return door;
};

test('P14 everybody sees how many are present, and how many were heard', () => {
	const { people } = hall('anna', 'badi', 'cleo');
	expect(viewPeople(people, { heard: ['badi'], speaking: null })).toEqual({
		present: 3,
		counted: false,
		heard: 1,
		lit: null
	});
});

test('P14 the number present is the count at the door, once somebody counted', () => {
	const door = hall('anna');
	door.staff({ type: 'CountPresent', present: 30 });
	expect(viewPeople(door.people, { heard: [], speaking: null })).toMatchObject({
		present: 30,
		counted: true
	});
});

test('P14 the lit seat is one’s own, or the next to fill', () => {
	const { people } = hall('anna', 'badi', 'cleo');
	const lit = (speaking: string) => viewPeople(people, { heard: ['badi', 'anna'], speaking }).lit;
	expect(lit('anna')).toBe(1);
	expect(lit('badi')).toBe(0);
	expect(lit('cleo')).toBe(2);
});

test('P14 nobody who was heard and left makes a seat beyond the table', () => {
	const some = fc.subarray(['anna', 'badi', 'cleo', 'dora', 'emil']);
	fc.assert(
		fc.property(
			some,
			some,
			fc.option(fc.nat(6)),
			fc.constantFrom(null, 'anna', 'emil'),
			(heard, left, counted, speaking) => {
				const door = hall('anna', 'badi', 'cleo', 'dora', 'emil');
				for (const person of left) door.leave(person);
				door.staff({ type: 'CountPresent', present: counted });
				const seen = viewPeople(door.people, { heard, speaking });
				expect(seen.present).toBe(counted ?? 5 - left.length);
				expect(seen.heard).toBe(Math.min(heard.length, seen.present));
				expect(seen.lit !== null).toBe(speaking !== null && seen.present > 0);
				expect(seen.lit ?? 0).toBeLessThan(Math.max(1, seen.present));
			}
		)
	);
});

test('P15 staff see each person, in order of arrival', () => {
	const door = hall('anna');
	door.card('b', 7);
	door.someone('x');
	door.leave('x');
	door.phone('phone of anna', { type: 'SetName', name: 'Anna', inMinutes: true });
	const seen = viewPersons(door.people, {
		signs: null,
		names: { anna: 'Anna' },
		connected: new Set(['anna']),
		heard: ['b'],
		turnOf: (person) => (person === 'b' ? 'turn of b' : null)
	});
	const quiet = { present: true, connected: false, heard: false, allowance: 1, turn: null, guest: null };
	const base = { ...quiet, inMinutes: null, number: null, phone: null, admitted: true };
	const phone = { phone: 1, inMinutes: true, admitted: false, connected: true };
	expect(seen).toEqual([
		{ ...base, id: 'anna', kind: 'phone', label: { kind: 'name', name: 'Anna' }, ...phone },
		{
			...base,
			id: 'b',
			kind: 'card',
			number: 7,
			label: { kind: 'card', number: 7 },
			heard: true,
			turn: 'turn of b'
		},
		{ ...base, id: 'x', kind: 'someone', label: { kind: 'someone' }, present: false }
	]);
	expect(JSON.stringify(seen)).not.toContain('phone of');
});
