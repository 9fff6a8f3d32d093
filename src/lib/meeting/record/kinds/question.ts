// A question that stays open.
import type { KindOfEntry } from './kind.ts';

export const question = {
	details: [],
	names: 'speaker',
	isQuoted: false,
	isResult: true
} as const satisfies KindOfEntry;
