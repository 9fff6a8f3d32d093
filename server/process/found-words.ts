// Says in the terminal what the start found again, and which update it made, in the words of the page of tables.
import fr from '#messages/fr/staff.json' with { type: 'json' };
import { firstOfMonth } from '#i18n/in-zone.ts';
import { createTranslator } from '#i18n/translator.ts';
import type { Recovered } from '#api/listing.ts';
import type { KeptBefore } from '../store/kept.ts';

const t = createTranslator<'staff'>('fr', fr);

const counted = ['meetings', 'minutes', 'damaged', 'later', 'missing'] as const;

/** The typefaces of some terminals lack the hyphen at which no line breaks. */
const plain = (text: string): string => text.replaceAll('\u2011', '-');

export const foundLines = (recovered: Recovered): string[] =>
	[
		t(`tables.found.${recovered.from}`),
		...(recovered.from === 'journals' ? [t('tables.found.lost')] : []),
		...counted.flatMap((what) =>
			recovered[what] > 0 ? [t(`tables.found.${what}`, { n: recovered[what] })] : []
		)
	].map(plain);

// Made only where a start has something to say: it costs a start ten milliseconds.
const dayOf = (at: number): string => new Intl.DateTimeFormat('fr', { dateStyle: 'long' }).format(at);

/** `starter`: the file with which a portable folder starts, as it is typed in a terminal. Null if a command started the server. */
export const updatedLines = (
	{ from, to, meetings, boxes, folder, goesAt }: KeptBefore,
	starter: string | null
): string[] => [
	from === null ? t('tables.update.from-before', { to }) : t('tables.update.from', { from, to }),
	t('tables.update.changes', { n: meetings }),
	...(boxes > 0 ? [t('tables.update.boxes', { n: boxes })] : []),
	t('tables.update.kept', { folder, day: firstOfMonth('fr', dayOf(goesAt)) }),
	starter === null ? t('tables.update.command') : t('tables.update.folder', { starter })
];
