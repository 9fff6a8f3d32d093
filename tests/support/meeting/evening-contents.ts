// The contents of that evening: its votes, ideas and entries.
import { channels, type Channel } from '#meeting/frame.ts';
import type { Entry, Trace } from '#meeting/record/state.ts';
import type { Ballot, Vote } from '#meeting/vote/state.ts';
import type { Idea } from '#meeting/wall/state.ts';
import { emptyShelf } from '#stream/shelf.ts';
import { shelvedByKey } from '../shelved.ts';

export const minute = 60_000;
/** 22 November 2026, 18:00 in Paris. */
export const six = Date.UTC(2026, 10, 22, 17, 0);
export const closedAt = six + 120 * minute;

const vote = (id: string, rest: Partial<Vote> = {}): Vote => ({
	id,
	item: 'item-2',
	question: `told-question-${id}`,
	from: null,
	wall: null,
	kind: 'approval',
	options: ['for', 'against', 'abstain', 'none'].map((option) => ({ id: option, label: '' })),
	max: 1,
	secret: true,
	live: false,
	level: 'indicative',
	state: 'closed',
	round: 1,
	lastCall: null,
	unread: false,
	openedAt: null,
	ballots: emptyShelf,
	aside: emptyShelf,
	hands: null,
	covers: 'others',
	results: [],
	...rest
});
const split = (counts: Partial<Record<Channel, number>>): Record<Channel, number> => ({
	phone: 0,
	hand: 0,
	paper: 0,
	scribe: 0,
	...counts
});
export const votes = [
	vote('vote-1', {
		round: 2,
		results: [
			{
				round: 1,
				cast: 3,
				present: 38,
				channels: split({ phone: 3 }),
				counts: { for: 3 },
				openedAt: six,
				closedAt: six + minute
			},
			{
				round: 2,
				cast: 34,
				present: 38,
				channels: split({ phone: 29, hand: 5 }),
				counts: { for: 26, against: 5, abstain: 3, none: 0 },
				openedAt: six + 2 * minute,
				closedAt: six + 4 * minute
			}
		]
	}),
	vote('vote-2', {
		kind: 'several',
		max: 2,
		secret: false,
		level: 'coded',
		options: [
			{ id: 'a', label: 'told-option-a' },
			{ id: 'b', label: 'told-option-b' }
		],
		results: [
			{
				round: 1,
				cast: 2,
				present: 38,
				channels: split({ paper: 2 }),
				counts: { a: 2, b: 1 },
				openedAt: six,
				closedAt: six + minute,
				slips: 12
			}
		]
	}),
	vote('vote-3', { question: null, from: 'idea-1' }),
	vote('vote-4', { question: null, from: 'idea-5' }),
	vote('vote-0', { question: 'hush-prepared', state: 'prepared', round: 0 })
];
/** With this vote the meeting is still going on. */
export const openVote = vote('vote-5', {
	secret: false,
	state: 'open',
	ballots: shelvedByKey<Ballot>({
		'hush-person-1': { channel: 'phone', choice: ['for'] },
		'hush-person-3': { channel: 'hand', choice: ['against'] }
	}),
	hands: { counts: { for: 4, against: 1, abstain: 0, none: 0 }, people: 5 }
});

const idea = (number: number, rest: Partial<Idea> = {}): Idea => ({
	id: `idea-${number}`,
	wall: 'wall-1',
	person: 'hush-person-2',
	channel: channels[number % channels.length] ?? 'phone',
	words: `told-idea-${number}`,
	at: six,
	shownAt: six,
	state: 'shown',
	withdrawnBy: null,
	group: null,
	from: null,
	...rest
});
export const ideas = [
	idea(1, { group: 'group-1' }),
	idea(2, { group: 'group-1' }),
	idea(3),
	idea(4, { state: 'hidden', words: 'hush-idea-hidden', group: 'group-1' }),
	idea(5, { state: 'withdrawn', words: null, withdrawnBy: 'author' }),
	idea(6, { state: 'withdrawn', words: null, withdrawnBy: 'staff' }),
	idea(7, { state: 'waiting', words: 'hush-idea-waiting' })
];

const trace = (what: Trace['what'], rest: Partial<Trace> = {}): Trace => ({
	at: six + minute,
	by: 'scribe',
	what,
	before: null,
	kind: null,
	reason: null,
	...rest
});
export const entry = (id: string, rest: Partial<Entry> = {}): Entry => ({
	id,
	kind: 'quote',
	item: 'item-2',
	source: null,
	person: 'hush-person-1',
	named: false,
	aloud: false,
	words: `told-words-${id}`,
	against: null,
	who: null,
	when: '',
	official: null,
	version: 1,
	answer: null,
	slip: null,
	withdrawn: false,
	at: six,
	by: 'scribe',
	struck: false,
	traces: [],
	...rest
});
const before = {
	words: 'hush-before',
	against: 'hush-before',
	who: { group: 'hush-before' },
	when: 'hush-before',
	official: { name: 'hush-before', role: 'hush-before' }
} as const;
export const entries = [
	entry('entry-named', { named: true, source: { kind: 'turn', turn: 'hush-turn-a' } }),
	entry('entry-off', { person: 'hush-person-2', traces: [trace('edited', { before })] }),
	entry('entry-forgotten', { person: 'hush-person-6', named: true }),
	entry('entry-unasked', { person: 'hush-person-2', named: true }),
	entry('entry-guest', { person: 'hush-person-7' }),
	entry('entry-idea', { words: null, source: { kind: 'idea', idea: 'idea-1' } }),
	entry('entry-withdrawn', { words: null, source: { kind: 'idea', idea: 'idea-5' } }),
	entry('entry-decision', { kind: 'decision', source: { kind: 'vote', vote: 'vote-1' } }),
	entry('entry-action', { kind: 'action', who: { person: 'hush-person-2' }, when: 'told-when-action' }),
	entry('entry-group', { kind: 'action', who: { group: 'told-group-doer' } }),
	entry('entry-to-find', { kind: 'action', who: 'to-find' }),
	entry('entry-promise', {
		kind: 'commitment',
		official: { name: 'told-Martin', role: 'told-landlord' },
		when: 'told-when-promise'
	}),
	entry('entry-promise-2', {
		kind: 'commitment',
		item: 'item-1',
		official: { name: 'told-Martin', role: 'told-landlord' }
	}),
	entry('entry-disagreement', { kind: 'disagreement', against: 'told-against' }),
	entry('entry-question', { kind: 'question', item: null }),
	entry('entry-lost-item', { kind: 'question', item: 'item-gone' }),
	entry('entry-struck', {
		words: 'hush-struck',
		struck: true,
		traces: [trace('struck', { at: closedAt + 6 * minute, reason: 'told-reason-struck' })]
	}),
	entry('entry-late', {
		at: closedAt + 7 * minute,
		traces: [trace('edited', { at: closedAt + 8 * minute, by: 'facilitator', before })]
	})
];
