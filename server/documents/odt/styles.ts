// The styles of the OpenDocument text: those of the Word document, in the names of ODF 1.3.
import type { LanguageCode } from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';
import { html as xml, Markup } from '../html/markup.ts';

export const namespaces = new Markup(
	['office', 'text', 'table', 'style', 'meta']
		.map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
		.concat(
			'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
			'xmlns:dc="http://purl.org/dc/elements/1.1/"',
			'xmlns:xlink="http://www.w3.org/1999/xlink"',
			'office:version="1.3"'
		)
		.join(' ')
);

const ink = '#16232f';
const soft = '#47545f';
const clay = '#b3472b';

interface ParagraphStyle {
	readonly text: string;
	readonly paragraph: string;
	/** The level of a heading, for the list of headings beside the text. */
	readonly level?: number;
	/** It stands on the right, whatever its direction. */
	readonly isAtEnd?: true;
	/** The colour of the bar that stands where the text begins. */
	readonly bar?: string;
}

const sized = (points: number, color = ink, weight = 'normal'): string =>
	`fo:font-size="${points}pt" fo:color="${color}" fo:font-weight="${weight}"`;
const around = (before: number, after: number): string =>
	`fo:margin-top="${before}pt" fo:margin-bottom="${after}pt"`;
const withNext = 'fo:keep-with-next="always"';

const paragraphs = {
	Over: { text: sized(11, soft, 'bold'), paragraph: around(0, 6) },
	Title: { text: sized(22, ink, 'bold'), paragraph: around(6, 12) },
	Heading1: { text: sized(15, ink, 'bold'), paragraph: `${around(21, 6)} ${withNext}`, level: 1 },
	Heading2: { text: sized(12.5, ink, 'bold'), paragraph: `${around(14, 5)} ${withNext}`, level: 2 },
	Heading3: { text: sized(11, ink, 'bold'), paragraph: `${around(10, 3)} ${withNext}`, level: 3 },
	Plain: { text: sized(11), paragraph: around(0, 5) },
	Soft: { text: sized(10, soft), paragraph: around(0, 5) },
	Caption: { text: sized(11, ink, 'bold'), paragraph: `${around(10, 3)} ${withNext}` },
	Cell: { text: sized(11), paragraph: around(0, 0) },
	Item: { text: sized(11), paragraph: around(0, 2) },
	Quoted: { text: sized(12), paragraph: around(0, 0), bar: clay },
	QuotedDetail: { text: sized(10, soft), paragraph: around(0, 0), bar: clay },
	Noted: { text: sized(11), paragraph: around(0, 0), bar: ink },
	NotedDetail: { text: sized(10, soft), paragraph: around(0, 0), bar: ink },
	Gap: { text: sized(4), paragraph: around(0, 2) },
	Page: { text: sized(9, soft), paragraph: around(0, 0), isAtEnd: true }
} as const satisfies Record<string, ParagraphStyle>;
export type StyleName = keyof typeof paragraphs;

/** The style for a text that begins on the right. */
export const rightOf = (name: StyleName): string => `${name}Right`;

const barOf = (side: 'left' | 'right', color: string): string =>
	`fo:border-${side}="3pt solid ${color}" fo:padding-${side}="8pt" fo:margin-${side}="3pt"`;

function paragraphStyle(name: string, { text, paragraph, level, bar, isAtEnd }: ParagraphStyle): Markup {
	const outline = level === undefined ? '' : `style:default-outline-level="${level}"`;
	const one = (id: string, side: 'left' | 'right', mode: string) =>
		`<style:style style:name="${id}" style:display-name="Tablée ${id}" style:family="paragraph" ${outline}>` +
		`<style:paragraph-properties ${paragraph} ${side === 'right' || isAtEnd ? 'fo:text-align="right"' : ''} style:writing-mode="${mode}" ${bar === undefined ? '' : barOf(side, bar)}/>` +
		`<style:text-properties ${text} ${text.replace(/fo:font-(size|weight)/g, 'style:font-$1-complex').replace(/fo:color="[^"]*"/, '')}/></style:style>`;
	return new Markup(one(name, 'left', 'lr-tb') + one(`${name}Right`, 'right', 'rl-tb'));
}

const pageLayout = xml`<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="20mm" fo:margin-bottom="15mm" fo:margin-left="20mm" fo:margin-right="20mm" style:print-orientation="portrait"/><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>`;
const masterPage = xml`<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Page"><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer></style:master-page>`;
const bullets = xml`<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="7mm" fo:text-indent="-5mm" fo:margin-left="7mm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>`;

export function stylesFile(language: LanguageCode): string {
	const [code = language, country = 'none'] = languageFacts[language].locale.split('-');
	const styles = Object.entries(paragraphs).map(([name, style]) => paragraphStyle(name, style));
	return String(
		xml`<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${namespaces}><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" style:writing-mode="lr-tb"/><style:text-properties fo:font-family="Arial" style:font-family-complex="Arial" fo:font-size="11pt" style:font-size-complex="11pt" fo:language="${code}" fo:country="${country}"/></style:default-style>${styles}<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style><style:style style:name="Phrase" style:family="text"><style:text-properties fo:font-style="italic" style:font-style-complex="italic"/></style:style>${bullets}</office:styles><office:automatic-styles>${pageLayout}</office:automatic-styles><office:master-styles>${masterPage}</office:master-styles></office:document-styles>`
	);
}
