// What stands under an entry at the read-back: who does it and by when, which official said it, the other position.
import { languages } from '#i18n/catalogue.ts';
import { whenWords } from '#i18n/day-words.ts';
import type { Translate } from '#i18n/translator.ts';
import type { EntryView } from '#meeting/record/view.ts';
import { labelWord } from '#i18n/room-words.ts';

type Say = Translate<'staff'>;

function whoWord(t: Say, who: EntryView['who']): string {
	switch (who?.kind) {
		case 'to-find':
			return t('stage.entry.who.to-find');
		case 'group':
			return who.group;
		case 'person':
			return labelWord(t, who.label);
		case undefined:
			return '';
	}
}

export function entryDetail(t: Say, entry: EntryView): string {
	const { official, against } = entry;
	// Who counts the pages has the words alone, which say their language.
	const code = languages.find((each) => each === t('stage.language')) ?? 'fr';
	const parts = [
		official ? t('stage.entry.official', { name: official.name, role: official.role }) : '',
		whoWord(t, entry.who),
		whenWords(code, entry),
		against ? t('stage.entry.against', { words: against }) : ''
	];
	return parts.filter((part) => part !== '').join(' · ');
}
