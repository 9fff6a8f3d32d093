// Who sees what of the record. Everybody: entries that are not struck, without who said them, unless that entry's switch
// is on and a first name was given. Officials are named. Staff: besides, struck ones, the traces, and the turn an entry
// is attached to: everybody saw who spoke in a turn, so that its id would tell whose words they are.
import type { Role } from '../frame.ts';
import type { Label } from '../label.ts';
import { remembered } from '../remembered.ts';
import { onShelf } from '../shelf.ts';
import type { RecordSight } from './around.ts';
import { personNamedBy } from './attribution.ts';
import type { Doer, Entries, Entry, EntryKind, Official, Source, Trace } from './state.ts';

export interface EntryView {
	readonly id: string;
	readonly kind: EntryKind;
	readonly item: string | null;
	/** Null: withdrawn. */
	readonly words: string | null;
	readonly against: string | null;
	/** Who said it: `resident` unless switched on. */
	readonly speaker: Label;
	/** Action. */
	readonly who:
		| { readonly kind: 'to-find' }
		| { readonly kind: 'group'; readonly group: string }
		| { readonly kind: 'person'; readonly label: Label }
		| null;
	readonly when: string;
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
export const viewEntries = (record: Entries, sight: RecordSight): EntryView[] =>
	entriesOf(record)
		.filter((entry) => !entry.struck)
		.map((entry) => viewEntry(entry, sight));

const ofPerson = remembered((record: Entries) => Map.groupBy(entriesOf(record), ({ person }) => person));

/** What was noted of one person, as everybody may read it. */
export const viewOwnEntries = (record: Entries, person: string, sight: RecordSight): EntryView[] =>
	(ofPerson(record).get(person) ?? [])
		.filter((entry) => !entry.struck)
		.map((entry) => viewEntry(entry, sight));

export const viewStaffEntries = remembered((record: Entries, sight: RecordSight): StaffEntryView[] =>
	entriesOf(record).map((entry) => viewStaffEntry(entry, sight))
);

const viewStaffEntry = remembered((entry: Entry, sight: RecordSight): StaffEntryView => {
	const nameable = personNamedBy(entry);
	return {
		...viewEntry(entry, sight),
		who: viewDoer(entry.who, sight.label),
		source: entry.source,
		doer: entry.who,
		struck: entry.struck,
		named: entry.named,
		nameable: nameable !== null && sight.nameOf(nameable) !== null,
		by: entry.by,
		traces: entry.traces.map((trace) => viewTrace(entry, trace, sight))
	};
});

/** In the order of the record. */
export const entriesOf = (record: Entries): Entry[] =>
	record.order.flatMap((id) => onShelf(record.entries, id) ?? []);

function viewEntry(entry: Entry, sight: RecordSight): EntryView {
	const label = (person: string | null) => publicLabel(entry, person, sight);
	return {
		id: entry.id,
		kind: entry.kind,
		item: entry.item,
		words: wordsIn(entry, entry, sight),
		against: entry.against,
		speaker: label(entry.person),
		who: viewDoer(entry.who, label),
		when: entry.when,
		official: entry.official,
		source: entry.source?.kind === 'turn' ? null : entry.source,
		at: entry.at
	};
}

/** R16: the first name where the entry's switch is on for that person; never a card's number. */
function publicLabel(entry: Entry, person: string | null, sight: RecordSight): Label {
	const shown = entry.named && person !== null && personNamedBy(entry) === person;
	const name = shown ? sight.nameOf(person) : null;
	return name === null ? { kind: 'resident' } : { kind: 'name', name };
}

function viewDoer(who: Doer | null, label: (person: string) => Label): EntryView['who'] {
	if (who === null) return null;
	if (who === 'to-find') return { kind: 'to-find' };
	return 'group' in who ? { kind: 'group', group: who.group } : { kind: 'person', label: label(who.person) };
}

/** R9: its own words, or those of the idea it comes from. */
function wordsIn({ words }: Pick<Entry, 'words'>, { source }: Entry, sight: RecordSight): string | null {
	return words ?? (source?.kind === 'idea' ? sight.wordsOfIdea(source.idea) : null);
}

const viewTrace = (entry: Entry, trace: Trace, sight: RecordSight): TraceView => ({
	at: trace.at,
	by: trace.by,
	what: trace.what,
	before: trace.before && wordsIn(trace.before, entry, sight),
	reason: trace.reason
});
