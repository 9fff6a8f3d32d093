// The record in given/when/then: what happened, the command, the answer.
import { isRefusal, type Author, type Official, type RefusalCode } from '#meeting/frame.ts';
import type { RecordAround, RecordSight } from '#meeting/record/around.ts';
import type { RecordCommand } from '#meeting/record/commands.ts';
import { decideRecord } from '#meeting/record/decide.ts';
import { evolveRecord } from '#meeting/record/events.ts';
import { emptyRecord, type Entries, type Entry } from '#meeting/record/state.ts';
import type { RecordEvent } from '#meeting/record/events.ts';
import { viewEntries, viewStaffEntries, type EntryView, type StaffEntryView } from '#meeting/record/view.ts';
import { onShelf } from '#stream/shelf.ts';

export const scribe: Author = { role: 'scribe', device: 'scribe' };
export const item1 = 'item-000001';
export const item2 = 'item-000002';
export const idea = 'idea-000001';
export const vote = 'vote-000001';
export const ideaWords = 'Des bancs à l’ombre';

export const nothingElse = { against: null, who: null, when: '', official: null } as const;
export const quote = { type: 'NoteEntry', kind: 'quote', words: 'On attend depuis un an' } as const;
export const official = { name: 'Mme Durand', role: 'Bailleur' };
/** One valid line of each kind. */
export const lines = {
	quote,
	decision: { ...quote, kind: 'decision' },
	action: { ...quote, kind: 'action', who: { group: 'Les voisins' }, when: 'Lundi' },
	commitment: { ...quote, kind: 'commitment', official, when: 'En mars' },
	disagreement: { ...quote, kind: 'disagreement', against: 'C’est déjà bien' },
	question: { ...quote, kind: 'question' }
} as const;

export interface RecordOutcome {
	readonly refused: RefusalCode | null;
	readonly events: readonly RecordEvent[];
}

/** A record, and the meeting around it. Each command is decided, and carried out if it is accepted. */
export class GivenRecord {
	record: Entries = emptyRecord;
	/** First names by person. */
	names: Record<string, string> = {};
	/** What people said of their name in the minutes. Left out: they were not asked. */
	answers: Record<string, boolean> = {};
	guests: Record<string, Official> = {};
	withdrawn = false;
	today: string | null = null;
	/** The day of the meeting. */
	day: string | null = null;
	#asked = 0;

	readonly around: RecordAround = {
		current: item1,
		hasItem: (id) => [item1, item2].includes(id),
		hasVote: (id) => id === vote,
		hasCome: (id) => id.startsWith('person-'),
		named: (person) => person in this.names,
		inMinutes: (person) => this.answers[person] === true,
		author: null,
		staff: true,
		personOfTurn: (turn) => (turn.startsWith('turn-') ? turn.replace('turn', 'person') : undefined),
		ideaOf: (id) =>
			id === idea ? { item: item2, person: 'person-idea', words: this.withdrawn ? null : ideaWords } : null
	};
	/** A new object each time, because names and words may have changed. */
	get sight(): RecordSight {
		return {
			nameOf: (person) => this.names[person] ?? null,
			inMinutes: (person) => this.answers[person] ?? null,
			guestOf: (person) => this.guests[person] ?? null,
			wordsOfIdea: () => (this.withdrawn ? null : ideaWords),
			today: this.today,
			day: this.day
		};
	}

	ask(command: RecordCommand, more: Partial<RecordAround> = {}): RecordOutcome {
		const cause = { id: entryId((this.#asked += 1)), by: scribe, at: this.#asked * 1000 };
		const decision = decideRecord(this.record, command, cause, { ...this.around, ...more });
		if (isRefusal(decision)) return { refused: decision.refused, events: [] };
		this.record = decision.events.reduce((record, event) => evolveRecord(record, event, cause), this.record);
		return { refused: null, events: decision.events };
	}
	/** Notes it and gives its entry. */
	note(command: RecordCommand, more: Partial<RecordAround> = {}): Entry {
		const { refused } = this.ask(command, more);
		if (refused) throw new Error(refused);
		return this.entry(this.record.order.at(-1) ?? '');
	}
	entry(id: string): Entry {
		return found(onShelf(this.record.entries, id));
	}
	/** The entries under an item, in order. */
	under(item: string | null): string[] {
		return this.record.order.filter((id) => this.entry(id).item === item);
	}
	get seen(): EntryView[] {
		return viewEntries(this.record, this.sight);
	}
	get seenByStaff(): readonly StaffEntryView[] {
		return viewStaffEntries(this.record, this.sight);
	}
}

function found<T>(it: T | undefined): T {
	if (it === undefined) throw new Error('not there');
	return it;
}

/** The id of the entry that the n-th command makes. */
export const entryId = (n: number): string => `entry-${String(n).padStart(6, '0')}`;
export const strike = (entry: string, reason = ''): RecordCommand => ({ type: 'StrikeEntry', entry, reason });
export const name = (entry: string, named = true): RecordCommand => ({ type: 'NameEntry', entry, named });
export const agreed = (entry: string): RecordCommand => ({
	type: 'NameEntry',
	entry,
	named: true,
	aloud: true
});
/** Attached to the turn of `person-1`, unless the test names another turn. */
export const said = (turn = 'turn-1') => ({ ...quote, source: { kind: 'turn', turn } }) as const;
/** An action that `person-2` does, noted from the turn of `person-1`. */
export const taken = { ...said(), kind: 'action', who: { person: 'person-2' } } as const;
/** A room in which these people gave a first name, and agreed that it stands in the minutes. */
export function roomOf(names: Readonly<Record<string, string>>): GivenRecord {
	const room = new GivenRecord();
	room.names = { ...names };
	room.answers = Object.fromEntries(Object.keys(names).map((person) => [person, true]));
	return room;
}
