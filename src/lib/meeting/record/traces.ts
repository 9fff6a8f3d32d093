// How staff see what became of an entry: each of its changes, with what it changed.
import type { Role } from '../frame.ts';
import type { EntryKind } from './kinds/kinds.ts';
import type { Entry, Trace } from './state.ts';

export interface TraceView {
	readonly at: number;
	readonly by: Role | 'host';
	readonly what: Trace['what'];
	/** The words before an edit, where it changed them. */
	readonly before: string | null;
	/** From which kind to which, where an edit changed it. */
	readonly kinds?: { readonly from: EntryKind; readonly to: EntryKind };
	readonly reason: string | null;
}

/** The words and the kind of an entry after one of its changes. The next edit found them; after the last one they stand now. */
export function afterwards({ traces, words, kind }: Entry, at: number): Pick<Entry, 'words' | 'kind'> {
	const next = traces.slice(at + 1);
	return {
		words: (next.find(({ before }) => before !== null)?.before ?? { words }).words,
		kind: next.find((trace) => trace.kind !== null)?.kind ?? kind
	};
}

export const viewTrace = (
	trace: Trace,
	ofIdea: string | null,
	after: Pick<Entry, 'words' | 'kind'>
): TraceView => ({
	at: trace.at,
	by: trace.by,
	what: trace.what,
	before: trace.before && trace.before.words !== after.words ? (trace.before.words ?? ofIdea) : null,
	...(trace.kind !== null && { kinds: { from: trace.kind, to: after.kind } }),
	reason: trace.reason
});
