// The kinds of entry on the laptop.
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';

interface OnLaptop {
	/** The keys that begin one in the capture line. The first one is shown beside it. */
	readonly keys: readonly [shown: string, ...former: string[]];
	readonly tone: 'sea' | 'olive' | 'clay' | 'sun';
	/** What stands beside one that has no details: who said it, or that a vote decided it. */
	readonly origin: 'speaker' | 'vote';
}

export const onLaptop: Readonly<Record<EntryKind, OnLaptop>> = {
	quote: { keys: ['P', 'Q'], tone: 'sea', origin: 'speaker' },
	decision: { keys: ['D'], tone: 'olive', origin: 'vote' },
	action: { keys: ['A'], tone: 'olive', origin: 'speaker' },
	commitment: { keys: ['E'], tone: 'clay', origin: 'speaker' },
	disagreement: { keys: ['X'], tone: 'clay', origin: 'speaker' },
	question: { keys: ['O'], tone: 'sun', origin: 'speaker' }
};

/** The kind to which a vote leads. */
export const kindByVote = (kinds: readonly EntryKind[]): EntryKind | undefined =>
	kinds.find((kind) => onLaptop[kind].origin === 'vote');

/** The kind of a pressed key. */
export const kindOfKey = (key: string | undefined, kinds: readonly EntryKind[]): EntryKind | undefined =>
	kinds.find((kind) => key !== undefined && onLaptop[kind].keys.includes(key.toUpperCase()));
