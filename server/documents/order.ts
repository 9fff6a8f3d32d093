// The order for a document: plain data, and no more than the document shows. A process of its own (child/) gets nothing else.
import type { DocumentFile, DocumentKind } from '#api/minutes-files.ts';
import type { LanguageCode } from '#i18n/catalogue.ts';
import { itemOf, themeOf } from '#meeting/minutes/extracts.ts';
import { handoutOf } from '#meeting/minutes/handout.ts';
import { numbersOf, type Numbers } from '#meeting/minutes/numbering.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import type { Edition } from '#meeting/publication/state.ts';
import { zoneOf } from '../process/zone.ts';

/** Without a file: the page, which is read in the browser. */
export type Format = 'page' | DocumentFile;

/** What of the minutes is asked for. */
export interface DocumentAsked {
	readonly kind: DocumentKind;
	/** The id of the part that it is about; empty where it is about the whole meeting. */
	readonly of: string;
}
export const wholeMinutes: DocumentAsked = { kind: 'minutes', of: '' };

/** Which document of a meeting, in which form. */
export interface Asked {
	readonly format: Format;
	readonly language: LanguageCode;
	readonly edition: Edition;
	readonly document: DocumentAsked;
	/** What stands behind the address in the links of the page: a version, a ticket. Empty: nothing. */
	readonly query: string;
}

export interface Order extends Asked {
	/** What the document is made of. */
	readonly minutes: Minutes;
	/** Those of the whole edition, of which an extract is a part. Left out: those of `minutes`. */
	readonly numbers?: Numbers;
	readonly zone: string;
	/** The time of writing. */
	readonly at: number;
	/** The address of the page; null for a file, which has no links to this server. */
	readonly here: string | null;
}

/** `table`: the whole minutes, in the table's edition. Null: the meeting has no such part, or the edition does not show it. */
export function orderOf(
	table: Minutes,
	asked: Asked,
	{ at, here }: Pick<Order, 'at' | 'here'>
): Order | null {
	const { kind, of } = asked.document;
	const whole = asked.edition === 'table' ? table : outsideOf(table);
	const minutes = sources[kind](whole, of);
	const zone = zoneOf(whole.frame.zone); // M20
	return minutes && { ...asked, minutes, numbers: numbersOf(whole), zone, at, here };
}

/** What each document is made of. */
const sources: Readonly<Record<DocumentKind, (whole: Minutes, of: string) => Minutes | null>> = {
	minutes: (whole) => whole,
	brief: handoutOf,
	poster: handoutOf,
	aloud: handoutOf,
	message: handoutOf,
	item: itemOf,
	theme: themeOf
};

/** The whole minutes, as the table reads them. */
export const tableMinutes = (format: Format, language: LanguageCode): Asked => ({
	format,
	language,
	edition: 'table',
	document: wholeMinutes,
	query: ''
});
