// The sheet on which every page is cut: the stage of a screen of 4:3, the narrowest that there is, without its margins. A wider screen has
// room left, and never another page (M32). Lengths are in the stage's unit `--u`.
import type { PageView } from '#meeting/agenda/page.ts';
import { linesOf } from './pack.ts';
import { sizeOf, type Size } from './size.ts';

export const sheet = { inline: 148, block: 90 } as const;
/** 6 % of the projected height: nothing that is read aloud is set smaller. */
export const body = 7.25;
export const small = 5.3;
/** The height of a line of words of that size. */
export const lineOf = (size: number): number => size * 1.18;

/** Letters in a line of that width. A letter takes half its size, on the safe side. */
export const charsIn = (inline: number, size: number): number => Math.floor(inline / (size * 0.51));

const titles: Readonly<Record<Size, { readonly size: number; readonly line: number }>> = {
	short: { size: 12, line: 1.06 },
	medium: { size: 9, line: 1.06 },
	long: { size: body, line: 1.1 }
};

/** Titles are bold, and their letters wider. */
export function titleHeight(text: string, most: Size | null = null, inline: number = sheet.inline): number {
	const { size, line } = titles[most ?? sizeOf(text)];
	return linesOf(text, Math.floor(inline / (size * 0.55))) * size * line;
}

/** Blocks in their order, as many on a page as there is room for. No page is empty. `isFirst`: it begins a page. */
export function cut<T>(
	blocks: readonly T[],
	heightOf: (block: T, isFirst: boolean) => number,
	room: number
): readonly (readonly T[])[] {
	const pages: T[][] = [];
	let used = Infinity;
	for (const block of blocks) {
		const height = heightOf(block, false);
		const fits = used + height <= room;
		if (!fits) pages.push([]);
		pages.at(-1)?.push(block);
		used = fits ? used + height : heightOf(block, true);
	}
	return pages;
}

export const calmMs = 15_000;

/** M31. Which of `of` pages is shown, counted from 0. `grownAt`: since when there are so many. */
export function pageShown(
	{ page, turns, since }: PageView,
	of: number,
	now: () => number,
	grownAt = 0
): number {
	if (of < 2) return 0;
	const first = Math.min(page, of) - 1;
	if (!turns) return first;
	const from = Math.max(since, grownAt);
	const steps = Math.floor(Math.max(0, now() - from) / calmMs);
	return ((grownAt > since ? 0 : first) + steps) % of;
}
