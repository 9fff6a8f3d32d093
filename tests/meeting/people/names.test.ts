import { onShelf } from '#stream/shelf.ts';
import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { labelOf } from '#meeting/people/view.ts';
import { GivenPeople } from '../../support/meeting/people.ts';

const names = { anna: 'Anna', b: 'Badi', x: 'Xenia' };

function hall(): GivenPeople {
	const door = new GivenPeople();
	door.arrive('anna');
	door.card('b', 7);
	door.someone('x');
	return door;
}

describe('a first name', () => {
	test('P7 a first name is sealed, and its event does not hold it', () => {
		const door = hall();
		expect(door.named('anna')).toEqual({
			events: [{ type: 'NameSet', person: 'anna' }],
			sealed: { kind: 'name', person: 'anna', name: 'name of anna' }
		});
		expect(JSON.stringify(door.people)).not.toContain('name of anna');
	});

	test('P7 residents give only their own name, from their seat', () => {
		const door = hall();
		const give = (device: string, person: string) =>
			door.phone(device, { type: 'SetName', person, name: 'Zoé' });
		expect(give('phone of anna', 'anna')).toMatchObject({ sealed: { person: 'anna' } });
		expect(give('phone of anna', 'b')).toEqual(refuse('not-yours'));
		expect(door.named('stranger')).toEqual(refuse('no-seat'));
	});

	test('P7 staff write down the name of the person whom they name', () => {
		const door = hall();
		expect(door.staff({ type: 'SetName', person: 'b', name: 'Badi' })).toMatchObject({
			sealed: { kind: 'name', person: 'b', name: 'Badi' }
		});
		expect(door.staff({ type: 'SetName', name: 'Badi' })).toEqual(refuse('bad-command'));
		const ofNobody = { type: 'SetName', person: 'constructor', name: 'Badi' } as const;
		expect(door.staff(ofNobody)).toEqual(refuse('person-unknown'));
	});

	test('P8 a person can have their own name forgotten', () => {
		const door = hall();
		door.named('anna');
		expect(labelOf(door.people, names, 'anna')).toEqual({ kind: 'name', name: 'Anna' });
		door.phone('phone of anna', { type: 'ForgetPerson' });
		expect(labelOf(door.people, names, 'anna')).toEqual({ kind: 'resident' });
	});

	test('P8 staff can have a name forgotten; a card keeps its number', () => {
		const door = hall();
		door.staff({ type: 'SetName', person: 'b', name: 'Badi' });
		door.staff({ type: 'ForgetPerson', person: 'b' });
		expect(labelOf(door.people, names, 'b')).toEqual({ kind: 'card', number: 7 });
		expect(door.staff({ type: 'ForgetPerson', person: 'b' })).toEqual({ events: [] });
	});

	test('P8 nobody else can have a name forgotten', () => {
		const door = hall();
		const forget = { type: 'ForgetPerson', person: 'b' } as const;
		expect(door.phone('phone of anna', forget)).toEqual(refuse('not-yours'));
		expect(door.phone('phone of nobody', forget)).toEqual(refuse('no-seat'));
		expect(door.staff({ type: 'ForgetPerson' })).toEqual(refuse('bad-command'));
	});
});

describe('how a person is called', () => {
	test('P10 a person without a name is called by their card, a resident, or someone', () => {
		const { people } = hall();
		expect(labelOf(people, names, 'anna')).toEqual({ kind: 'resident' });
		expect(labelOf(people, names, 'b')).toEqual({ kind: 'card', number: 7 });
		expect(labelOf(people, names, 'x')).toEqual({ kind: 'someone' });
	});

	test('P10 a person is called by their first name if one was given and still exists', () => {
		const door = hall();
		for (const person of ['b', 'x']) door.staff({ type: 'SetName', person, name: 'as in names' });
		expect(labelOf(door.people, names, 'b')).toEqual({ kind: 'name', name: 'Badi' });
		expect(labelOf(door.people, names, 'x')).toEqual({ kind: 'name', name: 'Xenia' });
		expect(labelOf(door.people, {}, 'b')).toEqual({ kind: 'card', number: 7 });
	});

	test('P10 whoever is not known is called a resident', () => {
		const { people } = hall();
		expect(labelOf(people, names, null)).toEqual({ kind: 'resident' });
		expect(labelOf(people, names, 'constructor')).toEqual({ kind: 'resident' });
	});
});

test('P9 staff set the allowance of a person', () => {
	const door = hall();
	door.staff({ type: 'SetAllowance', person: 'b', factor: 1.5 });
	expect(onShelf(door.people.persons, 'b')?.allowance).toBe(1.5);
	expect(door.staff({ type: 'SetAllowance', person: 'b', factor: 1.5 })).toEqual({ events: [] });
	const ofNobody = { type: 'SetAllowance', person: 'constructor', factor: 2 } as const;
	expect(door.staff(ofNobody)).toEqual(refuse('person-unknown'));
});
