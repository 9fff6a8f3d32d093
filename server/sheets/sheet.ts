// A sheet that is printed before a meeting, in words already: plain data, and no more than the paper shows. The process of documents
// (documents/child/) gets nothing else of the meeting.
import type { SheetKind } from '#api/sheets.ts';
import type { LanguageCode } from '#i18n/catalogue.ts';

export interface Sheet {
	readonly kind: SheetKind;
	readonly language: LanguageCode;
	readonly paper: 'a4' | 'a3';
	/** The title of the file, for whoever has it read aloud. */
	readonly name: string;
	readonly author: string;
	/** What its kind shows, as its part of the template takes it. */
	readonly body: object;
}

export interface SheetOrder {
	readonly format: 'sheet';
	readonly sheet: Sheet;
	/** The name of the file, without its extension. */
	readonly file: string;
	/** The time of writing. */
	readonly at: number;
}
