// A question that stays open.
import type { KindOfEntry } from './kind.ts';

export const question = {
	details: [],
	names: 'speaker',
	isQuoted: false,
	asksSpeaker: false,
	isResult: true,
	standsFirst: false,
	isDecided: false
} as const satisfies KindOfEntry;
