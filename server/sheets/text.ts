// Texts of a sheet as the template takes them. A word that is longer than any line may be broken.
import { textData } from '../documents/pdf/data.ts';

const longestWord = 18;
/** A place without width at which a line may end. */
const mayEnd = '\u200B';

/** Only before a letter or a digit: a mark stays with what it belongs to. */
const broken = (word: string): string =>
	word.replace(new RegExp(`(\\S{${String(longestWord)}})(?=\\S{4})`, 'gu'), `$1${mayEnd}`);

const breakable = (text: string): string => text.replace(/\S{22,}/gu, broken);

export const told = (text: string) => textData([breakable(text)]);
/** A text below a few words that say what it is. */
export const toldBelow = (label: string, text: string) =>
	textData([{ strong: label }, '\n', breakable(text)]);
export type Told = ReturnType<typeof told>;
/** Null: there is nothing to tell. */
export const toldIf = (text: string): Told | null => (text === '' ? null : told(text));
