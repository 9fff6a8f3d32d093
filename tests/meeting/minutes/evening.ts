// A meeting with everything in it. What begins with `hush-` may stand in no minutes; what begins with `told-` must.
import { channels, type Channel } from '#meeting/frame.ts';
import type { Item } from '#meeting/agenda/state.ts';
import { emptyMeeting, type Meeting } from '#meeting/meeting.ts';
import type { Names } from '#meeting/label.ts';
import type { Person } from '#meeting/people/state.ts';
import type { SpokenTurn, Turn } from '#meeting/queue/state.ts';
import type { Entry, Trace } from '#meeting/record/state.ts';
import type { Vote } from '#meeting/vote/state.ts';
import type { Idea } from '#meeting/wall/state.ts';

const minute = 60_000;
/** 22 November 2026, 18:00 in Paris. */
export const six = Date.UTC(2026, 10, 22, 17, 0);
export const closedAt = six + 120 * minute;

const byId = <T extends { readonly id: string }>(list: readonly T[]): Record<string, T> =>
	Object.fromEntries(list.map((each) => [each.id, each]));
const ids = (list: readonly { readonly id: string }[]) => list.map((each) => each.id);

const item = (id: string, title: string, rest: Partial<Item> = {}): Item => ({
	id,
	title,
	minutes: 20,
	rule: 'list',
	turnSeconds: 120,
	note: `hush-note-${id}`,
	spentMs: 0,
	visited: true,
	...rest
});
const items = [
	item('item-1', 'told-item-welcome', { minutes: 10, spentMs: 12 * minute }),
	item('item-2', 'told-item-lifts', { minutes: 40, rule: 'first-in-meeting', spentMs: 35 * minute }),
	item('item-3', 'told-item-ahead', { rule: 'round', visited: false })
];

const person = (number: number, kind: Person['kind'], rest: Partial<Person> = {}): Person => ({
	id: `hush-person-${number}`,
	kind,
	device: kind === 'phone' ? `hush-device-${number}` : null,
	number: kind === 'card' ? number : null,
	arrivedAt: six,
	present: true,
	named: false,
	allowance: 1,
	...rest
});
const persons = [
	person(1, 'phone', { named: true }),
	person(2, 'phone', { named: true }),
	person(3, 'card'),
	person(4, 'someone'),
	person(5, 'card', { present: false }),
	// Forgotten, though the row of the name is still there.
	person(6, 'phone')
];
export const names: Names = {
	'hush-person-1': 'told-Samira',
	'hush-person-2': 'hush-Joseph',
	'hush-person-6': 'hush-Forgotten'
};

const spoken = (id: string, who: number, rest: Partial<SpokenTurn> = {}): SpokenTurn => ({
	id: `hush-turn-${id}`,
	person: `hush-person-${who}`,
	kind: 'speak',
	channel: 'phone',
	item: 'item-2',
	startedAt: six,
	ms: 2 * minute,
	how: 'next',
	overMs: 0,
	...rest
});
const past = [
	spoken('a', 1),
	spoken('b', 2, { overMs: 30_000 }),
	spoken('c', 1, { kind: 'answer' }),
	spoken('d', 3, { kind: 'technical', ms: 20_000 }),
	spoken('e', 4, { item: null })
];
export const running: Turn = {
	id: 'hush-turn-f',
	person: 'hush-person-2',
	kind: 'speak',
	channel: 'phone',
	item: 'item-2',
	askedAt: six,
	seq: 6,
	answers: null,
	passed: 0,
	round: false
};

const vote = (id: string, rest: Partial<Vote> = {}): Vote => ({
	id,
	item: 'item-2',
	question: `told-question-${id}`,
	from: null,
	kind: 'approval',
	options: ['for', 'against', 'abstain', 'none'].map((option) => ({ id: option, label: '' })),
	max: 1,
	secret: true,
	live: false,
	state: 'closed',
	round: 1,
	openedAt: null,
	ballots: {},
	hands: null,
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
const votes = [
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
				closedAt: six + minute
			}
		]
	}),
	vote('vote-3', { question: null, from: 'idea-1', state: 'prepared', round: 0 }),
	vote('vote-4', { question: null, from: 'idea-5', state: 'prepared', round: 0 })
];
/** With this vote the meeting is still going on. */
export const openVote = vote('vote-5', {
	secret: false,
	state: 'open',
	ballots: {
		'hush-person-1': { channel: 'phone', choice: ['for'] },
		'hush-person-3': { channel: 'hand', choice: ['against'] }
	},
	hands: { counts: { for: 4, against: 1, abstain: 0, none: 0 }, people: 5 }
});

const idea = (number: number, rest: Partial<Idea> = {}): Idea => ({
	id: `idea-${number}`,
	wall: 'wall-1',
	person: 'hush-person-2',
	channel: channels[number % channels.length] ?? 'phone',
	words: `told-idea-${number}`,
	at: six,
	state: 'shown',
	withdrawnBy: null,
	group: null,
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

export const trace = (what: Trace['what'], rest: Partial<Trace> = {}): Trace => ({
	at: six + minute,
	by: 'scribe',
	what,
	before: null,
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
	words: `told-words-${id}`,
	against: null,
	who: null,
	when: '',
	official: null,
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
const entries = [
	entry('entry-named', { named: true, source: { kind: 'turn', turn: 'hush-turn-a' } }),
	entry('entry-off', { person: 'hush-person-2', traces: [trace('edited', { before })] }),
	entry('entry-forgotten', { person: 'hush-person-6', named: true }),
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

/** The evening, closed, and reopened once to correct its record. */
export const evening: Meeting = {
	...emptyMeeting,
	about: {
		id: 'hush-meeting',
		table: 'hush-table',
		tableName: 'told-Table des Rosiers',
		title: 'told-title',
		place: 'told-place',
		date: 'told-date',
		convener: 'told-convener',
		purpose: 'told-purpose',
		salt: 'hush-salt',
		phase: 'closed',
		createdAt: six - 60 * minute,
		openedAt: six,
		closedAt,
		presentAtClose: 38,
		reopened: [{ at: closedAt + 5 * minute, reason: 'told-reason-reopened' }]
	},
	agenda: {
		items: byId(items),
		order: ids(items),
		stage: { kind: 'closing' },
		current: null,
		since: null
	},
	people: {
		persons: byId(persons),
		order: ids(persons),
		seats: { 'hush-device-1': 'hush-person-1', 'hush-device-2': 'hush-person-2' },
		counted: 38,
		links: {
			'hush-link': {
				id: 'hush-link',
				role: 'scribe',
				hash: 'hush-hash',
				device: 'hush-device-staff',
				madeAt: six,
				revoked: false
			}
		}
	},
	queue: {
		...emptyMeeting.queue,
		past,
		heard: ['hush-person-1', 'hush-person-2', 'hush-person-4'],
		spoken: { 'hush-person-1': { turns: 2, ms: 4 * minute, byItem: { 'item-2': 2 } } },
		overrides: ['item-2', 'item-2', null]
	},
	votes: { votes: byId(votes), order: ids(votes) },
	walls: {
		walls: {
			'wall-1': {
				id: 'wall-1',
				item: 'item-2',
				prompt: 'told-prompt',
				review: true,
				state: 'closed',
				ideas: ids(ideas),
				groups: ['group-1'],
				changes: [
					{ change: 'hush-change', groups: [{ id: 'hush-group', name: 'hush-group-name', ideas: [] }] }
				]
			}
		},
		order: ['wall-1'],
		ideas: byId(ideas),
		groups: { 'group-1': { id: 'group-1', name: 'told-group', ideas: ['idea-2', 'idea-1', 'idea-4'] } }
	},
	record: { entries: byId(entries), order: ids(entries) }
};

/** The same evening, somewhere in its middle. */
export const midway: Meeting = {
	...evening,
	about: { ...evening.about, phase: 'open', closedAt: null, presentAtClose: null, reopened: [] },
	agenda: { ...evening.agenda, stage: { kind: 'vote', vote: 'vote-5' }, current: 'item-2', since: six },
	queue: {
		...evening.queue,
		waiting: { 'hush-turn-g': { ...running, id: 'hush-turn-g' } },
		floor: {
			turn: running,
			item: 'item-2',
			startedAt: six,
			pausedAt: null,
			pausedMs: 0,
			allowedMs: 120_000,
			overridden: false
		}
	},
	votes: {
		votes: { ...evening.votes.votes, [openVote.id]: openVote },
		order: [...evening.votes.order, openVote.id]
	}
};

/** The strings within a value that begin so, each once, sorted. */
export function stringsIn(value: unknown, prefix: string): string[] {
	const found = new Set<string>();
	JSON.stringify(value, (key, each: unknown) => {
		for (const text of [key, each]) if (typeof text === 'string' && text.startsWith(prefix)) found.add(text);
		return each;
	});
	return [...found].sort();
}
