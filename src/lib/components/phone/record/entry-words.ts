// How one entry of the record reads on a phone.
import type { Label } from '#meeting/label.ts';
import { has, kindsOfEntry } from '#meeting/record/kinds/kinds.ts';
import type { EntryView } from '#meeting/record/view.ts';
import type { Translate } from '#i18n/translator.ts';

type T = Translate<'resident' | 'record'>;

function called(label: Label, t: T): string {
	switch (label.kind) {
		case 'name':
			return label.name;
		case 'guest':
			return t('entry.official', { name: label.name, role: label.role });
		case 'card':
			return t('label.card', { n: label.number });
		case 'someone':
		case 'resident':
			return t(`label.${label.kind}`);
	}
}

function doer(who: NonNullable<EntryView['who']>, t: T): string {
	switch (who.kind) {
		case 'to-find':
			return t('entry.to-find');
		case 'group':
			return who.group;
		case 'person':
			return called(who.label, t);
	}
}

/** A quote stands between its marks. */
export const entryWords = ({ kind, words }: EntryView, t: T): string => {
	if (words === null) return t('entry.withdrawn');
	return kindsOfEntry[kind].isQuoted ? t('entry.quoted', { words }) : words;
};

/** The lines under an entry's words: who, when, the official, the other view. */
export function details(entry: EntryView, t: T): readonly string[] {
	const { who, when, official, against, kind } = entry;
	return [
		...(against === null ? [] : [t('entry.against', { words: against })]),
		...(who === null ? [] : [t('entry.who', { who: doer(who, t) })]),
		...(official === null ? [] : [t('entry.official', { ...official })]),
		...(has(kind, 'when') ? [t('entry.when', { when: when || t('entry.to-find') })] : [])
	];
}
