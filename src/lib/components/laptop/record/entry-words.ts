// The details beside an entry's words: who said it, who does it, by when, who holds the other position.
import type { StaffWords } from '#i18n/staff-words.ts';
import type { EntryView } from '#meeting/record/view.ts';

function doer({ t, label }: StaffWords, { who }: EntryView): string {
	if (who === null || who.kind === 'to-find') return t('entry.to-find');
	return who.kind === 'group' ? who.group : label(who.label);
}

export function entryDetails(words: StaffWords, entry: EntryView): string {
	const { t } = words;
	switch (entry.kind) {
		case 'quote':
		case 'question':
			return words.inSentence(entry.speaker);
		case 'decision':
			return entry.source?.kind === 'vote' ? t('entry.by-vote') : '';
		case 'action':
			return [doer(words, entry), entry.when || t('entry.when-to-find')].join(' · ');
		case 'commitment':
			return [entry.official?.name, entry.official?.role, entry.when || t('entry.when-to-find')]
				.filter(Boolean)
				.join(' · ');
		case 'disagreement':
			return t('entry.facing', { against: entry.against ?? '' });
	}
}

/** A quote stands between its marks. */
export const entryWords = ({ t }: StaffWords, { kind, words }: EntryView): string => {
	if (words === null) return t('entry.withdrawn');
	return kind === 'quote' ? t('entry.quoted', { words }) : words;
};
