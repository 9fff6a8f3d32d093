// A guest is a person with a function, and no resident: outside of every count, without a ballot.
import { onShelf } from '#stream/shelf.ts';
import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { mineOf } from '#meeting/mine.ts';
import { labelOf, viewPeople } from '#meeting/people/view.ts';
import { admittedCount, presentCount } from '#meeting/people/state.ts';
import { answered } from '#meeting/vote/tally.ts';
import { facilitator, phone, Play, scribe } from '#tests/support/meeting-play.ts';
import { GivenPeople } from '../../support/meeting/people.ts';

const mayor = { name: 'M. Roy', role: 'Maire' };

function hall(): GivenPeople {
	const door = new GivenPeople();
	door.arrive('anna');
	door.card('card');
	door.someone('someone');
	return door;
}

describe('a guest', () => {
	test('P47 a guest is called by name and function, whatever else they have', () => {
		const door = hall();
		door.guest('guest');
		for (const person of ['anna', 'card']) door.isGuest(person);
		const label = (person: string) => labelOf(door.people, { anna: 'Anna' }, person);
		expect(label('guest')).toEqual({ kind: 'guest', name: 'Mme Durand', role: 'Bailleur' });
		expect(label('anna')).toEqual({ kind: 'guest', ...mayor });
		expect(label('card')).toEqual({ kind: 'guest', ...mayor });
	});

	test('P47 a guest is counted nowhere: not among those present, not at the door, not at the round table', () => {
		const door = hall();
		door.guest('guest');
		expect(presentCount(door.people)).toBe(3);
		door.staff({ type: 'CountPresent', present: 40 });
		door.guest('another');
		expect(presentCount(door.people)).toBe(40);
		const seen = (speaking: string) => viewPeople(door.people, { heard: ['guest', 'anna'], speaking });
		expect(seen('guest')).toMatchObject({ present: 40, heard: 1, lit: null });
		expect(seen('anna')).toMatchObject({ heard: 1, lit: 0 });
		expect(seen('card')).toMatchObject({ heard: 1, lit: 1 });
	});

	test('P48 a guest is not admitted to checked votes, and one act for all phones passes over them', () => {
		const door = hall();
		door.isGuest('anna');
		const admit = (person: string) => door.staff({ type: 'SetAdmitted', person, admitted: true });
		expect(admit('anna')).toEqual(refuse('guest'));
		door.arrive('badi');
		door.staff({ type: 'CountPresent', present: 3 });
		expect(door.staff({ type: 'AdmitPhones' })).toMatchObject({ events: [{ person: 'badi' }] });
		expect(admittedCount(door.people)).toBe(3);
	});

	test('P24 the place of a guest with a phone is not freed', () => {
		const door = hall();
		door.stays = () => false;
		door.isGuest('anna');
		expect(door.staff({ type: 'FreeSeats' })).toEqual({ events: [] });
	});

	test.each(['someone', 'card'])('P13 someone is never a guest, nor a %s with a name', (named) => {
		const play = Play.open();
		play.does(scribe, { type: 'WelcomeGuest', ...mayor }, 'person-guest');
		play.does(scribe, { type: named === 'card' ? 'GiveCard' : 'CountSomeone' }, 'person-named');
		play.does(scribe, { type: 'SetName', person: 'person-named', name: 'Omar' });
		for (const someone of ['new', 'again'] as const) {
			const events = play.does(scribe, { type: 'RaiseHand', kind: 'speak', for: { someone } });
			expect(events[0]).toMatchObject({ type: 'SomeoneCounted' });
		}
	});
});

describe('whoever was taken for one or the other', () => {
	test('P50 a phone, a card and a someone turn out to be guests in one act, and back', () => {
		const door = hall();
		const before = door.people;
		for (const person of ['anna', 'card', 'someone']) {
			expect(door.isGuest(person)).toMatchObject({ events: [{ type: 'GuestSet', person }] });
			expect(door.isGuest(person)).toEqual({ events: [] });
		}
		expect(presentCount(door.people)).toBe(0);
		for (const person of ['anna', 'card', 'someone']) door.isResident(person);
		expect(door.people).toEqual(before);
		expect(door.isResident('someone')).toEqual({ events: [] });
		expect(door.isGuest('nobody')).toEqual(refuse('person-unknown'));
	});

	test('P50 name and function of a guest can be corrected', () => {
		const door = hall();
		door.guest('guest');
		door.isGuest('guest');
		expect(onShelf(door.people.persons, 'guest')?.guest).toEqual(mayor);
	});

	test('P50 the count at the door follows, if the person was in it', () => {
		const door = hall();
		door.staff({ type: 'CountPresent', present: 30 });
		door.isGuest('anna');
		expect(presentCount(door.people)).toBe(30);
		door.isResident('anna');
		door.isGuest('anna', true);
		expect(presentCount(door.people)).toBe(29);
		door.isResident('anna', true);
		expect(presentCount(door.people)).toBe(30);
		door.staff({ type: 'CountPresent', present: null });
		expect(door.isGuest('anna', true)).toMatchObject({ events: [{ type: 'GuestSet' }] });
		expect(presentCount(door.people)).toBe(2);
	});

	test('P50 nobody comes back to a checked vote beyond the number present', () => {
		const door = new GivenPeople();
		for (const person of ['anna', 'badi']) door.arrive(person);
		door.staff({ type: 'CountPresent', present: 1 });
		door.staff({ type: 'SetAdmitted', person: 'anna', admitted: true });
		door.isGuest('anna');
		door.staff({ type: 'SetAdmitted', person: 'badi', admitted: true });
		expect(door.isResident('anna')).toEqual(refuse('more-than-present'));
		expect(door.isResident('anna', true)).toMatchObject({ events: [{}, { present: 2 }] });
	});

	function counted(admitted: readonly string[], present: number): GivenPeople {
		const door = new GivenPeople();
		for (const person of ['anna', 'badi', 'chloe']) door.arrive(person);
		door.staff({ type: 'CountPresent', present });
		for (const person of admitted) door.staff({ type: 'SetAdmitted', person, admitted: true });
		return door;
	}

	test('P50 the count at the door does not fall below the admissions, unless the guest was among them', () => {
		const door = counted(['anna', 'badi'], 2);
		expect(door.isGuest('chloe', true)).toEqual(refuse('more-than-present'));
		expect(door.isGuest('chloe')).toMatchObject({ events: [{ person: 'chloe' }] });
		expect(door.isGuest('badi', true)).toMatchObject({ events: [{}, { present: 1 }] });
	});

	test('P50 a card and a someone come back as admitted, and so count among the admissions', () => {
		const door = hall();
		for (const person of ['card', 'someone']) door.isGuest(person);
		door.staff({ type: 'CountPresent', present: 1 });
		door.staff({ type: 'SetAdmitted', person: 'anna', admitted: true });
		for (const person of ['card', 'someone']) {
			expect(door.isResident(person)).toEqual(refuse('more-than-present'));
			expect(door.isResident(person, true)).toMatchObject({ events: [{}, {}] });
		}
	});

	test('P50 more admissions than a count that was set afterwards stop no act that adds none', () => {
		const door = counted(['anna', 'badi'], 2);
		door.staff({ type: 'CountPresent', present: 1 });
		for (const person of ['chloe', 'badi']) expect(door.isGuest(person)).not.toHaveProperty('refused');
	});

	test('P50 after the closing, the admissions stop no correction', () => {
		const door = counted(['anna', 'badi'], 2);
		door.open = false;
		expect(door.isGuest('chloe', true)).toMatchObject({ events: [{}, { present: 1 }] });
	});

	test('P50 the count at the door does not fall below the answers of an open checked vote', () => {
		const door = hall();
		door.staff({ type: 'CountPresent', present: 2 });
		door.checked = { answered: 2, has: (person) => person === 'card', hasAside: () => false };
		expect(door.isGuest('someone', true)).toEqual(refuse('more-than-present'));
		expect(door.isGuest('card', true)).toMatchObject({ events: [{ guest: mayor }, { present: 1 }] });
		door.checked = { answered: 1, has: () => false, hasAside: (person) => person === 'card' };
		expect(door.isResident('card')).toEqual(refuse('more-than-present'));
		expect(door.isResident('card', true)).toMatchObject({ events: [{}, { present: 2 }] });
	});
});

describe('in an open vote', () => {
	const vote = 'vote-000001';
	const plan = { type: 'PrepareVote', question: 'Un banc ?', kind: 'approval', open: true } as const;
	const yes = { type: 'CastBallot', vote, round: 1, choice: ['for'] } as const;
	const setGuest = (person: string, guest: typeof mayor | null) =>
		({ type: 'SetGuest', person, guest }) as const;
	function voted(secret: boolean): Play {
		const play = Play.open();
		for (const n of [1, 2]) play.does(phone(n), { type: 'Arrive' }, `person-00000${n}`);
		play.does(facilitator, { ...plan, options: [], secret, live: !secret }, vote);
		for (const n of [1, 2]) play.does(phone(n), yes);
		return play;
	}
	const now = (play: Play) => {
		const open = play.meeting.votes.votes[vote];
		if (!open) throw new Error('no vote');
		return open;
	};

	test('P48 a guest has no ballot: not by their phone, not by staff, not by a code, not out of the box', () => {
		const play = voted(true);
		play.does(scribe, setGuest('person-000001', mayor));
		expect(play.tries(phone(1), yes)).toBe('guest');
		expect(play.tries(scribe, { ...yes, person: 'person-000001' })).toBe('guest');
		const found = { vote, round: 1, person: 'person-000001', channel: 'phone' } as const;
		expect(play.tries({ role: 'host', device: 'host' }, { type: 'RecoverBallot', ...found })).toBe('guest');
		play.box = [{ channel: 'phone', choice: ['for'] }];
		play.does(facilitator, { type: 'CloseVote', vote, round: 1 });
		play.does({ role: 'host', device: 'host' }, { type: 'MakeSlips', hashes: ['code'] });
		play.does(facilitator, { ...plan, options: [], level: 'coded' }, 'vote-000002');
		const coded = { ...yes, vote: 'vote-000002', code: 'code' } as const;
		expect(play.tries(phone(1), coded)).toBe('guest');
		play.does(phone(2), coded);
	});

	test.each([true, false])(
		'P49 the ballot of a guest is set aside, and comes back with them as it was (secret: %s)',
		(secret) => {
			const play = voted(secret);
			const before = now(play);
			play.does(scribe, setGuest('person-000001', mayor));
			expect(answered(now(play))).toBe(1);
			expect(mineOf(play.meeting, {}, 'device-1', null).voted).toEqual({});
			play.does(scribe, setGuest('person-000001', null));
			expect(now(play)).toEqual(before);
		}
	);

	test('P49 what was set aside is in no result, and gone with the round', () => {
		const play = voted(true);
		play.does(scribe, setGuest('person-000001', mayor));
		play.box = [{ channel: 'phone', choice: ['against'] }];
		play.does(facilitator, { type: 'CloseVote', vote, round: 1 });
		expect(now(play).results[0]).toMatchObject({ cast: 1, present: 1, counts: { for: 0, against: 1 } });
		const closed = now(play);
		play.does(scribe, setGuest('person-000001', null));
		expect(now(play)).toBe(closed);
	});
});

describe('in the queue', () => {
	test('P47 a guest waits and speaks as anybody, beside the tour de table', () => {
		const play = Play.open();
		for (const n of [1, 2]) play.does(phone(n), { type: 'Arrive' }, `person-00000${n}`);
		play.does(scribe, { type: 'WelcomeGuest', ...mayor }, 'person-guest');
		play.does(scribe, { type: 'RaiseHand', kind: 'speak', for: { person: 'person-guest' } }, 'turn-guest1');
		play.does(facilitator, { type: 'StartRound' }, 'round-000001');
		const { waiting } = play.meeting.queue;
		expect(waiting['turn-guest1']?.inRound).toBe(false);
		expect(Object.values(waiting).map(({ person }) => person)).toHaveLength(3);
		play.does(scribe, { type: 'SetGuest', person: 'person-000001', guest: mayor });
		expect(Object.values(play.meeting.queue.waiting).map(({ person }) => person)).toEqual([
			'person-guest',
			'person-000002'
		]);
	});

	test('Q32 a tour de table begins with residents, and not for guests alone', () => {
		const play = Play.open();
		play.does(scribe, { type: 'WelcomeGuest', ...mayor }, 'person-guest');
		play.does(scribe, { type: 'RaiseHand', kind: 'speak', for: { person: 'person-guest' } });
		expect(play.tries(facilitator, { type: 'StartRound' })).toBe('queue-empty');
	});
});
