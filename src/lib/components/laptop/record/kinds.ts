// The six kinds of the record: their order on the capture line and their keys.
import type { EntryKind } from '#meeting/record/state.ts';

export const kindKeys = {
	quote: 'Q',
	decision: 'D',
	action: 'A',
	commitment: 'E',
	disagreement: 'X',
	question: 'O'
} as const satisfies Record<EntryKind, string>;

/** The kind of a pressed key. */
export const kindOfKey = (key: string | undefined, kinds: readonly EntryKind[]): EntryKind | undefined =>
	kinds.find((kind) => kindKeys[kind] === key?.toUpperCase());
