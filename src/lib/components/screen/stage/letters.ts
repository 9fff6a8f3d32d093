// How wide words are in the page's typeface, letter by letter, as it was measured, in hundredths of its size. An accent widens no letter.

/** Each row: a width, and the letters that are no wider. */
const widths: readonly (readonly [number, string])[] = [
	[22, ',.:;'],
	[25, "'|’‘·ijl \u00A0\u202F"],
	[32, '!()"[ft'],
	[36, ']r{}°/\\I'],
	[42, '“”-_1'],
	[48, '?svzy'],
	[50, '*ckx'],
	[52, '7J–'],
	[54, 'aeu'],
	[56, '2<>FLT^ghno~'],
	[58, '3EYbdpq«»'],
	[60, '569$PSV'],
	[62, '48+BRZ'],
	[64, '=AKX'],
	[68, '0#CD…€'],
	[72, 'GHNUOQw'],
	[78, '&@'],
	[86, 'MWm—'],
	[94, '%æœÆ'],
	[102, 'Œ']
];
const widthOf = new Map(
	widths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const))
);
/** Letters of other scripts, and signs, come from the system's typeface. */
const unknown = (letter: string): number =>
	/\p{M}|\u2060/u.test(letter) ? 0 : /\p{Extended_Pictographic}/u.test(letter) ? 140 : 100;

/** Letters are a little apart on some screens. */
const safe = 1.015;

export const widthOfWords = (text: string, size: number): number =>
	[...text.normalize('NFD')].reduce((sum, letter) => sum + (widthOf.get(letter) ?? unknown(letter)), 0) *
	(size / 100) *
	safe;

/** The words of a text, each as its width. A space that does not break belongs to its word. */
export const wordWidths = (text: string, size: number): readonly number[] =>
	text
		.split(/[ \t\n]+/)
		.filter((word) => word !== '')
		.map((word) => widthOfWords(word, size));

/** Lines that the words take in `room`. A word that is wider than a line is broken, as the page breaks it. */
export function linesIn(words: readonly number[], room: number, size: number): number {
	const space = widthOfWords(' ', size);
	let [lines, used] = [1, 0];
	for (const width of words) {
		if (used > 0 && used + space + width <= room) used += space + width;
		else {
			const broken = width > room ? Math.ceil(width / (room - size)) - 1 : 0;
			lines += (used > 0 ? 1 : 0) + broken;
			used = broken > 0 ? room : width;
		}
	}
	return lines;
}

/** The least room in which the words take so many lines, none of them broken. */
export function roomFor(words: readonly number[], lines: number, size: number): number {
	const all = words.reduce((sum, width) => sum + width + widthOfWords(' ', size), 0);
	let [few, enough] = [Math.max(0, ...words), all];
	if (linesIn(words, few, size) <= lines) return few;
	while (enough - few > size / 20) {
		const middle = (few + enough) / 2;
		if (linesIn(words, middle, size) <= lines) enough = middle;
		else few = middle;
	}
	return enough;
}
