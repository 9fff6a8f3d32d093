// Whether a first name stands in a text. People mend what they wrote by this list, so one line too many is better than one too few.

const alike: Readonly<Record<string, string>> = {
	œ: 'oe',
	æ: 'ae',
	ß: 'ss',
	ø: 'o',
	đ: 'd',
	ł: 'l',
	ı: 'i'
};

/** Removes capitals, accents and joiners. Hyphens, apostrophes and spaces become the same sign. */
const folded = (text: string): string =>
	text
		.toLocaleLowerCase('fr')
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replace(/[œæßøđłı]/g, (letter) => alike[letter] ?? letter)
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
