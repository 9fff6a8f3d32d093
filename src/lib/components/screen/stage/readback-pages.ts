// The read-back in pages: what was decided, promised and taken on, as large as can be read aloud from the last row.
import type { EntryKind } from '#meeting/record/state.ts';
import type { EntryView } from '#meeting/record/view.ts';
import { linesOf, type Page } from './pack.ts';

const readKinds = [
	'decision',
	'commitment',
	'action',
	'disagreement',
	'question'
] as const satisfies readonly EntryKind[];
type ReadPage = Pick<Page, 'lines' | 'chars'>;
export type ReadKind = (typeof readKinds)[number];
export interface ReadEntry {
	readonly id: string;
	readonly kind: ReadKind;
	readonly words: string;
	readonly detail: string;
}

const isRead = (kind: EntryKind): kind is ReadKind => (readKinds as readonly EntryKind[]).includes(kind);

/** In the order in which they are read: decisions, commitments, actions, then what stays open. */
export const readOrder = (
	entries: readonly EntryView[]
): readonly (EntryView & { readonly kind: ReadKind })[] =>
	readKinds.flatMap((kind) =>
		entries.flatMap((entry) =>
			entry.kind === kind && isRead(entry.kind) ? [{ ...entry, kind: entry.kind }] : []
		)
	);

/** How much fits, in large type, on a page whose space is `ratio` times as wide as it is high, beside the kind's name. */
export const pageFor = (ratio: number): ReadPage => ({
	lines: 8.8,
	chars: Math.max(20, Math.floor((ratio * 75 - 45) / 3.7))
});

/** In lines of the words. Details are set smaller, and a gap follows. */
const heightOf = ({ words, detail }: ReadEntry, chars: number): number =>
	linesOf(words, chars) + (detail ? 0.75 * linesOf(detail, chars * 1.35) : 0) + 0.36;

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
