// A document as the template takes it: plain data, in which each text has its own direction.
import { isRightToLeft } from '#i18n/direction.ts';
import type { Mark } from '#meeting/vote/kinds/kind.ts';
import { plain, refsSpans, type Block, type Part, type Spans, type WrittenDocument } from '../blocks.ts';
import { legal } from '../legal.ts';
import { peopleDrawing } from './people.ts';
import { pictureFile, pictureFiles } from '../pictures.ts';

/** `weight`: as in a span. */
interface Run {
	readonly text: string;
	readonly weight: 'plain' | 'strong' | 'soft' | 'link';
	/** The place to which a link leads; empty for other runs. */
	readonly to: string;
}
/** A text as lines of runs. The first letter decides on which side it begins. */
interface Text {
	readonly script: 'latin' | 'arabic' | 'hebrew';
	readonly lines: readonly (readonly Run[])[];
}

const hebrew = /[\u0590-\u05FF\uFB1D-\uFB4F]/u;

/** The script of its first letter. */
function scriptOf(spans: Spans): Text['script'] {
	const whole = plain(spans);
	if (!isRightToLeft(whole)) return 'latin';
	return hebrew.test(/\p{L}/u.exec(whole)?.[0] ?? '') ? 'hebrew' : 'arabic';
}

export function textData(spans: Spans): Text {
	const lines: Run[][] = [[]];
	for (const span of spans) {
		const run = runOf(span);
		legal(run.text)
			.split('\n')
			.forEach((text, index) => {
				if (index > 0) lines.push([]);
				if (text !== '') lines.at(-1)?.push({ ...run, text });
			});
	}
	return { script: scriptOf(spans), lines };
}

function runOf(span: Spans[number]): Run {
	if (typeof span === 'string') return { text: span, weight: 'plain', to: '' };
	if ('to' in span) return { text: span.text, weight: 'link', to: span.to };
	return 'strong' in span
		? { text: span.strong, weight: 'strong', to: '' }
		: { text: span.soft, weight: 'soft', to: '' };
}

const one = (text: string) => textData([text]);

export function documentData(written: WrittenDocument, at: number) {
	const {
		language,
		look,
		name,
		title,
		over,
		notice,
		lead,
		shorter = [],
		facts,
		factsTitle,
		contents,
		parts,
		foot
	} = written;
	return {
		language,
		look,
		at: instantOf(at),
		name: legal(name),
		author: legal(over),
		title: one(title),
		over: one(over),
		notice: notice === null ? null : one(notice),
		lead: partData(lead),
		shorter: shorter.map(partData),
		factsTitle: one(factsTitle),
		facts: facts.map(({ label, spans }) => ({ label: one(label), told: textData(spans) })),
		contents: one(contents),
		parts: parts.map(partData),
		foot: foot.map(one),
		pictures: pictureFiles(ink)
	};
}

const ink = '#16232f';

/** In UTC, as a document's own date. */
export function instantOf(at: number): readonly number[] {
	const date = new Date(at);
	return [
		date.getUTCFullYear(),
		date.getUTCMonth() + 1,
		date.getUTCDate(),
		date.getUTCHours(),
		date.getUTCMinutes(),
		date.getUTCSeconds()
	];
}

const partData = ({ anchor, title, picture, blocks }: Part): object => ({
	kind: 'part',
	anchor,
	title: one(title),
	picture: picture ?? null,
	blocks: blocks.map(blockData)
});

function blockData(block: Block): object {
	switch (block.kind) {
		case 'text':
			return { kind: block.kind, tone: block.tone, text: textData(block.spans) };
		case 'list':
			return { kind: block.kind, isLong: block.isLong ?? false, items: block.items.map(textData) };
		case 'refs':
			return { kind: 'text', tone: 'plain', text: textData(refsSpans(block)) };
		case 'note':
			return noteData(block);
		case 'table':
			return {
				kind: block.kind,
				head: block.head.map(one),
				rows: block.rows.map((row, at) => ({ anchor: block.anchors[at] ?? null, cells: row.map(textData) }))
			};
		case 'counts':
			return countsData(block);
		case 'numbers':
			return {
				kind: block.kind,
				items: block.items.map(({ picture, count, label }) => ({
					picture,
					count: String(count),
					label: one(label)
				}))
			};
		case 'part':
			return partData(block);
	}
}

const noteData = ({
	kind,
	look,
	isQuoted,
	tag,
	anchor,
	body,
	details
}: Extract<Block, { kind: 'note' }>) => ({
	kind,
	anchor,
	tone: look.tone,
	isBold: look.isBold,
	isQuoted,
	tag: one(tag),
	body: body.map(textData),
	details: details.map(textData)
});

const countsData = ({ kind, anchor, caption, head, rows }: Extract<Block, { kind: 'counts' }>) => ({
	kind,
	anchor,
	caption: one(caption),
	head: head.map(one),
	rows: rows.map(({ label, count, mark }) => ({
		label: one(label),
		count,
		people: peopleDrawing(count, mark?.tone ?? 'other'),
		sign: mark === null ? null : signFile(mark)
	}))
});

const signFile = ({ sign }: Mark): string => pictureFile(sign, ink);
