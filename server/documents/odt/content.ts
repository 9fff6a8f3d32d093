// The text of an OpenDocument: every block as paragraphs, lists and tables. Each text has the direction of its first letter (D27).
import { isRightToLeft } from '#i18n/direction.ts';
import {
	plain,
	numberText,
	refsSpans,
	type Block,
	type Part,
	type Spans,
	type WrittenDocument
} from '../blocks.ts';
import { html as xml, Markup } from '../html/markup.ts';
import { legal } from '../legal.ts';
import { namespaces, rightOf, type StyleName } from './styles.ts';

type Content = Markup | readonly Markup[];

export const contentFile = (written: WrittenDocument): string =>
	String(
		xml`<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:automatic-styles>${tableStyles}</office:automatic-styles><office:body><office:text>${wholeBody(written)}</office:text></office:body></office:document-content>`
	);

const wholeBody = ({ title, over, notice, lead, factsTitle, facts, parts, foot }: WrittenDocument) =>
	[
		paragraph('Over', [over]),
		paragraph('Title', [title]),
		...(notice === null ? [] : [paragraph('Plain', [{ strong: notice }])]),
		...partBody(lead, 1),
		...(facts.length > 0 ? [heading(factsTitle, 1), factsTable(facts)] : []),
		...parts.flatMap((part) => partBody(part, 1)),
		...foot.map((line) => paragraph('Soft', [line]))
	].flat();

const factsTable = (facts: WrittenDocument['facts']): Markup =>
	table(
		'Facts',
		null,
		facts.map(({ label, spans }): Spans[] => [[label], [{ strong: plain(spans) }]])
	);

const partBody = ({ anchor, title, blocks }: Part, level: number): Markup[] => [
	heading(title, level, anchor),
	...blocks.flatMap((block) => blockBody(block, level))
];

function blockBody(block: Block, level: number): Content {
	switch (block.kind) {
		case 'text':
			return paragraph(block.tone === 'plain' ? 'Plain' : 'Soft', block.spans);
		case 'list':
			return list(block.items);
		case 'refs':
			return paragraph('Plain', refsSpans(block));
		case 'note':
			return noteBody(block);
		case 'table':
			return table('Words', block.head, block.rows, block.anchors);
		case 'counts':
			return countsBody(block);
		case 'numbers':
			return list(block.items.map((item): Spans => [{ strong: numberText(item) }]));
		case 'part':
			return partBody(block, level + 1);
	}
}

function noteBody({ isQuoted, tag, anchor, body, details }: Extract<Block, { kind: 'note' }>): Markup[] {
	const style = isQuoted ? 'Quoted' : 'Noted';
	const first: Spans[] = isQuoted ? [] : [[{ strong: tag }]];
	return [
		...[...first, ...body].map((spans, at) => paragraph(style, spans, at === 0 ? anchor : null)),
		...details.map((detail) => paragraph(`${style}Detail`, detail)),
		paragraph('Gap', [])
	];
}

const countsBody = ({ anchor, caption, head, rows }: Extract<Block, { kind: 'counts' }>): Markup[] => [
	paragraph('Caption', [caption], anchor),
	table(
		'Counts',
		head,
		rows.map(({ label, count }): Spans[] => [[label], [{ strong: String(count) }]])
	),
	paragraph('Gap', [])
];

const list = (items: readonly Spans[]): Markup =>
	xml`<text:list text:style-name="Bullets">${items.map(
		(item) => xml`<text:list-item>${paragraph('Item', item)}</text:list-item>`
	)}</text:list>`;

const styleFor = (style: StyleName, spans: Spans): string =>
	isRightToLeft(plain(spans)) ? rightOf(style) : style;

const bookmark = (anchor: string | null): Markup | null =>
	anchor === null ? null : xml`<text:bookmark text:name="${anchor}"/>`;

const paragraph = (style: StyleName, spans: Spans, anchor: string | null = null): Markup =>
	xml`<text:p text:style-name="${styleFor(style, spans)}">${bookmark(anchor)}${spans.flatMap(run)}</text:p>`;

function heading(title: string, level: number, anchor: string | null = null): Markup {
	const depth = level > 2 ? 3 : level === 2 ? 2 : 1;
	return xml`<text:h text:style-name="${styleFor(`Heading${depth}`, [title])}" text:outline-level="${level}">${bookmark(anchor)}${run(title)}</text:h>`;
}

function run(span: Spans[number]): Markup[] {
	if (typeof span === 'string') return lines(span);
	if ('to' in span)
		return [xml`<text:a xlink:type="simple" xlink:href="#${span.to}">${lines(span.text)}</text:a>`];
	return 'strong' in span
		? [xml`<text:span text:style-name="Strong">${lines(span.strong)}</text:span>`]
		: [xml`<text:span text:style-name="Phrase">${lines(span.soft)}</text:span>`];
}

/** ODF reads several spaces as one. */
const spaces = / {2,}/g;
const lines = (text: string): Markup[] =>
	legal(text)
		.split('\n')
		.flatMap((line, index) => [
			...(index > 0 ? [new Markup('<text:line-break/>')] : []),
			xml`${line.replace(spaces, (run) => ` ${'\u00a0'.repeat(run.length - 1)}`)}`
		]);

/** The widths of the columns of each kind of table, in hundredths. */
const widths = { Facts: [30, 70], Words: [50, 25, 25], Counts: [80, 20] } as const;
type TableKind = keyof typeof widths;
const columnsOf = (kind: TableKind) => widths[kind].map((width, at) => ({ name: `${kind}${at + 1}`, width }));
const tableStyles: Markup[] = [
	...(Object.keys(widths) as TableKind[]).flatMap((kind) => [
		xml`<style:style style:name="${kind}" style:family="table"><style:table-properties style:width="170mm" table:align="margins" style:may-break-between-rows="true"/></style:style>`,
		...columnsOf(kind).map(
			({ name, width }) =>
				xml`<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${width * 1.7}mm" style:rel-column-width="${width * 100}*"/></style:style>`
		)
	]),
	xml`<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>`,
	xml`<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border-bottom="0.5pt solid #d9d0c2" fo:padding-top="1mm" fo:padding-bottom="1mm" fo:padding-left="0mm" fo:padding-right="2mm"/></style:style>`
];

function table(
	kind: TableKind,
	head: readonly string[] | null,
	rows: readonly (readonly Spans[])[],
	anchors: readonly string[] = []
): Markup {
	const columns = columnsOf(kind).map(({ name }) => xml`<table:table-column table:style-name="${name}"/>`);
	const first = head && row(head.map((cell): Spans => [{ strong: cell }]));
	return xml`<table:table table:style-name="${kind}">${columns}${first && xml`<table:table-header-rows>${first}</table:table-header-rows>`}${rows.map((cells, at) => row(cells, anchors[at]))}</table:table>`;
}

const row = (cells: readonly Spans[], anchor: string | null = null): Markup =>
	xml`<table:table-row table:style-name="Row">${cells.map(
		(cell, at) =>
			xml`<table:table-cell table:style-name="Cell" office:value-type="string">${paragraph('Cell', cell, at === 0 ? anchor : null)}</table:table-cell>`
	)}</table:table-row>`;
