// What the record becomes by each event. Total: an event about an entry that is not there changes nothing.
import type { Cause } from '../frame.ts';
import { withLast } from '#stream/growth.ts';
import { onShelf, shelve } from '#stream/shelf.ts';
import { personNamedBy } from './attribution.ts';
import type { Entries, Entry, EvolveRecord, RecordEvent, Trace } from './state.ts';
import { textIn } from './text.ts';

type Of<T extends RecordEvent['type']> = Extract<RecordEvent, { type: T }>;

export const evolveRecord: EvolveRecord = (record, event, cause) => {
	switch (event.type) {
		case 'EntryNoted':
			return {
				entries: shelve(record.entries, event.entry, noted(event, cause)),
				order: withLast(record.order, event.entry)
			};
		case 'EntryEdited':
			return change(record, event.entry, (entry) => edited(entry, event, cause));
		case 'EntryMoved':
			return moved(record, event, cause);
		case 'EntryStruck':
			return change(record, event.entry, (entry) => ({
				...traced(entry, cause, 'struck', { reason: event.reason }),
				struck: true
			}));
		case 'EntryRestored':
			return change(record, event.entry, (entry) => ({
				...traced(entry, cause, 'restored'),
				struck: false
			}));
		case 'EntryNamed':
			return change(record, event.entry, (entry) => ({
				...traced(entry, cause, event.named ? 'named' : 'unnamed'),
				named: event.named
			}));
	}
};

const noted = (event: Of<'EntryNoted'>, cause: Cause): Entry => ({
	id: event.entry,
	kind: event.kind,
	item: event.item,
	source: event.source,
	person: event.person,
	...textIn(event),
	named: false,
	at: cause.at,
	by: cause.by.role,
	struck: false,
	traces: []
});

/** R15: a switch that was set for one person is not set for another. */
function edited(entry: Entry, event: Of<'EntryEdited'>, cause: Cause): Entry {
	const next = {
		...traced(entry, cause, 'edited', { before: textIn(entry) }),
		kind: event.kind,
		...textIn(event)
	};
	return personNamedBy(next) === personNamedBy(entry) ? next : { ...next, named: false };
}

function moved(record: Entries, { entry: id, item, after }: Of<'EntryMoved'>, cause: Cause): Entries {
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
	more: Partial<Pick<Trace, 'before' | 'reason'>> = {}
): Entry => ({
	...entry,
	traces: [...entry.traces, { at, by: by.role, what, before: null, reason: null, ...more }]
});

function change(record: Entries, id: string, by: (entry: Entry) => Entry): Entries {
	const entry = onShelf(record.entries, id);
	return entry ? { ...record, entries: shelve(record.entries, id, by(entry)) } : record;
}
