// Reads a PDF as a program for reading aloud does: its language, its title, its tags, and its text in the order of the tags.
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
	readonly language: string | null;
	readonly title: string;
	/** What no page shows: the author, the outline, what is said in place of pictures, and the file's own facts (XMP). */
	readonly beside: string;
	readonly pages: number;
	/** The size of the first page in millimetres. */
	readonly size: readonly [number, number];
	/** The text in the order of the tags; each tag is a line. */
	readonly text: string;
	/** The tags from the first to the last, such as "H1". */
	readonly tags: readonly string[];
}

type Tree = Awaited<ReturnType<PDFPageProxy['getStructTree']>>;
interface Line {
	readonly tag: string;
	readonly text: string;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
	const document = await task.promise;
	const { info, metadata } = await document.getMetadata();
	const lines: Line[] = [];
	const beside = [JSON.stringify(info), String(metadata?.getRaw() ?? '')];
	beside.push(JSON.stringify((await document.getOutline()) ?? []));
	for (let at = 1; at <= document.numPages; at += 1) {
		const page = await document.getPage(at);
		lines.push(...(await linesOf(page)));
		beside.push(JSON.stringify(await page.getStructTree()));
	}
	const [, , width = 0, height = 0] = (await document.getPage(1)).view;
	const read = {
		language: 'Language' in info && typeof info.Language === 'string' ? info.Language : null,
		title: 'Title' in info ? String(info.Title) : '',
		beside: beside.join('\n'),
		pages: document.numPages,
		size: [inMillimetres(width), inMillimetres(height)] as const,
		text: lines.map(({ text }) => text).join('\n'),
		tags: lines.map(({ tag }) => tag)
	};
	await task.destroy();
	return read;
}

const inMillimetres = (points: number): number => Math.round((points / 72) * 25.4);

/** A long word may break at signs that nobody sees. */
const read = (text: string, endsLine: boolean): string =>
	`${text}${endsLine && !text.endsWith('\u200B') ? ' ' : ''}`.replaceAll('\u200B', '');

async function linesOf(page: PDFPageProxy): Promise<Line[]> {
	const { items } = await page.getTextContent({ includeMarkedContent: true });
	const texts = new Map<string, string>();
	const open: (string | null)[] = [];
	for (const item of items) {
		if ('str' in item) {
			const id = open.findLast((each) => each !== null);
			if (id) texts.set(id, `${texts.get(id) ?? ''}${read(item.str, item.hasEOL)}`);
		} else if (item.type === 'endMarkedContent') open.pop();
		else open.push(item.id ?? null);
	}
	return told(await page.getStructTree(), texts);
}

const blocks = /^(H\d?|Title|P|LI|TH|TD|Caption|Lbl|LBody|TOCI|Reference)$/;

/** Every tag that is a line of its own, with all that is in it. */
function told(node: Tree | { type: string; id: string }, texts: ReadonlyMap<string, string>): Line[] {
	if (!node) return [];
	if (!('children' in node)) return [{ tag: '', text: texts.get(node.id) ?? '' }];
	const inner = node.children.flatMap((child) => told(child, texts));
	if (!blocks.test(node.role)) return inner;
	const own = inner
		.filter(({ tag }) => tag === '')
		.map(({ text }) => text)
		.join('');
	return [{ tag: node.role, text: own }, ...inner.filter(({ tag }) => tag !== '')];
}

/** Every link, with whether it leads to a place in the document. */
export async function linksIn(bytes: Uint8Array): Promise<boolean[]> {
	const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
	const document = await task.promise;
	const leads: boolean[] = [];
	for (let at = 1; at <= document.numPages; at += 1)
		for (const { subtype, dest } of await (await document.getPage(at)).getAnnotations())
			if (subtype === 'Link') {
				const place = typeof dest === 'string' ? await document.getDestination(dest) : dest;
				leads.push(Array.isArray(place) && (await document.getPageIndex(place[0])) >= 0);
			}
	await task.destroy();
	return leads;
}

/** A hair beyond is the roundness of a letter. */
const tolerance = 1.5;

/** Texts of which a part lies beyond its page. */
export async function textBeyond(bytes: Uint8Array): Promise<string[]> {
	const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
	const document = await task.promise;
	const beyond: string[] = [];
	for (let at = 1; at <= document.numPages; at += 1) {
		const page = await document.getPage(at);
		const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
		const { items } = await page.getTextContent();
		for (const item of items) {
			if (!('str' in item) || item.str.trim() === '') continue;
			const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
			const isWithin =
				x >= left - tolerance &&
				x + item.width <= right + tolerance &&
				y >= bottom - tolerance &&
				y + item.height <= top + tolerance;
			if (!isWithin) beyond.push(`page ${String(at)}: ${item.str}`);
		}
	}
	await task.destroy();
	return beyond;
}
