import { onShelf } from '#stream/shelf.ts';
import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { GivenPeople } from '../../support/meeting/people.ts';

const admit = (door: GivenPeople, person: string, admitted = true) =>
	door.staff({ type: 'SetAdmitted', person, admitted });
const isAdmitted = (door: GivenPeople, person: string) => onShelf(door.people.persons, person)?.admitted;

describe('a phone that staff have seen', () => {
	test('P18 staff admit a phone, and take it back', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		expect(isAdmitted(door, 'anna')).toBe(false);
		admit(door, 'anna');
		expect(isAdmitted(door, 'anna')).toBe(true);
		expect(admit(door, 'anna')).toEqual({ events: [] });
		admit(door, 'anna', false);
		expect(isAdmitted(door, 'anna')).toBe(false);
	});

	test('P18 only a phone that is there can be admitted', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		admit(door, 'anna');
		door.leave('anna');
		expect(admit(door, 'anna')).toEqual(refuse('person-unknown'));
		expect(admit(door, 'nobody')).toEqual(refuse('person-unknown'));
		expect(admit(door, 'anna', false)).toMatchObject({ events: [{ admitted: false }] });
	});

	test('P18 a phone stays admitted while its ballot is in', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		admit(door, 'anna');
		door.checked = { answered: 1, has: (person) => person === 'anna', hasAside: () => false };
		expect(admit(door, 'anna', false)).toEqual(refuse('has-answered'));
	});

	test('P19 a phone that left must be seen anew when it comes back', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		admit(door, 'anna');
		door.leave('anna');
		door.phone('phone of anna', { type: 'Arrive' }, 'again');
		expect(isAdmitted(door, 'anna')).toBe(false);
	});

	test('P18 a card and someone are admitted by whoever gave or counted them', () => {
		const door = new GivenPeople();
		door.card('card');
		door.someone('someone');
		expect([isAdmitted(door, 'card'), isAdmitted(door, 'someone')]).toEqual([true, true]);
		expect(admit(door, 'card', false)).toEqual({ events: [] });
	});

	test('P20 a phone keeps its number, given by order of coming, whoever came between', () => {
		const door = new GivenPeople();
		door.arrive('anna');
		door.card('card');
		door.arrive('ben');
		door.leave('anna');
		door.arrive('cora');
		door.phone('phone of anna', { type: 'Arrive' }, 'again');
		const numbers = door.people.order.map((id) => onShelf(door.people.persons, id)?.phone);
		expect(numbers).toEqual([1, null, 2, 3]);
	});
});

describe('never more admitted than present', () => {
	const counted = (present: number | null) => {
		const door = new GivenPeople();
		for (const person of ['anna', 'ben', 'cora']) door.arrive(person);
		door.card('card');
		door.staff({ type: 'CountPresent', present });
		return door;
	};

	test('P19 the phone that would be one too many is refused', () => {
		const door = counted(2);
		expect(admit(door, 'anna')).toMatchObject({ events: [{ type: 'AdmissionSet' }] });
		expect(admit(door, 'ben')).toEqual(refuse('more-than-present'));
		door.staff({ type: 'CountPresent', present: 3 });
		expect(admit(door, 'ben')).toMatchObject({ events: [{ person: 'ben', admitted: true }] });
	});

	test('P19 whoever left makes room', () => {
		const door = counted(2);
		admit(door, 'anna');
		door.leave('anna');
		expect(admit(door, 'ben')).toMatchObject({ events: [{ person: 'ben' }] });
	});

	test('P19 all phones are admitted at once if they are no more than present', () => {
		expect(counted(null).staff({ type: 'AdmitPhones' })).toEqual(refuse('not-counted'));
		const few = counted(3);
		expect(few.staff({ type: 'AdmitPhones' })).toEqual(refuse('more-than-present'));
		expect(isAdmitted(few, 'anna')).toBe(false);
		const enough = counted(4);
		admit(enough, 'ben');
		expect(enough.staff({ type: 'AdmitPhones' })).toMatchObject({
			events: [{ person: 'anna' }, { person: 'cora' }]
		});
		expect(enough.staff({ type: 'AdmitPhones' })).toEqual({ events: [] });
	});
});

describe('the count at the door, while a checked vote is open', () => {
	test('V22 the count is neither taken back nor set below the number of answers', () => {
		const door = new GivenPeople();
		door.staff({ type: 'CountPresent', present: 12 });
		door.checked = { answered: 10, has: () => false, hasAside: () => false };
		expect(door.staff({ type: 'CountPresent', present: null })).toEqual(refuse('not-counted'));
		expect(door.staff({ type: 'CountPresent', present: 9 })).toEqual(refuse('more-than-present'));
		expect(door.staff({ type: 'CountPresent', present: 10 })).toMatchObject({ events: [{ present: 10 }] });
	});
});
