// What the speaker of a sentence said of it. This file alone decides whether words may leave their table.
import { entryKinds, isResult, kindsOfEntry, type EntryKind } from './kinds/kinds.ts';
import type { Answer, Entry, Use } from './state.ts';

/** `noted`: nobody answered for these words yet, or somebody else changed them since. */
export type Consent = 'noted' | 'yes' | 'withdrawn';

/** R40. A yes to the one question: to stand in the minutes, and to be repeated outside of the table. */
export const allUses: readonly Use[] = ['minutes', 'outside'];

/** R40. Its speaker is asked. Everything else is a result of the room. */
export const asksSpeaker = ({ kind }: Pick<Entry, 'kind'>): boolean => sentences.has(kind);
const sentences: ReadonlySet<string> = new Set(entryKinds.filter((kind) => kindsOfEntry[kind].asksSpeaker));

/** Null: an entry of its kind has no question. Withdrawn words stay withdrawn in every kind. */
export function consentOf(entry: Entry): Consent | null {
	if (entry.withdrawn) return 'withdrawn';
	if (!asksSpeaker(entry)) return null;
	return hasYes(entry) ? 'yes' : 'noted';
}

/** R43. Its speaker said yes to these very words. */
export const hasYes = ({ answer, version, withdrawn }: Pick<Entry, 'answer' | 'version' | 'withdrawn'>) =>
	!withdrawn && answer !== null && answer.version === version && answer.uses.includes('outside');

/** M9. The room reads back what binds, and the sentences whose speakers said yes. */
export const isReadBack = ({ kind, consent }: { kind: EntryKind; consent: Consent | null }): boolean =>
	consent === 'yes' || (isResult(kind) && consent !== 'withdrawn');

/** Of the answer, what a yes is made of. */
export const isSameAnswer = (answer: Answer | null, version: number, uses: readonly Use[]): boolean =>
	answer === null ? uses.length === 0 : answer.version === version && answer.uses.join() === uses.join();
