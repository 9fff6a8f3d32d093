// The minutes as Markdown. Typed text stays text: every sign that could become markup is escaped.
import {
	numberText,
	plain,
	refsSpans,
	type Block,
	type Part,
	type Spans,
	spanText,
	type WrittenDocument
} from './blocks.ts';

export function markdown({
	title,
	over,
	notice,
	lead,
	factsTitle,
	facts,
	parts,
	foot
}: WrittenDocument): string {
	const chunks = [
		escapedMarkdown(over),
		`# ${oneLine(title)}`,
		...(notice === null ? [] : [`**${escapedMarkdown(notice)}**`]),
		...partChunks(lead, 2),
		...(facts.length === 0 ? [] : [`## ${oneLine(factsTitle)}`]),
		facts.map(({ label, spans }) => `- **${escapedMarkdown(label)}** — ${inline(spans, '  ')}`).join('\n'),
		...parts.flatMap((part) => partChunks(part, 2)),
		'---',
		...foot.map(escapedMarkdown)
	];
	return chunks.filter(Boolean).join('\n\n') + '\n';
}

const partChunks = ({ title, blocks }: Part, level: number): string[] => [
	`${'#'.repeat(level)} ${oneLine(title)}`,
	...blocks.flatMap((block) => blockChunks(block, level))
];

function blockChunks(block: Block, level: number): string[] {
	switch (block.kind) {
		case 'text':
			return [inline(block.spans)];
		case 'list':
			return [block.items.map((item) => `- ${inline(item, '  ')}`).join('\n')];
		case 'refs':
			return [inline(refsSpans(block))];
		case 'note':
			return [noteChunk(block)];
		case 'table':
			return [table(block.head, block.rows)];
		case 'counts':
			return [
				escapedMarkdown(block.caption),
				table(
					block.head,
					block.rows.map(({ label, count }) => [[label], [String(count)]])
				)
			];
		case 'numbers':
			return [block.items.map((item) => `- ${escapedMarkdown(numberText(item))}`).join('\n')];
		case 'part':
			return partChunks(block, level + 1);
	}
}

function noteChunk({ isQuoted, tag, body, details }: Extract<Block, { kind: 'note' }>): string {
	const lines = [...body.map((spans) => inline(spans, '> ')), ...details.map((detail) => inline(detail))];
	const first = isQuoted ? [] : [`**${escapedMarkdown(tag)}**`];
	return [...first, ...lines].map((line) => `> ${line}`).join('\\\n');
}

const table = (head: readonly string[], rows: readonly (readonly Spans[])[]): string =>
	[
		row(head.map(oneLine)),
		row(head.map(() => '---')),
		...rows.map((cells) => row(cells.map((cell) => oneLine(plain(cell)))))
	].join('\n');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** `indent` is the beginning of each further line of the same paragraph. */
function inline(spans: Spans, indent = ''): string {
	const written = spans.map((span) => {
		const text = broken(spanText(span), indent);
		if (typeof span === 'string' || 'to' in span) return text;
		return 'strong' in span ? `**${text}**` : `_${text}_`;
	});
	return atStart(written.join(''));
}

const oneLine = (text: string): string => signs(text.replace(/\s*\n\s*/g, ' ')).trim();
/** Makes it a separate paragraph. */
export const escapedMarkdown = (text: string): string => inline([text]);

/** Escapes what any Markdown reader takes for markup, wherever it stands in a line. */
const signs = (text: string): string =>
	text
		.replace(/[\\`*_[\]<>#|~$@^]/g, '\\$&')
		.replace(/&(?=#?\w+;)/g, '\\&')
		.replace(/:(?=\/\/)/g, '\\:')
		.replace(/\b(www)\./gi, '$1\\.');

/** Escapes what is markup only at the beginning of a line. */
const atStart = (line: string): string =>
	line
		.trim()
		.replace(/^[-+=]/, '\\$&')
		.replace(/^(\d+)([.)])/, '$1\\$2');

/** Makes hard breaks of further lines. An empty line would end the paragraph. */
const broken = (text: string, indent: string): string =>
	text
		.split('\n')
		.filter((line, index) => index === 0 || line.trim() !== '')
		.map((line, index) => (index === 0 ? signs(line) : atStart(signs(line))))
		.join(`\\\n${indent}`);
