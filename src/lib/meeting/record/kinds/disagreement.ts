// Two positions that stay beside each other.
import type { KindOfEntry } from './kind.ts';

export const disagreement = {
	details: ['against'],
	names: 'speaker',
	isQuoted: false,
	asksSpeaker: false,
	isResult: true,
	standsFirst: false,
	isDecided: false
} as const satisfies KindOfEntry;
