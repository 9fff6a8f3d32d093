import { describe, expect, test } from 'vitest';
import { evolveVotes } from '#meeting/vote/events.ts';
import { closeVote } from '#meeting/vote/decide.ts';
import type { BoxBallot } from '#meeting/vote/state.ts';
import type { VoteEvent } from '#meeting/vote/events.ts';
import { viewStaffVote, viewVote } from '#meeting/vote/view.ts';
import {
	facilitator,
	open,
	openly,
	prepare,
	GivenVotes,
	several,
	vote1,
	vote2
} from '../../support/meeting/vote.ts';

const none = { for: 0, against: 0, abstain: 0, none: 0 };
const inBox = (choice: unknown, channel: BoxBallot['channel'] = 'phone'): BoxBallot => ({ channel, choice });
const unread: [string, BoxBallot[] | null][] = [
	['missing', null],
	['short', [inBox(['for'])]],
	['too full', [inBox(['for']), inBox(['for']), inBox(['for'])]],
	['of another vote', [inBox(['a']), inBox({ a: 3 })]]
];

describe('the result', () => {
	test('V12 the result adds phones, papers, dictated answers and hands, and splits them by total', () => {
		const room = openly();
		const openedAt = room.at;
		room.phone('phone-1', ['for']);
		room.phone('phone-2', ['against']);
		room.staff('card-1', ['for'], 'paper');
		room.staff('card-2', ['none'], 'scribe');
		room.hands({ for: 5, abstain: 1 });
		room.close({ present: 28 });
		expect(room.vote.results).toEqual([
			{
				round: 1,
				cast: 10,
				present: 28,
				channels: { phone: 2, hand: 6, paper: 1, scribe: 1 },
				counts: { for: 7, against: 1, abstain: 1, none: 1 },
				openedAt,
				closedAt: room.at
			}
		]);
		expect(Object.keys(room.vote.results[0]?.counts ?? {})).toEqual(['for', 'against', 'abstain', 'none']);
	});
	test('V12 with several choices the result counts people once, and each choice', () => {
		const room = openly(several);
		room.phone('phone-1', ['a', 'b']);
		room.hands({ a: 3, c: 2 }, 4);
		room.close();
		expect(room.vote.results[0]).toMatchObject({ cast: 5, counts: { a: 4, b: 1, c: 2 } });
	});
	test('V12 staff are warned of more answers than people, and nothing is refused', () => {
		const room = openly();
		room.hands({ for: 30 });
		expect(viewStaffVote(room.vote, '', 30).tooMany).toBe(false);
		expect(room.phone('phone-1', ['for']).refused).toBeNull();
		expect(viewStaffVote(room.vote, '', 30).tooMany).toBe(true);
		room.close();
		expect(room.vote.results[0]).toMatchObject({ cast: 31, present: 30 });
		// The number present at that time, not the present number.
		expect(viewStaffVote(room.vote, '', 60).tooMany).toBe(true);
	});
	test('V13 the result of a secret round is what its box holds, and the hands', () => {
		const room = open();
		room.phone('phone-1', ['for']);
		room.staff('card-1', ['against'], 'paper');
		room.hands({ for: 2 });
		const asked: unknown[] = [];
		const box = (...named: unknown[]) => {
			asked.push(named);
			return [inBox(['against'], 'paper'), inBox(['for'])];
		};
		expect(room.close({ box }).refused).toBeNull();
		expect(asked).toEqual([[vote1, 1]]);
		expect(room.vote.results[0]).toMatchObject({
			cast: 4,
			channels: { phone: 1, hand: 2, paper: 1, scribe: 0 },
			counts: { ...none, for: 3, against: 1 }
		});
	});
	test.each(unread)('V13 a box that is %s closes nothing', (_, box) => {
		const room = open();
		room.phone('phone-1', ['for']);
		room.phone('phone-2', ['for']);
		expect(room.close({ box: () => box }).refused).toBe('box-mismatch');
		expect(room.vote.state).toBe('open');
		const cause = { id: 'close-00001', by: facilitator, at: 9 };
		expect(
			closeVote(room.votes, room.vote, cause, { present: 30, hasCards: false, box, mayBeLost: false })
		).toEqual({
			refused: 'box-mismatch'
		});
	});
	test.each(unread)(
		'V19 a vote whose box is %s closes only if the command accepts the loss, and readable ballots count',
		(_, box) => {
			const read = box?.length === 1 ? 1 : 0;
			const room = open();
			room.phone('phone-1', ['for']);
			room.staff('card-1', ['against'], 'paper');
			room.hands({ against: 2, abstain: 1 });
			expect(room.close({ box: () => box }).refused).toBe('box-mismatch');
			expect(room.close({ box: () => box }, 1, true).refused).toBeNull();
			expect(room.vote.results).toMatchObject([
				{
					cast: 3 + read,
					lost: 2 - read,
					channels: { phone: read, hand: 3, paper: 0, scribe: 0 },
					counts: { ...none, for: read, against: 2, abstain: 1 }
				}
			]);
			expect(viewVote(room.vote, '')).toMatchObject({ answered: 3 + read, results: [{ lost: 2 - read }] });
			expect(room.ask({ type: 'ReopenVote', vote: vote1, round: 1 }).refused).toBeNull();
		}
	);
	test('V19 no ballot can be thrown away if the box fits', () => {
		const room = open();
		room.phone('phone-1', ['for']);
		expect(room.close({ box: () => [inBox(['for'])] }, 1, true).refused).toBeNull();
		expect(room.vote.results).toMatchObject([{ cast: 1, counts: { ...none, for: 1 } }]);
		expect(room.vote.results[0]).not.toHaveProperty('lost');
		const unsealed = openly();
		unsealed.phone('phone-1', ['for']);
		expect(unsealed.close({}, 1, true).refused).toBeNull();
		expect(unsealed.vote.results[0]).toMatchObject({ cast: 1 });
		expect(unsealed.vote.results[0]).not.toHaveProperty('lost');
	});

	test('V19 a ballot that was read counts under the channel by which it came in', () => {
		const room = open();
		room.phone('phone-1', ['for']);
		room.staff('card-1', ['against'], 'paper');
		room.close({ box: () => [inBox(['against'], 'paper')] }, 1, true);
		expect(room.vote.results).toMatchObject([
			{ cast: 1, lost: 1, channels: { phone: 0, paper: 1 }, counts: { ...none, against: 1 } }
		]);
	});
	test.each([
		['no choice at all', 'for'],
		['nothing', []],
		['an option that is not there', ['maybe']],
		['the same twice', ['for', 'for']],
		['more than it may', ['for', 'against']],
		['of another shape', { for: 3 }]
	])('V26 a ballot from the box that says %s is unread', (_, choice) => {
		const room = open();
		room.phone('phone-1', ['for']);
		room.phone('phone-2', ['against']);
		const box = () => [inBox(choice), inBox(['against'])];
		expect(room.close({ box }).refused).toBe('box-mismatch');
		expect(room.close({ box }, 1, true).refused).toBeNull();
		expect(room.vote.results).toMatchObject([{ cast: 1, lost: 1, counts: { ...none, against: 1 } }]);
	});
	test('V26 a box that holds ballots of which none came in counts for nothing', () => {
		const room = open();
		room.hands({ for: 2 });
		expect(room.close({ box: () => [inBox(['against'])] }).refused).toBeNull();
		expect(room.vote.results).toMatchObject([{ cast: 2, counts: { ...none, for: 2 } }]);
		expect(room.vote.results[0]).not.toHaveProperty('lost');
	});

	test('V13 a secret round with hands alone needs no box', () => {
		const room = open();
		room.hands({ against: 9 });
		expect(room.close().refused).toBeNull();
		expect(room.vote.results[0]?.counts).toEqual({ ...none, against: 9 });
	});
});

describe('what is seen of a vote', () => {
	const seen = (room: GivenVotes) => viewVote(room.vote, 'Un banc de plus ?');

	test.each([
		['secret', open()],
		['hidden', openly()]
	])('V15 an open %s vote shows how many have answered, and no count', (_, room) => {
		room.phone('phone-1', ['for']);
		room.hands({ against: 4 });
		expect(seen(room)).toMatchObject({ answered: 5, counts: null, results: [] });
		expect(JSON.stringify(seen(room))).not.toContain('phone-1');
	});
	test('V15 a live vote shows its counts as they come', () => {
		const room = open({ live: true });
		room.phone('phone-1', ['for']);
		room.hands({ for: 1, against: 4 });
		expect(seen(room)).toMatchObject({ answered: 6, counts: { ...none, for: 2, against: 4 } });
	});
	test('V15 a prepared vote shows no counts, and says that nobody has answered', () => {
		const room = new GivenVotes();
		room.ask(prepare);
		expect(seen(room)).toMatchObject({ state: 'prepared', answered: 0, counts: null });
	});
	test('V15 once a vote is closed everybody sees the counts', () => {
		const room = openly();
		room.phone('phone-1', ['for']);
		room.close();
		expect(seen(room)).toMatchObject({ state: 'closed', answered: 1, counts: { ...none, for: 1 } });
	});
	test('V15 in a second round the first result stays in sight, and the new counts are hidden', () => {
		const room = openly();
		room.phone('phone-1', ['for']);
		room.close();
		room.ask({ type: 'ReopenVote', vote: vote1, round: 1 });
		expect(seen(room)).toMatchObject({ round: 2, answered: 0, counts: null, results: [{ round: 1 }] });
	});
});

describe('after closing', () => {
	test('V16 after closing nothing says who answered', () => {
		const room = openly();
		room.phone('phone-1', ['for']);
		room.hands({ for: 2 });
		room.close();
		expect(room.vote).toMatchObject({ state: 'closed', ballots: {}, hands: null });
		expect(viewStaffVote(room.vote, '', 30)).toMatchObject({ cards: [], hands: null });
	});
	test('V16 reopening begins a second round, and both results stay', () => {
		const room = openly();
		room.phone('phone-1', ['for']);
		room.close();
		expect(room.ask({ type: 'ReopenVote', vote: vote1, round: 1 }).refused).toBeNull();
		expect(room.vote).toMatchObject({ state: 'open', round: 2, openedAt: room.at, ballots: {} });
		room.phone('phone-1', ['against'], 2);
		room.close({}, 2);
		expect(room.vote.results.map(({ round, counts }) => [round, counts])).toEqual([
			[1, { ...none, for: 1 }],
			[2, { ...none, against: 1 }]
		]);
	});
	test('V16 reopening names the round that was closed', () => {
		const room = new GivenVotes();
		const reopen = (round: number) => room.ask({ type: 'ReopenVote', vote: vote1, round }).refused;
		expect(reopen(1)).toBe('vote-unknown');
		room.ask({ ...prepare, secret: false });
		expect(reopen(1)).toBe('vote-not-open');
		room.ask({ type: 'OpenVote', vote: vote1 });
		expect(reopen(1)).toBe('vote-opened');
		room.close();
		expect(reopen(2)).toBe('other-round');
		expect(reopen(1)).toBeNull();
		expect(reopen(1)).toBe('other-round');
	});
	test('V16 no round follows the ninety-ninth', () => {
		const room = openly();
		room.votes = { ...room.votes, votes: { [vote1]: { ...room.vote, round: 99, state: 'closed' } } };
		expect(room.ask({ type: 'ReopenVote', vote: vote1, round: 99 }).refused).toBe('vote-opened');
	});
});

describe('the question that an idea became', () => {
	const idea = 'idea-000001';
	const words = 'Des bancs à l’ombre';
	const there = { idea: (id: string) => (id === idea ? { item: 'item-000009', words } : null) };
	const withdrawn = { idea: () => ({ item: 'item-000009', words: null }) };
	const asked = () => {
		const room = new GivenVotes();
		expect(room.ask({ type: 'AskIdea', idea }, there).refused).toBeNull();
		return room;
	};

	test('V17 an idea becomes a secret approval, prepared on its item', () => {
		expect(asked().vote).toMatchObject({
			item: 'item-000009',
			from: idea,
			question: null,
			kind: 'approval',
			secret: true,
			live: false,
			state: 'prepared'
		});
	});
	test('V17 an unknown or withdrawn idea cannot become a question', () => {
		expect(new GivenVotes().ask({ type: 'AskIdea', idea: 'idea-000002' }, there).refused).toBe(
			'idea-unknown'
		);
		expect(new GivenVotes().ask({ type: 'AskIdea', idea }, withdrawn).refused).toBe('idea-withdrawn');
	});
	test('V17 an edit that leaves the question does not copy it', () => {
		const room = asked();
		const edit = { ...prepare, type: 'EditVote', vote: vote1, question: words, live: true } as const;
		room.ask(edit, there);
		expect(room.vote).toMatchObject({ question: null, from: idea, live: true });
		room.ask({ ...edit, question: 'Des bancs ?' }, there);
		expect(room.vote).toMatchObject({ question: 'Des bancs ?', from: idea });
		expect(JSON.stringify(room.votes)).not.toContain(words);
	});
	test('V17 the question goes with the idea: nothing can open until it has words again', () => {
		const room = asked();
		expect(room.ask({ type: 'OpenVote', vote: vote1 }, withdrawn).refused).toBe('idea-withdrawn');
		room.ask({ ...prepare, type: 'EditVote', vote: vote1 }, withdrawn);
		expect(room.ask({ type: 'OpenVote', vote: vote1 }, withdrawn).refused).toBeNull();
	});
	test('V17 no new round begins on withdrawn words', () => {
		const room = asked();
		room.ask({ type: 'OpenVote', vote: vote1 }, there);
		room.close();
		expect(room.ask({ type: 'ReopenVote', vote: vote1, round: 1 }, withdrawn).refused).toBe('idea-withdrawn');
	});
});

describe('what an event does not touch', () => {
	const cause = { id: 'cause-00001', by: facilitator, at: 5 };
	const about = (vote: string): VoteEvent[] => [
		{ type: 'VoteRemoved', vote },
		{ type: 'VoteOpened', vote, round: 1 },
		{ type: 'BallotCast', vote, round: 1, person: 'p', channel: 'phone', choice: null },
		{ type: 'HandsCounted', vote, round: 1, counts: {}, people: 0 }
	];

	test.each(['vote-000009', 'constructor'])(
		'V18 an event about %s, which is not there, changes nothing',
		(vote) => {
			const { votes } = openly();
			for (const event of about(vote)) expect(evolveVotes(votes, event, cause)).toBe(votes);
		}
	);
	test('V18 another vote stays the same object', () => {
		const room = openly();
		room.ask(prepare, {}, vote2);
		const before = room.votes.votes[vote2];
		room.phone('phone-1', ['for']);
		room.close();
		expect(room.votes.votes[vote2]).toBe(before);
	});
});
