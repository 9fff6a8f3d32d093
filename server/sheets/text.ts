// Texts of a sheet as the template takes them. A word that is longer than any line may be broken.
import { textData } from '../documents/pdf/data.ts';

const longestWord = 18;
/** A place without width at which a line may end. */
const mayEnd = '\u200B';

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Only before a letter or a digit, and never within a sign: a mark stays with what it belongs to. */
function broken(word: string): string {
	const all = [...signs.segment(word)].map(({ segment }) => segment);
	let since = 0;
	return all
		.map((sign, at) => {
			since += 1;
			if (since <= longestWord || at + 4 > all.length || !/^[\p{L}\p{N}]/u.test(sign)) return sign;
			since = 1;
			return `${mayEnd}${sign}`;
		})
		.join('');
}

const breakable = (text: string): string => text.replace(/\S{22,}/gu, broken);

/** A password, an address: whoever copies it gets nothing else with it. The template breaks it where its line ends. */
export const exact = (text: string) => textData([text]);
export const told = (text: string) => textData([breakable(text)]);
/** A text below a few words that say what it is. */
export const toldBelow = (label: string, text: string) =>
	textData([{ strong: label }, '\n', breakable(text)]);
export type Told = ReturnType<typeof told>;
/** Null: there is nothing to tell. */
export const toldIf = (text: string): Told | null => (text === '' ? null : told(text));
