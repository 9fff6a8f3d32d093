// How the screen reads back each kind of entry.
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';

interface OnScreen {
	/** Its place in the order in which they are read: decisions, commitments, actions, what stays open, then what people said. */
	readonly place: number;
	readonly tone: 'sea' | 'clay' | 'olive' | 'line';
}

export const onScreen: Readonly<Record<EntryKind, OnScreen>> = {
	decision: { place: 1, tone: 'sea' },
	commitment: { place: 2, tone: 'clay' },
	action: { place: 3, tone: 'olive' },
	disagreement: { place: 4, tone: 'line' },
	question: { place: 5, tone: 'line' },
	quote: { place: 6, tone: 'line' }
};
