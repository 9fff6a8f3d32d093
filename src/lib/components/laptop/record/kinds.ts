// The kinds of entry on the laptop.
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';

interface OnLaptop {
	/** The key that begins one in the capture line. */
	readonly key: string;
	readonly tone: 'sea' | 'olive' | 'clay' | 'sun';
	/** What stands beside one that has no details: who said it, or that a vote decided it. */
	readonly origin: 'speaker' | 'vote';
}

export const onLaptop: Readonly<Record<EntryKind, OnLaptop>> = {
	quote: { key: 'Q', tone: 'sea', origin: 'speaker' },
	decision: { key: 'D', tone: 'olive', origin: 'vote' },
	action: { key: 'A', tone: 'olive', origin: 'speaker' },
	commitment: { key: 'E', tone: 'clay', origin: 'speaker' },
	disagreement: { key: 'X', tone: 'clay', origin: 'speaker' },
	question: { key: 'O', tone: 'sun', origin: 'speaker' }
};

/** The kind of a pressed key. */
export const kindOfKey = (key: string | undefined, kinds: readonly EntryKind[]): EntryKind | undefined =>
	kinds.find((kind) => onLaptop[kind].key === key?.toUpperCase());
