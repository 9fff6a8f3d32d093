// The formats of the minutes, with one row for each, and how they are made. A process of its own (child/) makes them. It knows
// nothing but the order that it gets.
import { filesOf, type DocumentFile } from '#api/minutes-files.ts';
import { wordsIn } from '../process/words.ts';
import { documents } from './documents.ts';
import { livePage, onePage } from './html/page.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Format, Order } from './order.ts';
import { plainText } from './text.ts';

/** The address below which the minutes lie, with their style and fonts. */
export const base = '/minutes';

const written = ({ document: { kind, of }, minutes, numbers, language, zone, at }: Order) =>
	documents[kind].compose(minutes, { words: wordsIn(language, zone), at, of, numbers });
type Make = (order: Order) => string | Uint8Array | Promise<string | Uint8Array>;
interface Row {
	readonly type: string;
	/** The extension of its file; null for the page, which is read in the browser. */
	readonly extension: DocumentFile | null;
	readonly make: Make;
}

export const formats: Readonly<Record<Format, Row>> = {
	page: {
		type: 'text/html; charset=utf-8',
		extension: null,
		make: (order) => {
			const links = {
				here: { path: order.here ?? base, query: order.query },
				base,
				files: filesOf(order.document.kind)
			};
			return livePage(written(order), wordsIn(order.language, order.zone), links);
		}
	},
	html: {
		type: 'text/html; charset=utf-8',
		extension: 'html',
		make: (order) => onePage(written(order), wordsIn(order.language, order.zone))
	},
	md: {
		type: 'text/markdown; charset=utf-8',
		extension: 'md',
		make: (order) => markdown(written(order))
	},
	docx: {
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		extension: 'docx',
		// Only this format needs the library, so it is loaded at the first use.
		make: async (order) => (await import('./docx.ts')).docx(written(order))
	},
	pdf: {
		type: 'application/pdf',
		extension: 'pdf',
		make: async (order) => (await import('./pdf/pdf.ts')).pdf(written(order), order.at)
	},
	odt: {
		type: 'application/vnd.oasis.opendocument.text',
		extension: 'odt',
		make: async (order) => (await import('./odt/odt.ts')).odt(written(order), order.at)
	},
	csv: {
		type: 'text/csv; charset=utf-8',
		extension: 'csv',
		make: async (order) => (await import('./csv.ts')).csv(written(order), wordsIn(order.language, order.zone))
	},
	ics: {
		type: 'text/calendar; charset=utf-8',
		extension: 'ics',
		make: async ({ minutes, language, zone, at }) =>
			(await import('./ics.ts')).ics(minutes, wordsIn(language, zone), at)
	},
	txt: {
		type: 'text/plain; charset=utf-8',
		extension: 'txt',
		make: (order) => plainText(written(order))
	},
	json: {
		type: 'application/json; charset=utf-8',
		extension: 'json',
		make: ({ minutes, at }) => json(minutes, at)
	}
};
