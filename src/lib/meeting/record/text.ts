// What each kind of entry is made of. Fields that do not belong to the kind are dropped; what it needs must be there.
import { refuse, type Refusal } from '../frame.ts';
import type { RecordCommand } from './commands.ts';
import type { Entry, EntryKind, EntryText } from './state.ts';

type Asked = Pick<
	Extract<RecordCommand, { type: 'EditEntry' }>,
	'kind' | 'words' | 'against' | 'who' | 'when' | 'official'
>;

const nothingElse = { against: null, who: null, when: '', official: null } as const;

/** R19: marks around the whole of it go, for every page sets its own; marks within it stay. */
function unquoted(words: string | undefined): string | null {
	const inner = /^[«“"]\s*([^\s«»“”"][^«»“”"]*?)\s*[»”"]$/u.exec(words ?? '')?.[1];
	return inner ?? words ?? null;
}

/** `ideaWords`: those of the idea that the entry comes from; null where there is none or it was withdrawn. */
export function textOf(asked: Asked, ideaWords: string | null): EntryText | Refusal {
	const given = asked.kind === 'quote' ? unquoted(asked.words) : (asked.words ?? null);
	if (given === null && ideaWords === null) return refuse('no-words'); // R2
	// R9: the idea's words are not copied, so that they go when it is withdrawn.
	const words = given === ideaWords || asked.words === ideaWords ? null : given;
	const { against, who = 'to-find', when = '', official } = asked;
	switch (asked.kind) {
		case 'quote':
		case 'decision':
		case 'question':
			return { ...nothingElse, words };
		case 'disagreement':
			return against === undefined ? refuse('no-words') : { ...nothingElse, words, against }; // R3
		case 'action':
			return { ...nothingElse, words, who, when }; // R4
		case 'commitment':
			return official === undefined ? refuse('no-words') : { ...nothingElse, words, when, official }; // R5
	}
}

/** The text of an entry alone, its fields in the order in which `textOf` gives them. */
export const textIn = (entry: EntryText): EntryText => ({
	...nothingElse,
	words: entry.words,
	against: entry.against,
	who: entry.who,
	when: entry.when,
	official: entry.official
});

export const isSameEntry = (entry: Entry, kind: EntryKind, text: EntryText): boolean =>
	entry.kind === kind && JSON.stringify(textIn(entry)) === JSON.stringify(textIn(text));

/** What people wrote in it. Empty ones are of no interest. */
export const entryTexts = ({ words, against, who, when, official }: EntryText): string[] =>
	[
		words ?? '',
		against ?? '',
		who !== null && typeof who === 'object' && 'group' in who ? who.group : '',
		when,
		official ? `${official.name}, ${official.role}` : ''
	].filter(Boolean);
