// Fits blocks of text on a projected page. The hall cannot scroll, so blocks are laid into columns by an estimate of their lines, on
// the safe side. Blocks that do not fit are counted, never dropped in silence.

/** A page: how many columns, how many lines in each, how many characters in a line. */
export interface Page {
	readonly columns: number;
	readonly lines: number;
	readonly chars: number;
}

/** Lines that a text takes: words are not cut, so a line is never quite full. */
export function linesOf(text: string, chars: number): number {
	let lines = 1;
	let used = 0;
	for (const word of text.split(/\s+/)) {
		const length = [...word].length;
		if (used > 0 && used + 1 + length > chars) {
			lines += 1;
			used = 0;
		}
		used += (used > 0 ? 1 : 0) + length;
		if (used > chars) {
			lines += Math.ceil(used / chars) - 1;
			used = ((used - 1) % chars) + 1;
		}
	}
	return lines;
}

/** Lays blocks of the given heights (in lines) in order, each into the emptiest column. Skips blocks that do not fit. */
export function fill(heights: readonly number[], page: Page): readonly (readonly number[])[] {
	const columns = Array.from({ length: page.columns }, () => ({ used: 0, blocks: [] as number[] }));
	for (const [index, height] of heights.entries()) {
		const column = columns.reduce((least, each) => (each.used < least.used ? each : least));
		if (column.used + height > page.lines) continue;
		column.blocks.push(index);
		column.used += height;
	}
	return columns.map((column) => column.blocks);
}
