// How each kind of entry looks in a document that has colours.
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';

export interface NoteLook {
	readonly tone: 'line' | 'olive' | 'sea' | 'ink' | 'clay' | 'sun';
	/** Its words are in bold. */
	readonly isBold: boolean;
}

export const noteLooks: Readonly<Record<EntryKind, NoteLook>> = {
	quote: { tone: 'line', isBold: false },
	decision: { tone: 'olive', isBold: true },
	action: { tone: 'sea', isBold: true },
	commitment: { tone: 'ink', isBold: true },
	disagreement: { tone: 'clay', isBold: false },
	question: { tone: 'sun', isBold: false }
};
