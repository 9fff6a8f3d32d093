// The minutes as a Word document, which the association can go on editing.
import {
	AlignmentType,
	Bookmark,
	Document,
	Footer,
	HeadingLevel,
	InternalHyperlink,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
	type IParagraphOptions,
	type ITableBordersOptions
} from 'docx';
import { directedPieces, isRightToLeft } from '#i18n/direction.ts';
import {
	numberText,
	refsSpans,
	spanText,
	type Block,
	type Part,
	type Spans,
	type WrittenDocument
} from './blocks.ts';
import { legal } from './legal.ts';
import { barBeside, barColors, docxStyles } from './docx-styles.ts';

type Piece = Paragraph | Table;
/** The width of A4 without margins, in twentieths of a point. */
const textWidth = 9638;
const margin = 1134;

export function docx(written: WrittenDocument): Promise<Buffer> {
	const { name, over, language } = written;
	const document = new Document({
		title: legal(name),
		creator: legal(over),
		lastModifiedBy: 'Tablée',
		description: legal(over),
		styles: docxStyles(language),
		sections: [
			{
				properties: {
					page: {
						size: { width: 11906, height: 16838 },
						margin: { top: margin, bottom: margin, left: margin, right: margin }
					}
				},
				footers: { default: pageFooter() },
				children: wholeBody(written)
			}
		]
	});
	return Packer.toBuffer(document);
}

const wholeBody = ({
	title,
	over,
	notice,
	lead,
	factsTitle,
	facts,
	parts,
	foot
}: WrittenDocument): Piece[] => [
	paragraph([over], 'Over'),
	new Paragraph({ heading: HeadingLevel.TITLE, ...directed([title]) }),
	...(notice === null ? [] : [paragraph([{ strong: notice }], 'Notice')]),
	...partBody(lead, 1),
	...(facts.length === 0 ? [] : [...heading(factsTitle, 1), factsGrid(facts)]),
	...parts.flatMap((part) => partBody(part, 1)),
	...foot.map((line) => paragraph([line], 'Soft'))
];

const factsGrid = (facts: WrittenDocument['facts']): Table =>
	grid(
		facts.map(({ label, spans }) => [[label], [{ strong: spans.map(spanText).join('') }]]),
		[0.3, 0.7]
	);

const pageFooter = (): Footer =>
	new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.END,
				children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })]
			})
		]
	});

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

const heading = (title: string, level: number, anchor: string | null = null): Piece[] => [
	new Paragraph({
		heading: headings[level - 1] ?? HeadingLevel.HEADING_3,
		keepNext: true,
		...directed([title], anchor)
	})
];
const partBody = ({ anchor, title, blocks }: Part, level: number): Piece[] => [
	...heading(title, level, anchor),
	...blocks.flatMap((block) => blockBody(block, level))
];

function blockBody(block: Block, level: number): Piece[] {
	switch (block.kind) {
		case 'text':
			return [paragraph(block.spans, block.tone === 'plain' ? 'Normal' : 'Soft')];
		case 'list':
			return block.items.map(
				(item) => new Paragraph({ style: 'Item', bullet: { level: 0 }, ...directed(item) })
			);
		case 'refs':
			return [paragraph(refsSpans(block), 'Normal')];
		case 'note':
			return noteBody(block);
		case 'table':
			return [
				grid([block.head.map((cell): Spans => [{ strong: cell }]), ...block.rows], [0.5, 0.25, 0.25], {
					hasHead: true,
					anchors: [null, ...block.anchors]
				})
			];
		case 'counts':
			return [
				paragraph([block.caption], 'Caption', { anchor: block.anchor }),
				grid(
					block.rows.map(({ label, count }): Spans[] => [[label], [{ strong: String(count) }]]),
					[0.8, 0.2]
				),
				paragraph([], 'Gap')
			];
		case 'numbers':
			return block.items.map((item) => paragraph([{ strong: numberText(item) }], 'Normal'));
		case 'part':
			return partBody(block, level + 1);
	}
}

function noteBody({ isQuoted, tag, anchor, body, details }: Extract<Block, { kind: 'note' }>): Piece[] {
	const style = isQuoted ? 'Quoted' : 'Noted';
	const first: Spans[] = isQuoted ? [] : [[{ strong: tag }]];
	return [
		...[...first, ...body].map((spans, at) =>
			paragraph(spans, style, { keepNext: true, anchor: at === 0 ? anchor : null })
		),
		...details.map((detail) => paragraph(detail, `${style}Detail`, { keepNext: true })),
		// Separates two bars. Without it Word draws them as one.
		paragraph([], 'Gap')
	];
}

interface Placed {
	readonly keepNext?: boolean;
	readonly anchor?: string | null;
}
const paragraph = (
	spans: Spans,
	style: string,
	{ keepNext = false, anchor = null }: Placed = {}
): Paragraph => new Paragraph({ style, keepNext, ...barOf(spans, style), ...directed(spans, anchor) });

/** The bar of a note stands where its text begins. */
function barOf(spans: Spans, style: string): Pick<IParagraphOptions, 'border'> {
	const color = barColors[style];
	if (color === undefined || !isRightToLeft(spans.map(spanText).join(''))) return {};
	return { border: { left: { style: 'none' }, right: barBeside(color) } };
}

/** The first letter of a paragraph decides on which side it begins. */
function directed(spans: Spans, anchor: string | null = null) {
	const isRight = isRightToLeft(spans.map(spanText).join(''));
	const told = spans.flatMap((span) => spanRuns(span, isRight));
	const children = anchor === null ? told : [new Bookmark({ id: bookmarkOf(anchor), children: told })];
	return { ...(isRight && { bidirectional: true }), children };
}

/** Word takes letters, digits and underscores, forty at most. */
const bookmarkOf = (anchor: string): string => anchor.replace(/[^A-Za-z0-9]/g, '_').slice(0, 40);

const spanRuns = (span: Spans[number], isRight: boolean): (TextRun | InternalHyperlink)[] =>
	typeof span === 'object' && 'to' in span
		? [new InternalHyperlink({ anchor: bookmarkOf(span.to), children: runs([span], isRight) })]
		: runs([span], isRight);

const runs = (spans: Spans, isRight: boolean): TextRun[] =>
	spans.flatMap((span) =>
		legal(spanText(span))
			.split('\n')
			.flatMap((line, index) =>
				directedPieces(line, isRight).map(
					(piece, place) =>
						new TextRun({
							text: piece.text,
							...(piece.isRightToLeft && { rightToLeft: true }),
							...(index > 0 && place === 0 && { break: 1 }),
							...(typeof span === 'object' && 'strong' in span && { bold: true }),
							...(typeof span === 'object' && 'soft' in span && { italics: true }),
							...(typeof span === 'object' && 'to' in span && { color: '0B5C7A', underline: {} })
						})
				)
			)
	);

const line = { style: 'single', size: 4, color: 'D9D0C2' } as const;
const none = { style: 'none', size: 0, color: 'auto' } as const;
const borders: ITableBordersOptions = {
	top: line,
	bottom: line,
	insideHorizontal: line,
	left: none,
	right: none,
	insideVertical: none
};

interface GridRows {
	readonly hasHead?: boolean;
	readonly anchors?: readonly (string | null)[];
}
function grid(
	rows: readonly (readonly Spans[])[],
	shares: readonly number[],
	{ hasHead = false, anchors = [] }: GridRows = {}
): Table {
	const widths = shares.map((share) => Math.round(share * textWidth));
	return new Table({
		columnWidths: widths,
		width: { size: textWidth, type: WidthType.DXA },
		borders,
		rows: rows.map(
			(cells, index) =>
				new TableRow({
					cantSplit: true,
					tableHeader: hasHead && index === 0,
					children: cells.map(
						(cell, column) =>
							new TableCell({
								width: { size: widths[column] ?? 0, type: WidthType.DXA },
								margins: { top: 60, bottom: 60, left: 0, right: 120 },
								children: [
									paragraph(cell, 'Cell', { anchor: column === 0 ? (anchors[index] ?? null) : null })
								]
							})
					)
				})
		)
	});
}
