// Who sees what of the record. Everybody: entries that are not struck, without who said them, unless that entry's switch
// is on and a first name was given. Officials are named. Staff: besides, struck ones, the traces, and the turn an entry
// is attached to: everybody saw who spoke in a turn, so that its id would tell whose words they are.
import { between } from '#stream/between.ts';
import { calendarDate } from '#stream/calendar-date.ts';
import type { Role } from '../frame.ts';
import type { Label } from '../label.ts';
import { goingOn, goingOnEach, remembered } from '#stream/remembered.ts';
import { inOrder, inOrderSince } from '#stream/shelf.ts';
import type { RecordSight } from './around.ts';
import { doerOf, personNamedBy } from './attribution.ts';
import type { EntryKind } from './kinds/kinds.ts';
import type { Doer, Entries, Entry, Official, Source, Trace } from './state.ts';

export interface EntryView {
	readonly id: string;
	readonly kind: EntryKind;
	readonly item: string | null;
	/** Null: withdrawn. */
	readonly words: string | null;
	readonly against: string | null;
	/** Who said it: `resident` unless switched on. */
	readonly speaker: Label;
	/** Who does it. */
	readonly who:
		| { readonly kind: 'to-find' }
		| { readonly kind: 'group'; readonly group: string }
		| { readonly kind: 'person'; readonly label: Label }
		| null;
	readonly when: string;
	/** The date by which it was to be done is over. */
	readonly late?: true;
	readonly official: Official | null;
	/** The vote or the idea it comes from; a turn is told to staff alone. */
	readonly source: Source | null;
	readonly at: number;
}

export interface TraceView {
	readonly at: number;
	readonly by: Role | 'host';
	readonly what: 'edited' | 'moved' | 'struck' | 'restored' | 'named' | 'unnamed';
	/** The former words, if they were edited. */
	readonly before: string | null;
	readonly reason: string | null;
}

/** Staff only. */
export interface StaffEntryView extends EntryView {
	/** `who` as it was noted, so that an edit can keep it. */
	readonly doer: Doer | null;
	readonly struck: boolean;
	readonly named: boolean;
	/** A first name exists that could be switched on. */
	readonly nameable: boolean;
	readonly by: Role | 'host';
	readonly traces: readonly TraceView[];
}

/** In the order of the record; each stands under its item. */
export function viewEntries(record: Entries, sight: RecordSight): EntryView[] {
	const entries = entriesSeen(sight, record);
	return viewEach(sight, entries).filter((_, at) => !entries[at]?.struck);
}

/** What was noted of one person, as everybody may read it. */
export const viewOwnEntries = (record: Entries, person: string, sight: RecordSight): readonly EntryView[] =>
	viewStanding(ofPersons(sight, entriesSeen(sight, record)).get(person) ?? none, sight);

const none: readonly Entry[] = [];
const viewStanding = remembered((entries: readonly Entry[], sight: RecordSight): readonly EntryView[] =>
	entries.filter((entry) => !entry.struck).map((entry) => viewEntry(sight, entry))
);

/** The list of a person of whom nothing was noted or changed stays the same. */
const ofPersons = goingOn<RecordSight, readonly Entry[], ReadonlyMap<string | null, readonly Entry[]>>(
	(_, entries, last = { from: none, made: new Map() }) => {
		const { start } = between(last.from, entries);
		const isLonger = start === last.from.length;
		const found = Map.groupBy(isLonger ? entries.slice(start) : entries, ({ person }) => person);
		const lists = [...found].map(([person, list]) => {
			const was = last.made.get(person) ?? none;
			return [person, isLonger ? was.concat(list) : isEqual(was, list) ? was : list] as const;
		});
		return new Map([...(isLonger ? last.made : []), ...lists]);
	}
);
const isEqual = (a: readonly Entry[], b: readonly Entry[]): boolean =>
	a.length === b.length && a.every((entry, at) => entry === b[at]);

export const viewStaffEntries = (record: Entries, sight: RecordSight): StaffEntryView[] =>
	viewStaffEach(sight, entriesSeen(sight, record));

/** In the order of the record. */
export const entriesOf = ({ entries, order }: Entries): Entry[] => inOrder(entries, order);

const entriesSeen = goingOn<RecordSight, Entries, readonly Entry[]>((_, { entries, order }, last) =>
	last
		? inOrderSince(entries, order, { shelf: last.from.entries, keys: last.from.order, all: last.made })
		: inOrder(entries, order)
);

// What an entry's view takes from elsewhere is looked up first: as long as that is the same, so is the view.
function viewStaffEntry(sight: RecordSight, entry: Entry): StaffEntryView {
	const doer = doerOf(entry);
	const nameable = personNamedBy(entry);
	return forStaff(
		entry,
		viewEntry(sight, entry),
		ideaWords(entry, sight),
		doer === null ? null : sight.label(doer),
		nameable !== null && sight.nameOf(nameable) !== null
	);
}
const viewStaffEach = goingOnEach(viewStaffEntry);

const forStaff = remembered(
	(
		entry: Entry,
		seen: EntryView,
		ofIdea: string | null,
		doer: Label | null,
		nameable: boolean
	): StaffEntryView => ({
		...seen,
		who: viewDoer(entry.who, doer ?? resident),
		source: entry.source,
		doer: entry.who,
		struck: entry.struck,
		named: entry.named,
		nameable,
		by: entry.by,
		traces: entry.traces.map((trace) => viewTrace(trace, ofIdea))
	})
);

const viewEntry = (sight: RecordSight, entry: Entry): EntryView =>
	forAll(entry, ideaWords(entry, sight), shownName(entry, sight), isLate(entry, sight));
const viewEach = goingOnEach(viewEntry);

const forAll = remembered(
	(entry: Entry, ofIdea: string | null, name: string | null, late: boolean): EntryView => {
		const label = (person: string | null) => publicLabel(entry, person, name);
		return {
			id: entry.id,
			kind: entry.kind,
			item: entry.item,
			words: entry.words ?? ofIdea, // R9
			against: entry.against,
			speaker: label(entry.person),
			who: viewDoer(entry.who, label(doerOf(entry))),
			when: entry.when,
			...(late && { late }),
			official: entry.official,
			source: entry.source?.kind === 'turn' ? null : entry.source,
			at: entry.at
		};
	}
);

/** R23: a day that was written as a date is over; what was typed in words is never late. */
const isLate = ({ when }: Entry, { today }: RecordSight): boolean =>
	today !== null && calendarDate(when) !== null && when < today;

/** R16: the first name where the entry's switch is on for that person; never a card's number. */
function shownName(entry: Entry, sight: RecordSight): string | null {
	const person = entry.named ? personNamedBy(entry) : null;
	return person === null ? null : sight.nameOf(person);
}

const resident: Label = { kind: 'resident' };
const publicLabel = (entry: Entry, person: string | null, name: string | null): Label =>
	name !== null && personNamedBy(entry) === person ? { kind: 'name', name } : resident;

function viewDoer(who: Doer | null, label: Label): EntryView['who'] {
	if (who === null) return null;
	if (who === 'to-find') return { kind: 'to-find' };
	return 'group' in who ? { kind: 'group', group: who.group } : { kind: 'person', label };
}

/** R9: those of the idea that it comes from. */
const ideaWords = ({ source }: Entry, sight: RecordSight): string | null =>
	source?.kind === 'idea' ? sight.wordsOfIdea(source.idea) : null;

const viewTrace = (trace: Trace, ofIdea: string | null): TraceView => ({
	at: trace.at,
	by: trace.by,
	what: trace.what,
	before: trace.before && (trace.before.words ?? ofIdea),
	reason: trace.reason
});
