// What was decided.
import type { KindOfEntry } from './kind.ts';

export const decision = {
	details: [],
	names: 'speaker',
	isQuoted: false,
	isResult: true
} as const satisfies KindOfEntry;
