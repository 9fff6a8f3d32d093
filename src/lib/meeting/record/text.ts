// The text of an entry. Fields that do not belong to its kind are dropped, and those that the kind needs must be there.
import { refuse, type Refusal } from '../frame.ts';
import type { RecordCommand } from './commands.ts';
import { detailsOf, has, kindsOfEntry, type EntryKind } from './kinds/kinds.ts';
import type { Entry, EntryText } from './state.ts';

type Asked = Pick<
	Extract<RecordCommand, { type: 'EditEntry' }>,
	'kind' | 'words' | 'against' | 'who' | 'when' | 'official'
>;

/** R19: quotation marks around the whole text go, because every page sets its own. Marks within it stay. */
function unquoted(words: string | undefined): string | null {
	const inner = /^[«“"]\s*([^\s«»“”"][^«»“”"]*?)\s*[»”"]$/u.exec(words ?? '')?.[1];
	return inner ?? words ?? null;
}

/** Null: none were given. */
export const wordsOf = (kind: EntryKind, words: string | undefined): string | null =>
	kindsOfEntry[kind].isQuoted ? unquoted(words) : (words ?? null);

/** `ideaWords`: the words of the idea that the entry comes from. Null: it comes from none, or the idea was withdrawn. */
export function textOf(asked: Asked, ideaWords: string | null): EntryText | Refusal {
	const given = wordsOf(asked.kind, asked.words);
	if (given === null && ideaWords === null) return refuse('no-words'); // R2
	// R9: the words of the idea are not copied. So they go when the idea is withdrawn.
	const words = given === ideaWords || asked.words === ideaWords ? null : given;
	const { against = null, who = 'to-find', when = '', official = null } = asked; // R4
	const text = { against, who, when, official, words };
	const isWhole = detailsOf(asked.kind).every((detail) => text[detail] !== null); // R3, R5
	return isWhole ? ofKind(asked.kind, text) : refuse('no-words');
}

/** Drops the fields that belong to other kinds. */
export const ofKind = (kind: EntryKind, text: EntryText): EntryText => ({
	against: has(kind, 'against') ? text.against : null,
	who: has(kind, 'who') ? text.who : null,
	when: has(kind, 'when') ? text.when : '',
	official: has(kind, 'official') ? text.official : null,
	words: text.words
});

/** Only the text of an entry, with its fields in the order of `textOf`. */
export const textIn = (entry: EntryText): EntryText => ({
	against: entry.against,
	who: entry.who,
	when: entry.when,
	official: entry.official,
	words: entry.words
});

export const isSameEntry = (entry: Entry, kind: EntryKind, text: EntryText): boolean =>
	entry.kind === kind && JSON.stringify(textIn(entry)) === JSON.stringify(textIn(text));

/** The texts that people wrote in it, without the empty ones. */
export const entryTexts = ({ words, against, who, when, official }: EntryText): string[] =>
	[
		words ?? '',
		against ?? '',
		who !== null && typeof who === 'object' && 'group' in who ? who.group : '',
		when,
		official ? `${official.name}, ${official.role}` : ''
	].filter(Boolean);
