// A meeting with everything in it. Texts that begin with `hush-` may stand in no minutes; texts that begin with `told-` must.
import type { Item } from '#meeting/agenda/state.ts';
import { emptyMeeting, type Meeting } from '#meeting/meeting.ts';
import type { Names } from '#meeting/label.ts';
import type { Person } from '#meeting/people/state.ts';
import { unpublished, type Proposal } from '#meeting/publication/state.ts';
import { allUses } from '#meeting/record/consent.ts';
import type { SpokenTurn, Turn } from '#meeting/queue/state.ts';
import { shelved, shelvedByKey } from '#tests/support/shelved.ts';
import { closedAt, entries, ideas, minute, openVote, six, votes } from './evening-contents.ts';

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
	inMinutes: null,
	guest: null,
	phone: kind === 'phone' ? number : null,
	admitted: kind !== 'phone',
	allowance: 1,
	...rest
});
const persons = [
	person(1, 'phone', { named: true, inMinutes: true }),
	person(2, 'phone', { named: true }),
	person(3, 'card'),
	person(4, 'someone'),
	person(5, 'card', { present: false }),
	// Forgotten, though the row of the name is still there.
	person(6, 'phone'),
	person(7, 'someone', { guest: { name: 'told-Dupuis', role: 'told-mayor' } })
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
	inRound: false,
	...rest
});
const past = [
	spoken('a', 1),
	spoken('b', 2, { overMs: 30_000 }),
	spoken('c', 1, { kind: 'answer', inRound: true }),
	spoken('d', 3, { kind: 'technical', ms: 20_000 }),
	spoken('e', 4, { item: null }),
	spoken('f', 7)
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
	inRound: false,
	given: false
};

const proposal = (number: number, rest: Partial<Proposal> = {}): Proposal => ({
	id: `hush-proposal-${number}`,
	entry: 'entry-1',
	item: null,
	words: `told-proposal-${number}`,
	against: null,
	reason: `hush-why-${number}`,
	how: 'phone',
	person: 'hush-person-2',
	at: closedAt + 30 * minute,
	withdrawn: false,
	answer: null,
	...rest
});

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
		facilitator: 'told-facilitator',
		secretary: 'told-secretary',
		excused: 'told-excused',
		next: { date: '2026-12-10', time: '18:30', place: 'told-next-place' },
		salt: 'hush-salt',
		phase: 'closed',
		createdAt: six - 60 * minute,
		openedAt: six,
		zone: 'Europe/Paris',
		closedAt,
		presentAtClose: 38,
		stageAtClose: { kind: 'readback' },
		publishes: true,
		takenBack: [{ closedAt: closedAt - 9 * minute, at: closedAt - 7 * minute }],
		offRecord: [{ from: closedAt - 8 * minute, until: closedAt - 3 * minute }],
		masked: [{ at: closedAt + 7 * minute, by: 'facilitator', reason: 'told-reason-masked', places: 987_001 }],
		reopened: [{ at: closedAt + 5 * minute, reason: 'told-reason-reopened' }]
	},
	agenda: {
		items: byId(items),
		order: ids(items),
		stage: { kind: 'closing' },
		shownAt: null,
		current: null,
		since: null
	},
	people: {
		persons: shelved(persons),
		order: ids(persons),
		phones: 2,
		seats: shelvedByKey({ 'hush-device-1': 'hush-person-1', 'hush-device-2': 'hush-person-2' }),
		away: {},
		counted: 38,
		links: {
			'hush-link': {
				id: 'hush-link',
				role: 'scribe',
				hash: 'hush-hash',
				device: 'hush-device-staff',
				madeAt: six,
				usedAt: six,
				revoked: false
			}
		}
	},
	queue: {
		...emptyMeeting.queue,
		past,
		heard: ['hush-person-1', 'hush-person-7', 'hush-person-2', 'hush-person-4'],
		spoken: { 'hush-person-1': { turns: 2, ms: 4 * minute, byItem: { 'item-2': 2 } } },
		overrides: ['item-2', 'item-2', null]
	},
	votes: {
		votes: byId(votes),
		order: ids(votes),
		slips: { 'hush-slip-1': { id: 'hush-slip-1', number: 4711, hash: 'hush-slip-hash', isVoid: false } }
	},
	walls: {
		walls: {
			'wall-1': {
				id: 'wall-1',
				item: 'item-2',
				prompt: 'told-prompt',
				review: true,
				hidden: false,
				held: false,
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
	record: { entries: shelved(entries), order: ids(entries), notedAt: 0, slips: 0 },
	publication: {
		versions: [
			{ number: 1, at: closedAt + 60 * minute, how: 'by', by: 'told-readers', reason: '' },
			{ number: 2, at: closedAt + 90 * minute, how: 'together', by: '', reason: 'told-reason-version' }
		],
		proposals: [
			proposal(1, { answer: { outcome: 'refused', reason: 'told-reason-refused', at: closedAt } }),
			proposal(2, { entry: null, item: 'item-2', against: 'told-proposal-instead' }),
			proposal(3, { words: null, withdrawn: true })
		],
		copies: [
			{
				id: 'hush-copy',
				version: 1,
				edition: 'outside',
				document: 'brief',
				to: 'hush-mairie',
				at: closedAt + 100 * minute
			}
		]
	}
};

/** The same evening, in which the speaker of `entry-named` said yes to their words. */
export const withYes: Meeting = {
	...evening,
	record: {
		...evening.record,
		entries: shelved(
			entries.map((entry) =>
				entry.id === 'entry-named'
					? { ...entry, answer: { version: entry.version, uses: allUses, how: 'phone' as const, at: six } }
					: entry
			)
		)
	}
};

/** The same evening, somewhere in its middle. */
export const midway: Meeting = {
	...evening,
	about: {
		...evening.about,
		...{ phase: 'open', closedAt: null, presentAtClose: null, publishes: false, reopened: [] }
	},
	publication: unpublished,
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
		...evening.votes,
		votes: { ...evening.votes.votes, [openVote.id]: openVote },
		order: [...evening.votes.order, openVote.id]
	}
};

/** The strings of a value that begin so, each once, sorted. */
export function stringsIn(value: unknown, prefix: string): string[] {
	const found = new Set<string>();
	JSON.stringify(value, (key, each: unknown) => {
		for (const text of [key, each]) if (typeof text === 'string' && text.startsWith(prefix)) found.add(text);
		return each;
	});
	return [...found].sort();
}
