// What a reader gets of each format of the minutes.
import { filesOf } from '#api/minutes-files.ts';
import { formats } from '#server/documents/formats.ts';
import type { Format, Order } from '#server/documents/order.ts';
import { stringsIn } from '../meeting/evening.ts';
import { readPdf } from './pdf.ts';
import { odtText, parsePage, spaced, textOf, unescaped, unzip } from './reading.ts';

export interface Sight {
	readonly source: string;
	/** What a reader gets. */
	readonly text: string;
}
type Reader = (made: string | Uint8Array) => Sight | Promise<Sight>;

const asText: Reader = (made) => ({ source: String(made), text: spaced(unescaped(String(made))) });
const asPage: Reader = (made) => ({
	source: String(made),
	text: spaced(parsePage(String(made)).body.textContent)
});
const asWord: Reader = (made) => {
	const files = unzip(Buffer.from(made));
	const text = spaced(textOf(files.get('word/document.xml') ?? ''));
	return { source: [...files.values()].join('\n'), text };
};
const asJson: Reader = (made) => ({
	source: String(made),
	text: stringsIn(JSON.parse(String(made)), '').join('\n')
});
const asOdt: Reader = (made) => {
	const files = unzip(Buffer.from(made));
	return {
		source: [...files.values()].join('\n'),
		text: spaced(odtText(files.get('content.xml') ?? ''))
	};
};
const asPdf: Reader = async (made) => {
	const { text, title, beside } = await readPdf(Buffer.from(made));
	return { source: [title, beside, text].join('\n'), text: spaced(text) };
};
const readers = {
	page: asPage,
	html: asPage,
	md: asText,
	docx: asWord,
	pdf: asPdf,
	odt: asOdt,
	csv: asText,
	ics: asText,
	txt: asText,
	json: asJson
} satisfies Record<Format, Reader>;

/** A PDF takes longer than all others together, and a calendar holds days alone: they have tests of their own. */
const apart: readonly Format[] = ['pdf', 'ics'];
/** Those of the minutes. */
export const everyFormat = (Object.keys(formats) as Format[]).filter(
	(format) => !apart.includes(format) && (format === 'page' || filesOf('minutes').includes(format))
);
/** The formats in sentences. JSON and CSV are for programs. */
export const inSentences = everyFormat.filter((format) => format !== 'json' && format !== 'csv');

/** The document in its format. */
export const sightOf = async (order: Order): Promise<Sight> =>
	readers[order.format](await formats[order.format].make(order));
