// The details beside an entry's words: who said it, who does it, by when, who holds the other position.
import type { StaffWords } from '#i18n/staff-words.ts';
import type { Detail } from '#meeting/record/kinds/kind.ts';
import { detailsOf, kindsOfEntry } from '#meeting/record/kinds/kinds.ts';
import type { Source } from '#meeting/record/state.ts';
import type { EntryView } from '#meeting/record/view.ts';
import { onLaptop } from './kinds.ts';

function doer({ t, label }: StaffWords, { who }: EntryView): string {
	if (who === null || who.kind === 'to-find') return t('entry.to-find');
	return who.kind === 'group' ? who.group : label(who.label);
}

const detailWords: Readonly<Record<Detail, (words: StaffWords, entry: EntryView) => readonly string[]>> = {
	against: ({ t }, { against }) => [t('entry.facing', { against: against ?? '' })],
	who: (words, entry) => [doer(words, entry)],
	official: (_, { official }) => (official ? [official.name, official.role] : []),
	when: ({ t, when }, entry) => [when(entry) || t('entry.when-to-find')]
};
/** What an entry's source says of itself beside its words. Null: nothing. */
const sourceWords = {
	turn: null,
	vote: 'entry.by-vote',
	idea: null,
	entry: null
} as const satisfies Record<Source['kind'], string | null>;

const bySource = ({ t }: StaffWords, { source }: EntryView): string => {
	const key = source && sourceWords[source.kind];
	return key ? t(key) : '';
};
const origins = {
	speaker: ({ inSentence }: StaffWords, { speaker }: EntryView) => inSentence(speaker),
	vote: bySource
};

export function entryDetails(words: StaffWords, entry: EntryView): string {
	const { kind } = entry;
	const own = detailsOf(kind).flatMap((detail) => detailWords[detail](words, entry));
	const from = origins[onLaptop[kind].origin];
	return (own.length > 0 ? own : [from(words, entry)]).filter(Boolean).join(' · ');
}

/** A quote stands between its marks. */
export const entryWords = ({ t }: StaffWords, { kind, words }: EntryView): string => {
	if (words === null) return t('entry.withdrawn');
	return kindsOfEntry[kind].isQuoted ? t('entry.quoted', { words }) : words;
};
