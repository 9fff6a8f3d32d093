// The events of the record, and what each changes. An event about an entry that does not exist changes nothing.
import * as v from 'valibot';
import { evolveBy, eventsOf, type EventRows, type EventsOf } from '#stream/event-row.ts';
import { withLast } from '#stream/growth.ts';
import { count, flag, keptId, keptText, many } from '#stream/journal-fields.ts';
import { onShelf, shelve } from '#stream/shelf.ts';
import type { Cause } from '../frame.ts';
import { namesDoer, personNamedBy } from './attribution.ts';
import { allUses } from './consent.ts';
import { entryKinds } from './kinds/kinds.ts';
import {
	answerWays,
	uses,
	type AnswerWay,
	type Entries,
	type Entry,
	type EntryText,
	type Trace
} from './state.ts';
import { textIn, entryTexts } from './text.ts';

const event = eventsOf<Entries, Cause>();
const entry = { entry: keptId };
const item = v.nullable(keptId);
const written = {
	...entry,
	kind: v.picklist(entryKinds),
	words: v.nullable(keptText),
	against: v.nullable(keptText),
	who: v.nullable(
		v.union([v.strictObject({ person: keptId }), v.strictObject({ group: keptText }), v.literal('to-find')])
	),
	when: keptText,
	official: v.nullable(v.strictObject({ name: keptText, role: keptText }))
};
const source = v.variant('kind', [
	v.strictObject({ kind: v.literal('turn'), turn: keptId }),
	v.strictObject({ kind: v.literal('vote'), vote: keptId }),
	v.strictObject({ kind: v.literal('idea'), idea: keptId }),
	v.strictObject({ kind: v.literal('entry'), entry: keptId })
]);
const how = v.picklist(answerWays);
const answered = { version: count, how };

export const recordEvents = {
	EntryNoted: event(
		{ ...written, item, source: v.nullable(source), person: v.nullable(keptId) },
		(record, note, cause) => ({
			...record,
			entries: shelve(record.entries, note.entry, noted(note, cause)),
			order: withLast(record.order, note.entry),
			notedAt: Math.max(record.notedAt ?? cause.at, cause.at)
		}),
		{ texts: entryTexts }
	),
	EntryEdited: event(
		written,
		(record, edit, cause) => change(record, edit.entry, (before) => edited(before, edit, cause)),
		{ texts: entryTexts }
	),
	/** `after`: the entry before it under its new item. Null: it comes first. */
	EntryMoved: event({ ...entry, item, after: v.nullable(keptId) }, (record, move, cause) =>
		moved(record, move, cause)
	),
	EntryStruck: event(
		{ ...entry, reason: keptText },
		(record, { entry: struck, reason }, cause) =>
			change(record, struck, (before) => ({ ...traced(before, cause, 'struck', { reason }), struck: true })),
		{ texts: ({ reason }) => [reason] }
	),
	EntryRestored: event(entry, (record, { entry: restored }, cause) =>
		change(record, restored, (before) => ({ ...traced(before, cause, 'restored'), struck: false }))
	),
	EntryNamed: event(
		{ ...entry, named: flag, aloud: v.exactOptional(v.literal(true)) },
		(record, { entry: switched, named, aloud = false }, cause) =>
			change(record, switched, (before) => ({
				// A name that was agreed to aloud goes, even if the switch stays on.
				...traced(before, cause, named && (aloud || !before.aloud) ? 'named' : 'unnamed'),
				named,
				aloud
			}))
	),
	/** Its speaker answered for this version. Without a use, they took their yes back. */
	EntryAnswered: event(
		{ ...entry, ...answered, uses: many(v.picklist(uses)) },
		(record, { entry: asked, version, uses, how }, { at }) =>
			change(record, asked, (before) => ({
				...before,
				answer: uses.length === 0 ? null : { version, uses, how, at }
			}))
	),
	/** The speaker's own words: a new version, to which they said yes. */
	EntryCorrected: event(
		{ ...entry, words: v.nullable(keptText), how },
		(record, correction, cause) =>
			change(record, correction.entry, (before) => corrected(before, correction, cause)),
		{ texts: ({ words }) => [words] }
	),
	/** R49. A new slip for a sentence makes its former one void. */
	SlipsGiven: event(
		{ slips: many(v.strictObject({ ...entry, hash: keptId, number: count })) },
		(record, { slips }) => slips.reduce(withSlip, record)
	),
	EntryWithdrawn: event({ ...entry, how }, (record, { entry: gone }, cause) =>
		change(record, gone, (before) => withdrawn(before, cause))
	)
} satisfies EventRows<Entries, Cause>;

export type RecordEvent = EventsOf<typeof recordEvents>;
export const evolveRecord = evolveBy<Entries, Cause, RecordEvent>(recordEvents);

type Edit = EntryText & Pick<Entry, 'kind'> & { readonly entry: string };
type Note = Edit & Pick<Entry, 'item' | 'source' | 'person'>;
interface Move {
	readonly entry: string;
	readonly item: string | null;
	readonly after: string | null;
}

const noted = (note: Note, cause: Cause): Entry => ({
	id: note.entry,
	kind: note.kind,
	item: note.item,
	source: note.source,
	person: note.person,
	...textIn(note),
	named: namesDoer(note.kind),
	aloud: false,
	at: cause.at,
	by: cause.by.role,
	struck: false,
	version: 1,
	answer: null,
	slip: null,
	withdrawn: false,
	traces: []
});

/** R15: the switch was set for one person who does it, or said it, and for nothing else. */
function edited(entry: Entry, edit: Edit, cause: Cause): Entry {
	const next = {
		...traced(entry, cause, 'edited', {
			before: textIn(entry),
			kind: edit.kind === entry.kind ? null : entry.kind
		}),
		kind: edit.kind,
		...textIn(edit),
		version: entry.version + 1,
		answer: null // R43
	};
	const isDoers = namesDoer(next.kind);
	if (personNamedBy(next) === personNamedBy(entry) && isDoers === namesDoer(entry.kind)) return next;
	return { ...next, named: isDoers, aloud: false };
}

function withSlip(record: Entries, { entry: id, hash, number }: SlipGiven): Entries {
	const changed = change(record, id, (entry) => ({ ...entry, slip: { number, hash } }));
	return { ...changed, slips: Math.max(record.slips, number) };
}
interface SlipGiven {
	readonly entry: string;
	readonly hash: string;
	readonly number: number;
}

type Correction = Pick<EntryText, 'words'> & { readonly entry: string; readonly how: AnswerWay };

/** R42 */
function corrected(entry: Entry, { words, how }: Correction, cause: Cause): Entry {
	const version = entry.version + 1;
	return {
		...traced(entry, cause, 'corrected', { before: textIn(entry) }),
		words,
		version,
		answer: { version, uses: allUses, how, at: cause.at }
	};
}

/** R44: neither its text nor a former one keeps a word. */
function withdrawn(entry: Entry, cause: Cause): Entry {
	const marked = traced(entry, cause, 'withdrawn');
	const traces = marked.traces.map((trace) => ({ ...trace, before: trace.before && wordless(trace.before) }));
	return { ...marked, ...wordless(textIn(entry)), answer: null, withdrawn: true, traces };
}
const wordless = (text: EntryText): EntryText => ({ ...text, words: null, against: null });

function moved(record: Entries, { entry: id, item, after }: Move, cause: Cause): Entries {
	if (!onShelf(record.entries, id)) return record;
	const rest = record.order.filter((each) => each !== id);
	const first = rest.findIndex((each) => onShelf(record.entries, each)?.item === item);
	const before = after === null ? first : rest.indexOf(after) + 1;
	const place = before < 0 ? rest.length : before;
	return {
		...change(record, id, (entry) => ({ ...traced(entry, cause, 'moved'), item })),
		order: [...rest.slice(0, place), id, ...rest.slice(place)]
	};
}

const traced = (
	entry: Entry,
	{ at, by }: Cause,
	what: Trace['what'],
	more: Partial<Pick<Trace, 'before' | 'kind' | 'reason'>> = {}
): Entry => ({
	...entry,
	traces: [...entry.traces, { at, by: by.role, what, before: null, kind: null, reason: null, ...more }]
});

function change(record: Entries, id: string, by: (entry: Entry) => Entry): Entries {
	const entry = onShelf(record.entries, id);
	return entry ? { ...record, entries: shelve(record.entries, id, by(entry)) } : record;
}
