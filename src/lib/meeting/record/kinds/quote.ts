// What somebody said, word for word.
import type { KindOfEntry } from './kind.ts';

export const quote = {
	details: [],
	names: 'speaker',
	isQuoted: true,
	asksSpeaker: true,
	isResult: false,
	standsFirst: false,
	isDecided: false
} as const satisfies KindOfEntry;
