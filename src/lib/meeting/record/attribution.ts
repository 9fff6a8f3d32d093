// R14. The switch of an entry names one person: the one who does it, or the one who said it. It never names both, because one
// person's yes says nothing about the other.
import { kindsOfEntry } from './kinds/kinds.ts';
import type { Entry } from './state.ts';

export function personNamedBy({ kind, who, person }: Pick<Entry, 'kind' | 'who' | 'person'>): string | null {
	return kindsOfEntry[kind].names === 'doer' ? doerOf({ who }) : person;
}

/** The person who does it, if it is one. */
export const doerOf = ({ who }: Pick<Entry, 'who'>): string | null =>
	who !== null && who !== 'to-find' && 'person' in who ? who.person : null;
