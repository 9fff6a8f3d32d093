// Names openly what was taken back or changed. Only staff see the former words, because a correction may be there to remove them.
import type { Meeting } from '../meeting.ts';
import type { Entry } from '../record/state.ts';
import { onShelf } from '#stream/shelf.ts';
import type { Corrections } from './types.ts';

type Struck = Corrections['struck'][number];
type Change = Corrections['changes'][number];

export function correctionsOf({ about, record }: Meeting): Corrections {
	const entries = record.order.flatMap((id) => onShelf(record.entries, id) ?? []);
	return {
		struck: entries.filter((entry) => entry.struck).map(struckOf),
		changes: entries.flatMap((entry) => changesOf(entry, about.closedAt)).sort((a, b) => a.at - b.at),
		takenBack: about.takenBack.map(({ closedAt, at }) => ({ closedAt, at })),
		reopened: about.reopened.map(({ at, reason }) => ({ at, reason })),
		masked: about.masked.map(({ at, by, reason, places }) => ({ at, by, reason, places }))
	};
}

function struckOf(entry: Entry): Struck {
	const trace = entry.traces.findLast((each) => each.what === 'struck');
	return {
		kind: entry.kind,
		item: entry.item,
		at: trace?.at ?? entry.at,
		by: trace?.by ?? entry.by,
		reason: trace?.reason ?? ''
	};
}

function changesOf({ kind, item, at, by, struck, traces }: Entry, closedAt: number | null): Change[] {
	if (closedAt === null) return [];
	const noted = { what: 'noted' as const, at, by };
	// An entry that is struck now is named among the struck entries.
	const listed = struck ? traces.filter(({ what }) => what !== 'struck') : traces;
	return [noted, ...listed]
		.filter((change) => change.at > closedAt)
		.map((change) => ({ what: change.what, kind, item, at: change.at, by: change.by }));
}
