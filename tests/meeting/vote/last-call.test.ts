// How a round ends by itself, and how an opening by mistake is taken back.
import { describe, expect, test } from 'vitest';
import { decideVote } from '#meeting/vote/decide.ts';
import { evolveVotes } from '#meeting/vote/events.ts';
import { isRefusal } from '#meeting/frame.ts';
import type { BoxContent } from '#meeting/vote/state.ts';
import { viewStaffVote, viewVote } from '#meeting/vote/view.ts';
import { cast, open, openly, prepare, GivenVotes, vote1, vote2 } from '../../support/meeting/vote.ts';

const named = (round = 1) => ({ vote: vote1, round });
const callLast = (room: GivenVotes, round = 1) => room.ask({ type: 'CallLast', ...named(round) });
const cancel = (room: GivenVotes, round = 1) => room.ask({ type: 'CancelLastCall', ...named(round) });
const takeBack = (room: GivenVotes, round = 1) => room.ask({ type: 'TakeBackOpening', ...named(round) });

/** What the room does at the end of a last call. */
function carryOut(room: GivenVotes, box: BoxContent) {
	const cause = { id: 'due-000001', by: { role: 'host', device: 'host' }, at: room.at } as const;
	const around = { ...room.around, box: () => box };
	const decision = decideVote(room.votes, { type: 'CloseVote', ...named() }, cause, around);
	if (isRefusal(decision)) return decision;
	room.votes = decision.events.reduce((votes, event) => evolveVotes(votes, event, cause), room.votes);
	return decision.events;
}

describe('the last call', () => {
	test('V28 everybody sees when the round closes', () => {
		const room = openly();
		expect(callLast(room).events).toEqual([
			{ type: 'LastCallMade', vote: vote1, round: 1, endsAt: room.at + 5000 }
		]);
		expect(viewVote(room.vote, '').lastCall).toBe(room.at + 5000);
	});

	test('V28 until the end of the last call ballots and hands come in, and it may be called off', () => {
		const room = openly();
		callLast(room);
		expect(room.phone('phone-1', ['for']).refused).toBeNull();
		expect(room.hands({ for: 2 }).refused).toBeNull();
		expect(cancel(room).refused).toBeNull();
		expect(room.vote).toMatchObject({ state: 'open', lastCall: null });
		room.at += 60_000;
		expect(room.phone('phone-2', ['for']).refused).toBeNull();
		expect(cancel(room)).toMatchObject({ refused: null, events: [] });
	});

	test('V28 a second last call leaves the end as it is', () => {
		const room = openly();
		callLast(room);
		const { lastCall } = room.vote;
		expect(callLast(room)).toMatchObject({ refused: null, events: [] });
		expect(room.vote.lastCall).toBe(lastCall);
	});

	test('V28 from its end on ballots, hands and calling off get vote-closed, although the vote is still open', () => {
		const room = openly();
		callLast(room);
		room.at += 4000; // the next command comes at its very end
		expect(room.phone('phone-1', ['for']).refused).toBe('vote-closed');
		expect(room.hands({ for: 2 }).refused).toBe('vote-closed');
		expect(cancel(room).refused).toBe('vote-closed');
		expect(room.vote.state).toBe('open');
	});

	test('V28 a last call names an open round', () => {
		const room = new GivenVotes();
		expect(callLast(room).refused).toBe('vote-unknown');
		room.ask(prepare);
		expect(callLast(room).refused).toBe('vote-not-open');
		room.ask({ type: 'OpenVote', vote: vote1 });
		expect(callLast(room, 2).refused).toBe('other-round');
		room.close({ box: () => [] });
		expect(callLast(room).refused).toBe('vote-closed');
	});

	test('V28 closing at once ends the last call, and a second round begins without one', () => {
		const room = openly();
		callLast(room);
		expect(room.close().refused).toBeNull();
		expect(room.vote.lastCall).toBeNull();
		room.ask({ type: 'ReopenVote', ...named() });
		expect(room.vote).toMatchObject({ round: 2, lastCall: null });
	});

	test('V29 the room closes the vote as host', () => {
		const room = open();
		room.phone('phone-1', ['for']);
		callLast(room);
		room.at += 5000;
		expect(carryOut(room, [{ channel: 'phone', choice: ['for'] }])).toMatchObject([
			{ type: 'VoteClosed', result: { cast: 1, counts: { for: 1 } } }
		]);
	});

	test('V29 a vote whose box does not fit stays open, without a last call, and staff see why', () => {
		const room = open();
		room.phone('phone-1', ['for']);
		callLast(room);
		room.at += 5000;
		expect(carryOut(room, null)).toEqual([
			{ type: 'LastCallCancelled', vote: vote1, round: 1, unread: true }
		]);
		expect(room.vote).toMatchObject({ state: 'open', lastCall: null });
		expect(viewStaffVote(room.vote, '', 30).unread).toBe(true);
		expect(viewVote(room.vote, '')).not.toHaveProperty('unread');
		expect(room.phone('phone-2', ['for']).refused).toBeNull();
		expect(room.close({}, 1, true).refused).toBeNull();
		expect(room.vote).toMatchObject({ state: 'closed', unread: false });
	});
});

describe('an opening taken back', () => {
	test('V30 the vote is prepared as it was: it can be edited, removed and opened, and no round is told', () => {
		const room = openly();
		callLast(room);
		expect(takeBack(room).events).toEqual([{ type: 'OpeningTakenBack', vote: vote1, round: 1 }]);
		expect(room.vote).toMatchObject({ state: 'prepared', openedAt: null, lastCall: null, results: [] });
		expect(
			room.ask({ ...prepare, type: 'EditVote', vote: vote1, question: 'Deux bancs ?' }).refused
		).toBeNull();
		expect(room.ask({ ...prepare, open: true }, {}, vote2).refused).toBeNull();
	});

	test('V30 a ballot that is still on its way lands in no other round', () => {
		const room = openly();
		takeBack(room);
		expect(room.phone('phone-1', ['for'], 1).refused).toBe('vote-not-open');
		room.ask({ type: 'OpenVote', vote: vote1 });
		expect(room.phone('phone-1', ['for'], 1).refused).toBe('other-round');
		expect(room.phone('phone-1', ['for'], 2).refused).toBeNull();
		room.close({}, 2);
		expect(room.vote.results).toMatchObject([{ round: 1, cast: 1 }]);
	});

	test('V30 after an opening was taken back, the closing of the next one names its own box', () => {
		const room = open();
		takeBack(room);
		room.ask({ type: 'OpenVote', vote: vote1 });
		expect(room.close({ box: () => [] }, 2).events).toMatchObject([
			{ type: 'VoteClosed', round: 2, result: { round: 1 } }
		]);
	});

	test('V30 a vote whose reopening is taken back is closed with its former results', () => {
		const room = openly();
		room.phone('phone-1', ['for']);
		room.close();
		const before = room.vote;
		room.ask({ type: 'ReopenVote', ...named() });
		takeBack(room, 2);
		expect(room.vote).toEqual({ ...before, round: 2 });
		expect(room.ask({ type: 'ReopenVote', ...named(2) }).events).toMatchObject([{ round: 3 }]);
	});

	test('V30 taking back is refused once an answer is in, by ballot or by hand', () => {
		const room = openly();
		room.hands({ for: 1 });
		expect(takeBack(room).refused).toBe('vote-answered');
		const other = open();
		other.ask({ ...cast(['for']), person: 'card-1' });
		expect(takeBack(other).refused).toBe('vote-answered');
		other.close({ box: () => [{ channel: 'phone', choice: ['for'] }] });
		expect(takeBack(other).refused).toBe('vote-closed');
	});
});
