// The kinds of entry. A new one is a file beside this one and a row here; the compiler then names every surface and every word that it lacks.
import { action } from './action.ts';
import { commitment } from './commitment.ts';
import { decision } from './decision.ts';
import { disagreement } from './disagreement.ts';
import type { Detail, KindOfEntry } from './kind.ts';
import { question } from './question.ts';
import { quote } from './quote.ts';

/** In the order in which they are offered, and stand at the head of the minutes. */
export const entryKinds = ['quote', 'decision', 'action', 'commitment', 'disagreement', 'question'] as const;
export type EntryKind = (typeof entryKinds)[number];

const rows = { quote, decision, action, commitment, disagreement, question } as const satisfies Record<
	EntryKind,
	KindOfEntry
>;
export const kindsOfEntry: Readonly<Record<EntryKind, KindOfEntry>> = rows;

export const detailsOf = (kind: EntryKind): readonly Detail[] => kindsOfEntry[kind].details;
export const has = (kind: EntryKind, detail: Detail): boolean => detailsOf(kind).includes(detail);

/** The kinds that are results of the meeting. */
export type ResultKind = {
	[Kind in EntryKind]: (typeof rows)[Kind]['isResult'] extends true ? Kind : never;
}[EntryKind];
export const isResult = (kind: EntryKind): kind is ResultKind => kindsOfEntry[kind].isResult;
export const isDecided = (kind: EntryKind): boolean => kindsOfEntry[kind].isDecided;
export const resultKinds: readonly ResultKind[] = entryKinds.filter(isResult);

/** The kinds that stand at the head of the minutes. */
export type LeadKind = {
	[Kind in EntryKind]: (typeof rows)[Kind]['standsFirst'] extends true ? Kind : never;
}[EntryKind];
const standsFirst = (kind: EntryKind): kind is LeadKind => kindsOfEntry[kind].standsFirst;
export const leadKinds: readonly LeadKind[] = entryKinds.filter(standsFirst);
