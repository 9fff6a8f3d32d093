// A13. A field has a longest text and cuts nothing of what is typed. It says what is left once that gets short, then how much is too
// much. A form asks `isTooLong` before it sends. The words are the page's.
import { getContext, setContext } from 'svelte';

/** Characters (code points), as the server counts them: composed, without the spaces around the text. */
export const textLength = (text: string): number =>
	[
		...text
			.normalize('NFC')
			.trim()
			.replace(/[^\S\n\u00A0\u202F]+/g, ' ')
	].length;

export const isTooLong = (text: string, max: number): boolean => textLength(text) > max;

interface LengthWords {
	readonly left: (n: number) => string;
	readonly over: (n: number) => string;
}
const place = Symbol('length words');
const figures: LengthWords = { left: String, over: (n) => `−${n}` };

/** Fields below say their room in these words. */
export const tellLengths = (words: LengthWords): LengthWords => setContext(place, words);
export const lengthWordsHere = (): LengthWords => getContext<LengthWords | undefined>(place) ?? figures;

/** Room is short below this. */
const shortOf = (max: number): number => Math.max(10, Math.min(40, max / 5));

/** What a field says of its room. Neither: there is room enough. */
export interface Room {
	readonly left?: string;
	readonly over?: string;
}
export function roomIn(words: LengthWords, length: number, max: number): Room {
	if (length > max) return { over: words.over(length - max) };
	return max - length <= shortOf(max) && length > 0 ? { left: words.left(max - length) } : {};
}
