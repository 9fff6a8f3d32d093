// Every form of the minutes, and how it is made: one row for each. They are made in a process of their own (child/), which
// knows nothing but what it is given here.
import type { Minutes } from '#meeting/minutes/types.ts';
import type { LanguageCode } from '#i18n/catalogue.ts';
import { compose } from './compose/document.ts';
import { livePage, onePage } from './html/page.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { wordsIn } from './words.ts';

/** What a document is made from: plain data, and no more than it shows. */
export interface Order {
	readonly format: Format;
	readonly minutes: Minutes;
	readonly language: LanguageCode;
	readonly zone: string;
	/** The moment it is written. */
	readonly at: number;
	/** Where the page stands; null for a file, which leads nowhere. */
	readonly here: string | null;
}

/** Where style and letters of the page are, and the minutes themselves. */
export const base = '/minutes';

const written = ({ minutes, language, zone, at }: Order) => compose(minutes, wordsIn(language, zone), at);
type Make = (order: Order) => string | Uint8Array | Promise<Uint8Array>;
interface Row {
	readonly type: string;
	/** Of its file; null for the page, which is read where it stands. */
	readonly extension: string | null;
	readonly make: Make;
}

export const formats = {
	page: {
		type: 'text/html; charset=utf-8',
		extension: null,
		make: (order) => {
			const links = { here: order.here ?? base, base };
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
		// A library that nothing else waits for: read from disk when it is first asked for.
		make: async (order) => (await import('./docx.ts')).docx(written(order))
	},
	json: {
		type: 'application/json; charset=utf-8',
		extension: 'json',
		make: ({ minutes, at }) => json(minutes, at)
	}
} satisfies Record<string, Row>;
export type Format = keyof typeof formats;
