// What an official promised, always with their name and function.
import type { KindOfEntry } from './kind.ts';

export const commitment = {
	details: ['official', 'when'],
	names: 'speaker',
	isQuoted: false,
	asksSpeaker: false,
	isResult: true,
	standsFirst: true,
	isDecided: false
} as const satisfies KindOfEntry;
