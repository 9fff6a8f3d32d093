// What is to be done, by whom, and by when.
import type { KindOfEntry } from './kind.ts';

export const action = {
	details: ['who', 'when'],
	names: 'doer',
	isQuoted: false,
	asksSpeaker: false,
	isResult: true,
	standsFirst: true,
	isDecided: false
} as const satisfies KindOfEntry;
