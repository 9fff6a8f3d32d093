// The colour of each kind of entry on a phone.
import type { EntryKind } from '#meeting/record/kinds/kinds.ts';

export const tones: Readonly<Record<EntryKind, 'sea' | 'olive' | 'clay'>> = {
	quote: 'sea',
	decision: 'olive',
	action: 'olive',
	commitment: 'clay',
	disagreement: 'clay',
	question: 'sea'
};
