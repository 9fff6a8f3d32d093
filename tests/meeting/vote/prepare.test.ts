import { noVotes } from '#meeting/vote/state.ts';
import { emptyShelf } from '#stream/shelf.ts';
import { describe, expect, test } from 'vitest';
import {
	cast,
	item,
	open,
	openly,
	prepare,
	GivenVotes,
	several,
	vote1,
	vote2
} from '../../support/meeting/vote.ts';

const labels = (count: number) => Array.from({ length: count }, (_, index) => `Choix ${index}`);

describe('what a vote is made of', () => {
	test('V1 an approval has its four answers, in order, without labels', () => {
		const room = open();
		expect(room.vote.options).toEqual(['for', 'against', 'abstain', 'none'].map((id) => ({ id, label: '' })));
		expect(room.vote.max).toBe(1);
	});
	test.each([
		['approval with labels', { options: ['Oui', 'Non'] }],
		['one choice among one', { kind: 'one', options: ['Seul'] }],
		['one choice among thirteen', { kind: 'one', options: labels(13) }],
		['twice the same label', { kind: 'one', options: ['Parc', 'parc'] }],
		['one choice with two to choose', { kind: 'one', options: labels(3), max: 2 }],
		['more to choose than there is', { kind: 'several', options: labels(3), max: 4 }]
	] as const)('V1 a vote is refused with %s', (_, plan) => {
		const room = new GivenVotes();
		const { options, ...rest } = plan;
		expect(room.ask({ ...prepare, ...rest, options: [...options] }).refused).toBe('bad-choice');
		expect(room.votes.order).toEqual([]);
	});
	test('V1 options are named a, b, c up to twelve; in several, all of them may be chosen', () => {
		const room = open({ kind: 'several', options: labels(12) });
		expect(room.vote.options.map((option) => option.id).join('')).toBe('abcdefghijkl');
		expect(room.vote.max).toBe(12);
		expect(open({ ...several, max: 2 }).vote.max).toBe(2);
	});
	test.each([
		[{}, { secret: true, live: false }],
		[{ live: true }, { secret: false, live: true }],
		[{ secret: false }, { secret: false, live: false }]
	])('V2 a vote asked with %o is made with %o', (asked, made) => {
		expect(open(asked).vote).toMatchObject(made);
	});
	test('V2 a vote cannot be both secret and live', () => {
		expect(new GivenVotes().ask({ ...prepare, secret: true, live: true }).refused).toBe('secret-and-live');
	});
});

describe('a prepared vote', () => {
	test('V3 a prepared vote stands on the current item, or on the one that is named', () => {
		const room = new GivenVotes();
		room.ask(prepare);
		expect(room.vote).toMatchObject({ item, state: 'prepared', round: 0, openedAt: null });
		room.ask({ ...prepare, item: 'item-000002' }, { hasItem: () => true }, vote2);
		expect(room.votes.votes[vote2]?.item).toBe('item-000002');
		expect(room.votes.order).toEqual([vote1, vote2]);
	});
	test('V3 a vote without an item, or on an unknown one, is refused', () => {
		expect(new GivenVotes().ask(prepare, { current: null }).refused).toBe('item-unknown');
		expect(new GivenVotes().ask({ ...prepare, item: 'item-000002' }).refused).toBe('item-unknown');
	});
	test('V3 a prepared vote can be edited and removed until it is opened', () => {
		const room = new GivenVotes();
		room.ask(prepare);
		const edit = { ...several, type: 'EditVote', vote: vote1 } as const;
		expect(room.ask({ ...edit, question: 'Lequel ?' }).refused).toBeNull();
		expect(room.vote).toMatchObject({ question: 'Lequel ?', kind: 'several', max: 3, state: 'prepared' });
		expect(room.ask({ ...edit, max: 7 }).refused).toBe('bad-choice');
		expect(room.ask({ type: 'RemoveVote', vote: vote1 }).refused).toBeNull();
		expect(room.votes).toEqual(noVotes);
		expect(room.ask({ type: 'RemoveVote', vote: vote1 }).refused).toBe('vote-unknown');
		expect(room.ask(edit).refused).toBe('vote-unknown');
	});
	test('V3 an opened vote can be neither edited nor removed, even after it is closed', () => {
		const room = openly();
		const edit = { ...prepare, type: 'EditVote', vote: vote1 } as const;
		expect(room.ask(edit).refused).toBe('vote-opened');
		expect(room.ask({ type: 'RemoveVote', vote: vote1 }).refused).toBe('vote-opened');
		room.close();
		expect(room.ask(edit).refused).toBe('vote-opened');
		expect(room.ask({ type: 'RemoveVote', vote: vote1 }).refused).toBe('vote-opened');
	});
});

describe('opening', () => {
	test('V4 a second vote waits until the first is closed', () => {
		const room = openly();
		room.ask(prepare, {}, vote2);
		expect(room.ask({ type: 'OpenVote', vote: vote2 }).refused).toBe('vote-running');
		room.close();
		expect(room.ask({ type: 'OpenVote', vote: vote2 }).refused).toBeNull();
		expect(room.ask({ type: 'ReopenVote', vote: vote1, round: 1 }).refused).toBe('vote-running');
	});
	test('V4 nothing is prepared by an improvised vote beside an open one', () => {
		const room = openly();
		expect(room.ask({ ...prepare, open: true }, {}, vote2).refused).toBe('vote-running');
		expect(room.votes.order).toEqual([vote1]);
	});
	test('V5 opening begins round 1 with no ballot', () => {
		const room = new GivenVotes();
		room.ask(prepare);
		const { events } = room.ask({ type: 'OpenVote', vote: vote1 });
		expect(events).toEqual([{ type: 'VoteOpened', vote: vote1, round: 1 }]);
		expect(room.vote).toMatchObject({ state: 'open', round: 1, openedAt: room.at, ballots: {}, hands: null });
	});
	test('V5 an improvised vote is prepared and opened in one act', () => {
		const events = new GivenVotes().ask({ ...prepare, open: true }).events;
		expect(events.map((event) => event.type)).toEqual(['VotePrepared', 'VoteOpened']);
	});
	test('V5 a vote is not opened twice', () => {
		const room = openly();
		expect(room.ask({ type: 'OpenVote', vote: vote1 }).refused).toBe('vote-opened');
		room.close();
		expect(room.ask({ type: 'OpenVote', vote: vote1 }).refused).toBe('vote-closed');
		expect(room.ask({ type: 'OpenVote', vote: vote2 }).refused).toBe('vote-unknown');
	});
});

describe('the round', () => {
	const acts = (round: number) =>
		[
			{ ...cast(['for'], round), person: 'card-1' },
			{ type: 'CountHands', vote: vote1, round, counts: { for: 1 } },
			{ type: 'CloseVote', vote: vote1, round },
			{ type: 'RecoverBallot', vote: vote1, round, person: 'card-1', channel: 'phone' }
		] as const;
	const refusals = (room: GivenVotes, round: number) =>
		acts(round).map((command) => room.ask(command).refused);

	test('V6 nothing is taken before the vote opens', () => {
		const room = new GivenVotes();
		expect(new Set(refusals(room, 1))).toEqual(new Set(['vote-unknown']));
		room.ask(prepare);
		expect(new Set(refusals(room, 1))).toEqual(new Set(['vote-not-open']));
	});
	test('V6 a late answer never lands in another round', () => {
		const room = openly();
		expect(new Set(refusals(room, 2))).toEqual(new Set(['other-round']));
		room.close();
		expect(new Set(refusals(room, 1))).toEqual(new Set(['vote-closed']));
		room.ask({ type: 'ReopenVote', vote: vote1, round: 1 });
		expect(new Set(refusals(room, 1))).toEqual(new Set(['other-round']));
		expect(room.vote.ballots).toEqual(emptyShelf);
	});
	test('V6 if two facilitators close a vote at once, it is closed once', () => {
		const room = openly();
		expect(room.close().refused).toBeNull();
		expect(room.close().refused).toBe('vote-closed');
		expect(room.vote.results).toHaveLength(1);
	});
});
