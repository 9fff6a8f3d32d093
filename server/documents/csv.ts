// Everything as one table for a spreadsheet, as French ones open it: a mark of UTF-8 at the beginning, semicolons between the cells. What
// people typed is text: a spreadsheet takes none of it for a formula (H18).
import { stringify } from 'csv-stringify/sync';
import type { Words } from '../process/words.ts';
import { legal } from './legal.ts';
import { plain, refsSpans, type Block, type Part, type Spans, type WrittenDocument } from './blocks.ts';

/** The columns of a row, in their order. */
const columns = ['part', 'under', 'kind', 'text', 'more', 'who', 'when', 'number'] as const;
type Column = (typeof columns)[number];
type Row = Partial<Readonly<Record<Column, string>>>;

export function csv(written: WrittenDocument, { t }: Words): string {
	const head = Object.fromEntries(columns.map((column) => [column, t(`csv.${column}`)]));
	const cells = [head, ...rowsOf(written)].map((row: Row) =>
		columns.map((column) => legal(row[column] ?? ''))
	);
	return stringify(cells, {
		bom: true,
		delimiter: ';',
		record_delimiter: 'windows',
		quoted_match: /[\r\n]/,
		escape_formulas: true
	});
}

const rowsOf = ({ over, title, notice, lead, factsTitle, facts, parts, foot }: WrittenDocument): Row[] => [
	{ text: over },
	{ text: title },
	...(notice === null ? [] : [{ text: notice }]),
	...partRows(lead),
	...facts.map(({ label, spans }): Row => ({ part: factsTitle, kind: label, text: plain(spans) })),
	...parts.flatMap(partRows),
	...foot.map((text): Row => ({ text }))
];

const partRows = ({ title, blocks }: Part): Row[] => blockRows(blocks, { part: title });

const blockRows = (blocks: readonly Block[], where: Row): Row[] =>
	blocks.flatMap((block) => rowsOfBlock(block, where).map((row) => ({ ...where, ...row })));

function rowsOfBlock(block: Block, where: Row): Row[] {
	switch (block.kind) {
		case 'text':
			return [{ text: plain(block.spans) }];
		case 'list':
			return block.items.map((item) => ({ text: plain(item) }));
		case 'refs':
			return [{ text: plain(refsSpans(block)) }];
		case 'note':
			return [{ kind: block.tag, text: joined(block.body), more: joined(block.details) }];
		case 'table':
			return block.rows.map((cells) => doingRow(block.caption, cells));
		case 'counts':
			return block.rows.map(({ label, count }) => ({
				kind: block.caption,
				text: label,
				number: String(count)
			}));
		case 'numbers':
			return block.items.map(({ label, count }) => ({ text: label, number: String(count) }));
		case 'part':
			return block.blocks.length === 0
				? [{ under: block.title }]
				: blockRows(block.blocks, { ...where, under: block.title });
	}
}

const joined = (body: readonly Spans[]): string => body.map(plain).join('\n');

/** What is to be done, by whom, and by when. */
const doingRow = (kind: string, [what = [], who = [], when = []]: readonly Spans[]): Row => ({
	kind,
	text: plain(what),
	who: plain(who),
	when: plain(when)
});
