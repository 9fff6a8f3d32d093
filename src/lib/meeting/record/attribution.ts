// R14. The switch of an entry names one person: the one who does it, or the one who said it. It never names both, because one
// person's yes says nothing about the other.
import { asksSpeaker } from './consent.ts';
import { entryKinds, kindsOfEntry } from './kinds/kinds.ts';
import { allOn } from '#stream/shelf.ts';
import type { Entries, Entry } from './state.ts';

export function personNamedBy({ kind, who, person }: Pick<Entry, 'kind' | 'who' | 'person'>): string | null {
	return namesDoer(kind) ? doerOf({ who }) : person;
}

/**
 * R16. On whose phone it stands: who does it, else who said it. What an official promised is nobody else's. Who is asked for a sentence
 * has it, whatever its kind is now (R51).
 */
export function personOwning(entry: Entry): string | null {
	if (asksSpeaker(entry)) return entry.person;
	if (entry.official !== null) return null;
	return namesDoer(entry.kind) ? (doerOf(entry) ?? entry.person) : entry.person;
}

/** The person who does it, if it is one. */
export const doerOf = ({ who }: Pick<Entry, 'who'>): string | null =>
	who !== null && typeof who === 'object' && 'person' in who ? who.person : null;

/** P46. The entries beside which they agreed aloud to be named. */
export const agreedAloud = ({ entries }: Entries, person: string): string[] =>
	allOn(entries).flatMap((entry) => (entry.aloud && personNamedBy(entry) === person ? [entry.id] : []));

/** Its switch names who does it. Then it is on from the start (R14), and they may agree aloud (P46). */
export const namesDoer = (kind: Entry['kind']): boolean => doerKinds.has(kind);
const doerKinds: ReadonlySet<string> = new Set(
	entryKinds.filter((kind) => kindsOfEntry[kind].names === 'doer')
);

interface Answers {
	/** Whether their first name may stand in the minutes. Null: they were not asked. */
	readonly inMinutes: (person: string) => boolean | null;
}

/** R16. The person whose first name stands beside the entry. */
export function personShownBy(entry: Entry, { inMinutes }: Answers): string | null {
	const person = entry.named ? personNamedBy(entry) : null;
	return person !== null && (entry.aloud || inMinutes(person) === true) ? person : null;
}
