// Whether a first name stands in a text, and where. People mend what they wrote by this list, so one line too many is better than one
// too few.

const alike: Readonly<Record<string, string>> = {
	œ: 'oe',
	æ: 'ae',
	ß: 'ss',
	ø: 'o',
	đ: 'd',
	ł: 'l',
	ı: 'i',
	ς: 'σ'
};
const joiner = /[\p{Pd}\s'’‘ʼ`´]/u;

/** Removes capitals, accents and joiners. Hyphens, apostrophes and spaces become the same sign. */
const folded = (text: string): string =>
	text
		.toLocaleLowerCase('fr')
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replace(/[œæßøđłıς]/g, (letter) => alike[letter] ?? letter)
		.replace(/[\p{Pd}\s'’‘ʼ`´]+/gu, ' ')
		.trim();

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Scripts that may write small words and the name as one word. */
const isSpaced = (text: string): boolean =>
	!/(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}/u.test(text);

const pattern = (text: string): string =>
	isSpaced(text) ? `(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])` : escaped(text);

/** F2 */
export function searchFor(name: string): (text: string) => boolean {
	const whole = folded(name);
	if (whole === '') return () => false;
	const parts = whole.split(' ').filter((part) => letters(part) >= 3);
	const found = new RegExp([whole, ...parts].map(pattern).join('|'), 'u');
	return (text) => found.test(folded(text));
}

/** A folded text that knows where each of its signs comes from. `at` has one place more: the end. */
interface Placed {
	readonly signs: string;
	readonly at: readonly number[];
}

function placed(text: string): Placed {
	let signs = '';
	const at: number[] = [];
	let place = 0;
	for (const sign of text) {
		for (const part of folded(sign) || (joiner.test(sign) ? ' ' : '')) {
			if (part === ' ' && signs.endsWith(' ')) continue;
			signs += part;
			for (let unit = 0; unit < part.length; unit += 1) at.push(place);
		}
		place += sign.length;
	}
	return { signs, at: [...at, place] };
}

/** F3. Where these words stand, all of them together: from and to, as places in the text. */
export function placesOf(words: string): (text: string) => readonly (readonly [from: number, to: number])[] {
	const whole = folded(words);
	if (whole === '') return () => [];
	const found = new RegExp(pattern(whole), 'gu');
	return (text) => {
		const { signs, at } = placed(text);
		return [...signs.matchAll(found)].map(({ index }) => [at[index] ?? 0, at[index + whole.length] ?? 0]);
	};
}
