import { describe, expect, test } from 'vitest';
import { refuse, type Behalf } from '#meeting/frame.ts';
import { resolveBehalf } from '#meeting/people/decide.ts';
import { GivenPeople } from '../../support/meeting/people.ts';

const resolve = (door: GivenPeople, behalf: Behalf, heard: string[] = [], busy: string[] = []) =>
	resolveBehalf(door.people, behalf, door.cause('cause'), {
		heard: (person) => heard.includes(person),
		busy: (person) => busy.includes(person)
	});
const counted = { person: 'cause.p', events: [{ type: 'SomeoneCounted', person: 'cause.p' }] };
const is = (person: string) => ({ person, events: [] });

function hall(...someones: string[]): GivenPeople {
	const door = new GivenPeople();
	door.arrive('anna');
	door.card('b');
	for (const person of someones) door.someone(person);
	return door;
}

describe('acting for a person', () => {
	test('P12 staff act for a person who is present', () => {
		expect(resolve(hall(), { person: 'b' })).toEqual(is('b'));
	});

	test('P12 staff do not act for somebody who left or never came', () => {
		const door = hall();
		door.leave('b');
		expect(resolve(door, { person: 'b' })).toEqual(refuse('person-unknown'));
		expect(resolve(door, { person: 'constructor' })).toEqual(refuse('person-unknown'));
	});
});

describe('acting for someone new', () => {
	test('P13 someone new is one more person counted', () => {
		expect(resolve(hall(), { someone: 'new' })).toEqual(counted);
	});

	test('P13 someone new is somebody who is there, was not heard, and is free', () => {
		expect(resolve(hall('x', 'y'), { someone: 'new' })).toEqual(is('x'));
		expect(resolve(hall('x', 'y'), { someone: 'new' }, ['x'])).toEqual(is('y'));
		expect(resolve(hall('x', 'y'), { someone: 'new' }, [], ['x'])).toEqual(is('y'));
		expect(resolve(hall('x', 'y'), { someone: 'new' }, ['x'], ['y'])).toEqual(counted);
	});

	test('P13 someone new is never somebody who left', () => {
		const door = hall('x');
		door.leave('x');
		expect(resolve(door, { someone: 'new' })).toEqual(counted);
	});
});

describe('acting for someone again', () => {
	test('P13 someone again is the first who was heard and is free', () => {
		expect(resolve(hall('x', 'y', 'z'), { someone: 'again' }, ['y', 'z'])).toEqual(is('y'));
		expect(resolve(hall('x', 'y', 'z'), { someone: 'again' }, ['y', 'z'], ['y'])).toEqual(is('z'));
	});

	test('P13 someone again means someone new if nobody fits: not heard yet, or counted', () => {
		expect(resolve(hall('x', 'y'), { someone: 'again' }, ['x'], ['x'])).toEqual(is('y'));
		expect(resolve(hall('x'), { someone: 'again' }, ['x', 'anna', 'b'], ['x'])).toEqual(counted);
	});

	test('P13 someone again is never somebody who left', () => {
		const door = hall('x');
		door.leave('x');
		expect(resolve(door, { someone: 'again' }, ['x'])).toEqual(counted);
	});
});
