// The read-back in pages: what was decided, promised and taken on, as large as can be read aloud from the last row.
import { isResult, type ResultKind } from '#meeting/record/kinds/kinds.ts';
import type { EntryView } from '#meeting/record/view.ts';
import { onScreen } from './entry-kinds.ts';
import { linesOf, type Page } from './pack.ts';

type ReadPage = Pick<Page, 'lines' | 'chars'>;
export interface ReadEntry {
	readonly id: string;
	readonly kind: ResultKind;
	readonly words: string;
	readonly detail: string;
	/** The word « late » if its date is over; else empty. */
	readonly late: string;
}

/** The results, in the order in which they are read. */
export const readOrder = (
	entries: readonly EntryView[]
): readonly (EntryView & { readonly kind: ResultKind })[] =>
	entries
		.flatMap((entry) => (isResult(entry.kind) ? [{ ...entry, kind: entry.kind }] : []))
		.toSorted((a, b) => onScreen[a.kind].place - onScreen[b.kind].place);

/** How much fits, in large type, on a page whose space is `ratio` times as wide as it is high, beside the kind's name. */
export const pageFor = (ratio: number): ReadPage => ({
	lines: 8.8,
	chars: Math.max(20, Math.floor((ratio * 75 - 45) / 3.7))
});

/** In lines of the words. Details are set smaller, and a gap follows. */
function heightOf({ words, detail, late }: ReadEntry, chars: number): number {
	const below = `${detail} ${late}`.trim();
	return linesOf(words, chars) + (below ? 0.75 * linesOf(below, chars * 1.35) : 0) + 0.36;
}

/** No page is empty. An entry that is longer than a page has one to itself. */
export function pagesOf(entries: readonly ReadEntry[], page: ReadPage): readonly (readonly ReadEntry[])[] {
	const pages: ReadEntry[][] = [];
	let used = Infinity;
	for (const entry of entries) {
		const height = heightOf(entry, page.chars);
		if (used + height > page.lines) {
			pages.push([]);
			used = 0;
		}
		pages.at(-1)?.push(entry);
		used += height;
	}
	return pages;
}
