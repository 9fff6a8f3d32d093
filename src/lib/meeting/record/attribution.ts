// Whom an entry's switch names: one person at most. Of an action it is who does it; else who said it. Never both: who
// spoke is not named because somebody else agreed to be.
import type { Entry } from './state.ts';

export function personNamedBy({ kind, who, person }: Pick<Entry, 'kind' | 'who' | 'person'>): string | null {
	return kind === 'action' ? doerOf({ who }) : person;
}

/** Somebody present who does it. */
export const doerOf = ({ who }: Pick<Entry, 'who'>): string | null =>
	who !== null && who !== 'to-find' && 'person' in who ? who.person : null;
