import { describe, expect, test } from 'vitest';
import { emptyShelf, onShelf } from '#stream/shelf.ts';
import { viewStaffVote } from '#meeting/vote/view.ts';
import { recordOf } from '../../support/shelved.ts';
import { evolveVotes } from '#meeting/vote/events.ts';
import { cast, facilitator, open, openly, several, vote1 } from '../../support/meeting/vote.ts';

const three = { ...several, secret: false, max: 2 };

describe('a ballot', () => {
	test.each([
		['an unknown option', ['z']],
		['what every object has', ['constructor']],
		['one option twice', ['a', 'a']],
		['more than may be chosen', ['a', 'b', 'c']],
		['nothing', []]
	])('V7 a ballot is refused with %s', (_, choice) => {
		const room = openly(three);
		expect(room.phone('phone-1', choice).refused).toBe('bad-choice');
		expect(room.vote.ballots).toEqual(emptyShelf);
	});
	test('V31 a choice is kept in the order in which it was given, open or secret', () => {
		const room = openly(three);
		room.phone('phone-1', ['c', 'a']);
		expect(onShelf(room.vote.ballots, 'phone-1')?.choice).toEqual(['c', 'a']);
		expect(open({ ...three, secret: true }).phone('phone-1', ['c', 'a']).sealed?.choice).toEqual(['c', 'a']);
	});
	test('V7 a later ballot of the same person replaces it, with its channel', () => {
		const room = openly();
		room.phone('phone-1', ['for']);
		room.staff('phone-1', ['against'], 'paper');
		expect(recordOf(room.vote.ballots)).toEqual({ 'phone-1': { channel: 'paper', choice: ['against'] } });
		room.phone('phone-1', ['abstain']);
		expect(recordOf(room.vote.ballots)).toEqual({ 'phone-1': { channel: 'phone', choice: ['abstain'] } });
		room.close();
		expect(room.vote.results[0]?.cast).toBe(1);
	});
	test('V8 residents answer for themselves, by phone', () => {
		const room = openly();
		const asResident = { author: 'phone-1', staff: false };
		expect(room.ask(cast(['for']), { author: null, staff: false }).refused).toBe('no-seat');
		expect(room.ask({ ...cast(['for']), person: 'phone-2' }, asResident).refused).toBe('not-yours');
		expect(room.ask({ ...cast(['for']), channel: 'paper' }, asResident).refused).toBeNull();
		expect(recordOf(room.vote.ballots)).toEqual({ 'phone-1': { channel: 'phone', choice: ['for'] } });
	});
	test('V8 staff answer for somebody present', () => {
		const room = openly();
		expect(room.ask(cast(['for'])).refused).toBe('person-unknown');
		expect(room.staff('gone-1', ['for']).refused).toBe('person-unknown');
		expect(room.staff('card-1', ['for'], 'hand').refused).toBeNull();
		expect(room.staff('card-2', ['for']).refused).toBeNull();
		expect(onShelf(room.vote.ballots, 'card-1')?.channel).toBe('hand');
		expect(onShelf(room.vote.ballots, 'card-2')?.channel).toBe('scribe');
	});
	test('V8 a secret answer came on paper, if staff say nothing else', () => {
		const room = open();
		room.staff('card-1', ['for']);
		expect(onShelf(room.vote.ballots, 'card-1')?.channel).toBe('paper');
	});
});

describe('a secret ballot', () => {
	test.each([
		['a phone', () => open().phone('phone-1', ['against']), 'phone-1', 'phone'],
		['a card', () => open().staff('card-7', ['against'], 'hand'), 'card-7', 'hand']
	] as const)('V9 the secret ballot of %s has its choice in the seal alone', (_, ask, person, channel) => {
		const { events, sealed } = ask();
		const ballot = { vote: vote1, round: 1, person, channel };
		expect(sealed).toEqual({ kind: 'ballot', ...ballot, choice: ['against'] });
		expect(events).toEqual([{ type: 'BallotCast', ...ballot, choice: null }]);
	});
	test('V9 a secret ballot leaves no trace of the choice in the state', () => {
		const chose = (choice: string) => {
			const room = open();
			room.phone('phone-1', [choice]);
			return room.votes;
		};
		expect(chose('for')).toEqual(chose('against'));
	});
	test('V9 an open ballot has no seal', () => {
		const { events, sealed } = openly().phone('phone-1', ['against']);
		expect(sealed).toBeUndefined();
		expect(events).toMatchObject([{ type: 'BallotCast', choice: ['against'] }]);
	});
	test('V14 a ballot that is found in the box without its event is counted again', () => {
		const room = open();
		const recover = {
			type: 'RecoverBallot',
			vote: vote1,
			round: 1,
			person: 'phone-1',
			channel: 'phone'
		} as const;
		expect(room.ask(recover).events).toEqual([{ ...recover, type: 'BallotRecovered' }]);
		expect(recordOf(room.vote.ballots)).toEqual({ 'phone-1': { channel: 'phone', choice: null } });
		expect(room.ask(recover)).toEqual({ refused: null, events: [], sealed: undefined });
	});
	test('V14 an open vote has no box to recover from', () => {
		const recover = {
			type: 'RecoverBallot',
			vote: vote1,
			round: 1,
			person: 'phone-1',
			channel: 'phone'
		} as const;
		expect(openly().ask(recover).refused).toBe('bad-choice');
	});
});

describe('raised hands', () => {
	test('V10 hands are those of people without a card, so that cards vote before and after the count', () => {
		const room = openly();
		room.hands({ for: 4 });
		expect(room.staff('card-1', ['for']).refused).toBeNull();
		room.hands({ for: 5 });
		expect(room.staff('card-2', ['against']).refused).toBeNull();
		room.close();
		expect(room.vote.results[0]).toMatchObject({ cast: 7, counts: { for: 6, against: 1 } });
	});
	test('V10 where staff say that the cards raised their hands, a card that has not answered is among the hands', () => {
		const room = openly();
		room.staff('card-1', ['for']);
		room.hands({ for: 4 }, undefined, 'cards');
		room.hands({ against: 1 });
		expect(room.staff('card-2', ['for']).refused).toBe('hands-counted');
		expect(room.staff('card-1', ['against']).refused).toBeNull();
		expect(room.phone('phone-1', ['for']).refused).toBeNull();
		room.hands({ for: 0, against: 0 });
		expect(room.staff('card-2', ['for']).refused).toBeNull();
	});
	test('V10 whoever has neither phone nor card is always among the counted hands', () => {
		const room = openly();
		room.staff('someone-1', ['for']);
		room.hands({ for: 1 });
		expect(room.staff('someone-2', ['for']).refused).toBe('hands-counted');
		expect(room.staff('someone-1', ['against']).refused).toBeNull();
		for (const other of ['phone-1', 'card-1']) expect(room.staff(other, ['for']).refused).toBeNull();
		room.hands({ for: 0 });
		expect(room.staff('someone-2', ['for']).refused).toBeNull();
	});
	test('V40 hands that covered the cards are counted anew before the cards vote apart', () => {
		const room = openly();
		room.hands({ for: 4 }, undefined, 'cards');
		expect(room.hands({}, undefined, 'others').refused).toBe('hands-counted');
		expect(room.hands({ for: 3 }, undefined, 'others').refused).toBe('hands-counted');
		expect(room.vote).toMatchObject({ hands: { people: 4 }, covers: 'cards' });
		const anew = { for: 3, against: 0, abstain: 0, none: 0 };
		expect(room.hands(anew, undefined, 'others').refused).toBeNull();
		expect(room.staff('card-2', ['for']).refused).toBeNull();
		expect(room.vote).toMatchObject({ hands: { people: 3 }, covers: 'others' });
	});
	test('V40 while no hand is counted, staff say it as they like; the next round begins with cards apart', () => {
		const room = openly();
		for (const covers of ['cards', 'others', 'cards'] as const) {
			expect(room.hands({}, undefined, covers).refused).toBeNull();
			expect([room.vote.covers, viewStaffVote(room.vote, '', 30).covers]).toEqual([covers, covers]);
		}
		room.close();
		room.ask({ type: 'ReopenVote', vote: vote1, round: 1 });
		expect(room.vote.covers).toBe('others');
	});
	test('V40 in a journal of a former version, the counted hands cover the cards', () => {
		const room = openly();
		const counts = { for: 4, against: 0, abstain: 0, none: 0 };
		const cause = { id: 'hands-00001', by: facilitator, at: 9000 };
		const counted = { type: 'HandsCounted', vote: vote1, round: 1, counts } as const;
		room.votes = evolveVotes(room.votes, { ...counted, people: 4 }, cause);
		expect(room.staff('card-2', ['for']).refused).toBe('hands-counted');
		room.votes = evolveVotes(room.votes, { ...counted, counts: {}, people: 0 }, cause);
		expect(room.vote.covers).toBe('others');
	});
	test('V41 the result says whom the counted hands covered, where somebody had a card', () => {
		for (const covers of ['cards', 'others'] as const) {
			const room = openly();
			room.around = { ...room.around, hasCards: true };
			room.hands({ for: 4 }, undefined, covers);
			room.close();
			expect(room.vote.results.at(-1)?.covers).toBe(covers);
		}
	});
	test('V41 without a hand or without a card it says nothing', () => {
		const [handless, cardless] = [openly(), openly()];
		handless.around = { ...handless.around, hasCards: true };
		cardless.hands({ for: 4 });
		for (const room of [handless, cardless]) {
			room.close();
			expect(room.vote.results).toHaveLength(1);
			expect(room.vote.results[0]).not.toHaveProperty('covers');
		}
	});
	test('V10 staff see whose ballots they cast', () => {
		const room = openly();
		room.staff('card-1', ['for']);
		room.phone('phone-1', ['for']);
		expect(viewStaffVote(room.vote, '', 30).cards).toEqual(['card-1']);
	});
	test('V11 hands are added to the phones, also in a secret vote', () => {
		const room = open();
		room.phone('phone-1', ['for']);
		expect(room.hands({ against: 3, for: 2 }).refused).toBeNull();
		const counts = { for: 2, against: 3, abstain: 0, none: 0 };
		expect(room.vote.hands).toEqual({ counts, people: 5 });
		expect(Object.keys(room.vote.hands?.counts ?? {})).toEqual(['for', 'against', 'abstain', 'none']);
	});
	test('V11 a new count replaces the former count of that option; all zero clears it', () => {
		const room = openly();
		room.hands({ for: 12 });
		room.hands({ for: 11, abstain: 1 });
		expect(room.vote.hands).toMatchObject({ counts: { for: 11, abstain: 1 }, people: 12 });
		room.hands({ for: 0 });
		expect(room.vote.hands).toMatchObject({ counts: { for: 0, abstain: 1 }, people: 1 });
		room.hands({ abstain: 0 });
		expect(room.vote.hands).toBeNull();
	});
	test('V11 if one choice is allowed there are as many people as hands, whatever else is said', () => {
		const room = openly();
		room.hands({ for: 3, against: 2 }, 40);
		expect(room.vote.hands?.people).toBe(5);
	});
	test.each([
		['fewer people than the largest count', { a: 3, b: 2 }, 2],
		['more people than hands', { a: 3, b: 2 }, 6],
		['people and no hand', {}, 4],
		['an option that is not there', { a: 3, for: 2 }, 4],
		['what every object has', { constructor: 2 }, 2]
	])('V11 with several choices, a count is refused when it has %s', (_, counts, people) => {
		const room = openly(three);
		expect(room.hands(counts, people).refused).toBe('bad-choice');
		expect(room.vote.hands).toBeNull();
	});
	test('V11 with several choices, people are counted apart', () => {
		const room = openly(three);
		expect(room.hands({ a: 3, b: 2 }, 4).refused).toBeNull();
		expect(room.vote.hands?.people).toBe(4);
		expect(room.hands({ a: 0, b: 0 }).refused).toBeNull();
		expect(room.vote.hands).toBeNull();
	});
	test.each([
		[{ a: 3, b: 2 }, 4],
		[{ a: 6 }, 6],
		[{ a: 0 }, 2],
		[{ c: 3 }, 4]
	])('V11 with several choices, four people as before where nobody says so: %o', (counts, people) => {
		const room = openly(three);
		room.hands({ a: 3, b: 2 }, 4);
		expect(room.hands(counts).refused).toBeNull();
		expect(room.vote.hands?.people).toBe(people);
	});
});
