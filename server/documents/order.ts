// The order for a document: plain data, and no more than the document shows. A process of its own (child/) gets nothing else.
import type { DocumentKind, MinutesFile } from '#api/minutes-files.ts';
import type { LanguageCode } from '#i18n/catalogue.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import type { Edition } from '#meeting/publication/state.ts';

/** Without a file: the page, which is read in the browser. */
export type Format = 'page' | MinutesFile;

/** What of the minutes is asked for. */
export interface DocumentAsked {
	readonly kind: DocumentKind;
	/** The part that it is about; empty where it is about the whole meeting. */
	readonly of: string;
}

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
	readonly minutes: Minutes;
	readonly zone: string;
	/** The time of writing. */
	readonly at: number;
	/** The address of the page; null for a file, which has no links to this server. */
	readonly here: string | null;
}

/** The whole minutes, as the table reads them. */
export const tableMinutes = (format: Format, language: LanguageCode): Asked => ({
	format,
	language,
	edition: 'table',
	document: { kind: 'minutes', of: '' },
	query: ''
});
