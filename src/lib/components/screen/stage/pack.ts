// How many lines a text takes on a projected page. The hall cannot scroll, so pages are cut by this estimate, on the safe side.

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
