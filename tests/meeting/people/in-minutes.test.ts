// Whether a first name may stand beside its owner's words in the minutes. Nobody says yes for somebody else.
import { onShelf } from '#stream/shelf.ts';
import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { mineOf } from '#meeting/mine.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { GivenPeople } from '../../support/meeting/people.ts';

function hall(): GivenPeople {
	const door = new GivenPeople();
	door.arrive('anna');
	door.card('card');
	door.someone('someone');
	return door;
}
const answerOf = (door: GivenPeople, person: string) => onShelf(door.people.persons, person)?.inMinutes;
const byStaff = (door: GivenPeople, person: string, inMinutes: boolean) =>
	door.staff({ type: 'SetNameInMinutes', person, inMinutes });
const byPhone = (door: GivenPeople, inMinutes: boolean) =>
	door.phone('phone of anna', { type: 'SetNameInMinutes', inMinutes });

describe('the answer about the name in the minutes', () => {
	test('P42 nobody was asked at first, and a first name alone is no answer', () => {
		const door = hall();
		expect(answerOf(door, 'anna')).toBeNull();
		door.named('anna');
		expect(answerOf(door, 'anna')).toBeNull();
	});

	test('P42 the answer is given with the first name, and can be changed at any time', () => {
		const door = hall();
		const given = { type: 'SetName', name: 'Anna', inMinutes: true } as const;
		expect(door.phone('phone of anna', given)).toMatchObject({
			events: [{ type: 'NameSet' }, { type: 'NameInMinutesSet', inMinutes: true }]
		});
		expect(answerOf(door, 'anna')).toBe(true);
		door.phone('phone of anna', { type: 'SetName', name: 'Anna B.' });
		expect(answerOf(door, 'anna')).toBe(true);
		byPhone(door, false);
		expect(answerOf(door, 'anna')).toBe(false);
		expect(byPhone(door, false)).toEqual({ events: [] });
		byPhone(door, true);
		expect(answerOf(door, 'anna')).toBe(true);
	});

	test('P42 a yes needs a first name, and goes with it', () => {
		const door = hall();
		expect(byPhone(door, true)).toEqual(refuse('no-name'));
		door.phone('phone of anna', { type: 'SetName', name: 'Anna', inMinutes: true });
		door.phone('phone of anna', { type: 'ForgetPerson' });
		expect(answerOf(door, 'anna')).toBeNull();
	});

	test('P43 staff note what a card or someone said aloud, and never a yes for a phone', () => {
		const door = hall();
		for (const person of ['card', 'someone', 'anna'])
			door.staff({ type: 'SetName', person, name: `name of ${person}` });
		byStaff(door, 'card', true);
		byStaff(door, 'someone', false);
		expect([answerOf(door, 'card'), answerOf(door, 'someone')]).toEqual([true, false]);
		expect(byStaff(door, 'anna', true)).toEqual(refuse('not-yours'));
		const named = { type: 'SetName', person: 'anna', name: 'Anna', inMinutes: true } as const;
		expect(door.staff(named)).toEqual(refuse('not-yours'));
		byPhone(door, true);
		expect(byStaff(door, 'anna', false)).toMatchObject({ events: [{ inMinutes: false }] });
	});

	test('P43 nobody answers for another phone, and staff say for whom', () => {
		const door = hall();
		const other = { type: 'SetNameInMinutes', person: 'card', inMinutes: false } as const;
		expect(door.phone('phone of anna', other)).toEqual(refuse('not-yours'));
		expect(door.phone('phone of nobody', { ...other, person: 'card' })).toEqual(refuse('no-seat'));
		expect(door.staff({ type: 'SetNameInMinutes', inMinutes: false })).toEqual(refuse('bad-command'));
		expect(byStaff(door, 'nobody', false)).toEqual(refuse('person-unknown'));
	});

	test('P44 another name by staff is a name about which a phone was not asked', () => {
		const door = hall();
		door.phone('phone of anna', { type: 'SetName', name: 'Anna', inMinutes: true });
		door.staff({ type: 'SetName', person: 'anna', name: 'Hanna' });
		expect(answerOf(door, 'anna')).toBeNull();
		door.staff({ type: 'SetName', person: 'card', name: 'Omar', inMinutes: true });
		door.staff({ type: 'SetName', person: 'card', name: 'Omar B.' });
		expect(answerOf(door, 'card')).toBe(true);
	});
});

describe('a no', () => {
	const [person, other, entry] = ['person-000001', 'person-000002', 'entry-000001'];
	const names = { [person]: 'Aïcha' };
	const toDo = { type: 'NoteEntry', kind: 'action', words: 'Appeler', who: { person } } as const;
	function agreed(): Play {
		const play = Play.open();
		play.does(phone(1), { type: 'Arrive' }, person);
		play.does(phone(2), { type: 'Arrive' }, other);
		play.does(phone(1), { type: 'SetName', name: 'Aïcha', inMinutes: false });
		play.does(scribe, toDo, entry);
		play.does(scribe, { type: 'NameEntry', entry, named: true, aloud: true });
		return play;
	}
	const namedIn = ({ meeting }: Play) => mineOf(meeting, names, 'device-1', null).namedIn;

	test('P45 a no takes back what was agreed aloud, even where the answer was no before', () => {
		const play = agreed();
		expect(namedIn(play)).toBe(1);
		play.does(phone(1), { type: 'SetNameInMinutes', inMinutes: false });
		expect(namedIn(play)).toBe(0);
		expect(onShelf(play.meeting.record.entries, entry)).toMatchObject({ named: false, aloud: false });
		expect(play.does(phone(1), { type: 'SetNameInMinutes', inMinutes: false })).toEqual([]);
	});

	test('P45 so does a no after the closing, and another person’s changes nothing', () => {
		const play = agreed();
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(phone(2), { type: 'SetNameInMinutes', inMinutes: false });
		expect(namedIn(play)).toBe(1);
		play.does(phone(1), { type: 'SetNameInMinutes', inMinutes: false });
		expect(namedIn(play)).toBe(0);
	});
});

describe('what was agreed aloud', () => {
	const [person, entry] = ['person-000001', 'entry-000001'];
	const toDo = { type: 'NoteEntry', kind: 'action', words: 'Appeler', who: { person } } as const;
	const leila = { type: 'SetName', person, name: 'Leila' } as const;
	/** Fatima does something, and agreed aloud to be named for it. */
	function agreed(kind: 'card' | 'phone'): Play {
		const play = Play.open();
		if (kind === 'card') play.does(scribe, { type: 'GiveCard' }, person);
		else play.does(phone(1), { type: 'Arrive' }, person);
		const fatima = { type: 'SetName', name: 'Fatima' } as const;
		if (kind === 'card') play.does(scribe, { ...fatima, person });
		else play.does(phone(1), fatima);
		play.does(scribe, toDo, entry);
		play.does(scribe, { type: 'NameEntry', entry, named: true, aloud: true });
		return play;
	}
	const minutesWith = ({ meeting }: Play, name: string) =>
		JSON.stringify(minutesOf(meeting, { [person]: name }));
	const noted = ({ meeting }: Play) => onShelf(meeting.record.entries, entry);

	test.each(['card', 'phone'] as const)(
		'P46 it goes with the name: the next name of a %s was not agreed to',
		(kind) => {
			const play = agreed(kind);
			expect(minutesWith(play, 'Fatima')).toContain('Fatima');
			play.does(scribe, { type: 'ForgetPerson', person });
			expect(noted(play)).toMatchObject({ named: true, aloud: false });
			play.does(scribe, leila);
			expect(minutesWith(play, 'Leila')).not.toContain('Leila');
		}
	);

	test('P46 it goes with the name after the closing too, and the trace tells that the name went', () => {
		const play = agreed('phone');
		play.does(facilitator, { type: 'CloseMeeting' });
		play.does(phone(1), { type: 'ForgetPerson' });
		expect(noted(play)).toMatchObject({ aloud: false, traces: [{ what: 'named' }, { what: 'unnamed' }] });
	});

	test.each(['card', 'phone'] as const)('P44 another name by staff takes it back, for a %s', (kind) => {
		const play = agreed(kind);
		play.does(scribe, leila);
		expect(noted(play)).toMatchObject({ named: true, aloud: false });
		expect(minutesWith(play, 'Leila')).not.toContain('Leila');
	});

	test('P44 a no of the phone stays a no, and is no yes to the other name', () => {
		const play = agreed('phone');
		play.does(phone(1), { type: 'SetNameInMinutes', inMinutes: false });
		play.does(scribe, { type: 'NameEntry', entry, named: true, aloud: true });
		play.does(scribe, leila);
		expect(onShelf(play.meeting.people.persons, person)?.inMinutes).toBe(false);
		expect(minutesWith(play, 'Leila')).not.toContain('Leila');
	});

	test('P44 whoever types another name for themselves still agrees', () => {
		const play = agreed('phone');
		play.does(phone(1), { type: 'SetName', name: 'Fatima B.' });
		expect(minutesWith(play, 'Fatima B.')).toContain('Fatima B.');
	});
});
