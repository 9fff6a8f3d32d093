// The read-back in pages: what was decided, promised and taken on, as large as can be read aloud from the last row.
import type { Translate } from '#i18n/translator.ts';
import { isReadBack } from '#meeting/record/consent.ts';
import { kindsOfEntry, type EntryKind } from '#meeting/record/kinds/kinds.ts';
import type { EntryView } from '#meeting/record/view.ts';
import { onScreen } from './entry-kinds.ts';
import { entryDetail } from './entry-words.ts';
import { linesOf } from './pack.ts';
import { body, charsIn, cut, lineOf, sheet, small } from './sheet.ts';
import { tied } from './words.ts';

export interface ReadEntry {
	readonly id: string;
	readonly kind: EntryKind;
	readonly words: string;
	readonly detail: string;
	/** The word « late » if its date is over; else empty. */
	readonly late: string;
}

/** Beside the name of the kind. */
const inline = sheet.inline - 45;
const chars = charsIn(inline, body);
const detailChars = charsIn(inline, small);
/** Beneath the title. Seven lines, and what stands between two entries. */
const mostLines = 7;
const line = lineOf(body);
const gap = 3;
const room = sheet.block - lineOf(9) - gap;

/** M9. What is read, in the order in which it is. */
export const readOrder = (entries: readonly EntryView[]): readonly EntryView[] =>
	entries.filter(isReadBack).toSorted((a, b) => onScreen[a.kind].place - onScreen[b.kind].place);

const detailLines = ({ detail, late }: ReadEntry): number => {
	const below = `${detail} ${late}`.trim();
	return below ? linesOf(below, detailChars) : 0;
};
const heightOf = (entry: ReadEntry): number =>
	linesOf(entry.words, chars) * line + detailLines(entry) * lineOf(small) + gap;

/** A long entry may go on on the next page, in pieces of two lines. Its detail stands under the last of its words. */
function piecesOf(entry: ReadEntry): ReadEntry[] {
	if (linesOf(entry.words, chars) <= mostLines) return [entry];
	const pieces = cut(entry.words.split(' '), (word) => word.length + 1, 2 * (chars - 3));
	return pieces.map((words, at) => {
		const ending = at === pieces.length - 1 ? entry : { ...entry, detail: '', late: '' };
		return { ...ending, words: words.join(' ') };
	});
}

/** The pieces of one entry that stand on one page are one again. */
function joined(page: readonly ReadEntry[]): readonly ReadEntry[] {
	const entries = new Map<string, ReadEntry>();
	for (const piece of page) {
		const before = entries.get(piece.id);
		entries.set(piece.id, before ? { ...piece, words: `${before.words} ${piece.words}` } : piece);
	}
	return [...entries.values()];
}

export const pagesOf = (entries: readonly ReadEntry[]): readonly (readonly ReadEntry[])[] =>
	cut(entries.flatMap(piecesOf), heightOf, room).map(joined);

function wordsOf(t: Translate<'staff'>, { kind, words }: EntryView): string {
	if (words === null) return t('stage.entry.withdrawn');
	return tied(kindsOfEntry[kind].isQuoted ? t('entry.quoted', { words }) : words);
}

export const readPages = (t: Translate<'staff'>, entries: readonly EntryView[]) =>
	pagesOf(
		readOrder(entries).map((entry) => ({
			id: entry.id,
			kind: entry.kind,
			words: wordsOf(t, entry),
			detail: entryDetail(t, entry),
			late: entry.late ? t('stage.entry.late') : ''
		}))
	);
