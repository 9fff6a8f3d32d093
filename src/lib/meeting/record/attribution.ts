// Whom an entry's switch names: one person at most, who does it or who said it. Never both: who spoke is not named
// because somebody else agreed to be.
import { kindsOfEntry } from './kinds/kinds.ts';
import type { Entry } from './state.ts';

export function personNamedBy({ kind, who, person }: Pick<Entry, 'kind' | 'who' | 'person'>): string | null {
	return kindsOfEntry[kind].names === 'doer' ? doerOf({ who }) : person;
}

/** Somebody present who does it. */
export const doerOf = ({ who }: Pick<Entry, 'who'>): string | null =>
	who !== null && who !== 'to-find' && 'person' in who ? who.person : null;
