// What was decided.
import type { KindOfEntry } from './kind.ts';

export const decision = {
	details: [],
	names: 'speaker',
	isQuoted: false,
	asksSpeaker: false,
	isResult: true,
	standsFirst: true,
	isDecided: true
} as const satisfies KindOfEntry;
