// The kinds of entry that the screen reads back.
import type { ResultKind } from '#meeting/record/kinds/kinds.ts';

interface OnScreen {
	/** Its place in the order in which they are read: decisions, commitments, actions, then what stays open. */
	readonly place: number;
	readonly tone: 'sea' | 'clay' | 'olive' | 'line';
}

export const onScreen: Readonly<Record<ResultKind, OnScreen>> = {
	decision: { place: 1, tone: 'sea' },
	commitment: { place: 2, tone: 'clay' },
	action: { place: 3, tone: 'olive' },
	disagreement: { place: 4, tone: 'line' },
	question: { place: 5, tone: 'line' }
};
