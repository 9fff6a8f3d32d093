// What the speaker of a sentence said of it. This file alone decides whether words may leave their table.
import { onShelf } from '#stream/shelf.ts';
import { entryKinds, has, isDecided, isResult, kindsOfEntry, type EntryKind } from './kinds/kinds.ts';
import type { Answer, Entries, Entry, Use } from './state.ts';

/** `noted`: nobody answered for these words yet, or somebody else changed them since. */
export type Consent = 'noted' | 'yes' | 'withdrawn';

/** R40. A yes to the one question: to stand in the minutes, and to be repeated outside of the table. */
export const allUses: readonly Use[] = ['minutes', 'outside'];

type Kinds = Pick<Entry, 'kind' | 'traces'>;

/** R40, R51. Its speaker is asked, also once it was given another kind. Everything else is a result of the room. */
export const asksSpeaker = (entry: Kinds): boolean => everWas(entry, sentences);
const sentences: ReadonlySet<string> = new Set(entryKinds.filter((kind) => kindsOfEntry[kind].asksSpeaker));

const everWas = ({ kind, traces }: Kinds, kinds: ReadonlySet<string>): boolean =>
	kinds.has(kind) || traces.some((trace) => trace.kind !== null && kinds.has(trace.kind));

/** R52. The sentence that is one of its two positions: the entry goes no further than that sentence, and is withdrawn with it. */
export function positionOf({ entries }: Pick<Entries, 'entries'>, entry: Entry): Entry | undefined {
	const { source } = entry;
	if (source?.kind !== 'entry' || !everWas(entry, withPositions)) return undefined;
	const from = onShelf(entries, source.entry);
	return from && asksSpeaker(from) ? from : undefined;
}
const withPositions: ReadonlySet<string> = new Set(entryKinds.filter((kind) => has(kind, 'against')));

/** R51, R52. The answer on which it depends whether its words leave the table. Null: on none. */
export function consentIn(record: Pick<Entries, 'entries'>, entry: Entry): Consent | null {
	const own = consentOf(entry);
	const from = own === null ? positionOf(record, entry) : undefined;
	return from ? consentOf(from) : own;
}

/** Null: the entry has no question. Withdrawn words stay withdrawn in every kind. */
export function consentOf(entry: Entry): Consent | null {
	if (entry.withdrawn) return 'withdrawn';
	if (!asksSpeaker(entry)) return null;
	return hasYes(entry) ? 'yes' : 'noted';
}

/** R43. Its speaker said yes to these very words. */
export const hasYes = ({ answer, version, withdrawn }: Pick<Entry, 'answer' | 'version' | 'withdrawn'>) =>
	!withdrawn && answer !== null && answer.version === version && answer.uses.includes('outside');

/** D48. Its speaker gave other words for it since. */
export const isReplaced = (then: Pick<Entry, 'traces'>, now: Pick<Entry, 'traces'>): boolean =>
	now.traces.slice(then.traces.length).some(({ what }) => what === 'corrected');

/** M9. The room reads back what binds, and the sentences whose speakers said yes. */
export const isReadBack = ({ kind, consent }: { kind: EntryKind; consent: Consent | null }): boolean =>
	consent === 'yes' || (isResult(kind) && consent === null);

/** M9. The screen shows it beside the agenda. */
export const isShownDecided = (entry: { kind: EntryKind; consent: Consent | null }): boolean =>
	isDecided(entry.kind) && isReadBack(entry);

/** Of the answer, what a yes is made of. */
export const isSameAnswer = (answer: Answer | null, version: number, uses: readonly Use[]): boolean =>
	answer === null ? uses.length === 0 : answer.version === version && answer.uses.join() === uses.join();
