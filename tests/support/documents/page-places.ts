// Where the text of a PDF stands on its pages, and the codes that are drawn there.
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** As a share of the size of the type: capitals and digits of Atkinson Hyperlegible. */
const heightOfCapitals = 0.668;

interface Placed {
	readonly page: number;
	readonly text: string;
	/** In points, from the left edge and from the foot of the page. */
	readonly left: number;
	readonly right: number;
	readonly foot: number;
	readonly head: number;
}

export interface Places {
	/** The size of each page in points. */
	readonly pages: readonly (readonly [width: number, height: number])[];
	readonly texts: readonly Placed[];
}

export async function placesIn(bytes: Uint8Array): Promise<Places> {
	const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
	const document = await task.promise;
	const pages: [number, number][] = [];
	const texts: Placed[] = [];
	for (let page = 1; page <= document.numPages; page += 1) {
		const read = await document.getPage(page);
		const [, , width = 0, height = 0] = read.view;
		pages.push([width, height]);
		for (const item of (await read.getTextContent()).items) {
			if (!('str' in item) || item.str.trim() === '') continue;
			const [, , , , x = 0, y = 0] = item.transform as readonly number[];
			texts.push({
				page,
				text: item.str,
				left: x,
				right: x + item.width,
				foot: y,
				head: y + item.height * heightOfCapitals
			});
		}
	}
	await task.destroy();
	return { pages, texts };
}

/** The texts that stand nearer to an edge of their page than so many points, or beyond it. */
export const beyond = ({ pages, texts }: Places, edge: number): readonly string[] =>
	texts
		.filter(({ page, left, right, foot, head }) => {
			const [width = 0, height = 0] = pages[page - 1] ?? [];
			return left < edge || right > width - edge || foot < edge || head > height - edge;
		})
		.map(({ text }) => text);

/** The drawn rectangles of one module's height, such as those of a QR code: the modules of each drawing as "x y". */
export function drawnCodes(bytes: Uint8Array): readonly ReadonlySet<string>[] {
	return pagesOf(Buffer.from(bytes))
		.flatMap((page) => page.split('BDC'))
		.map(modulesIn)
		.filter((modules) => modules.size > 100);
}

function modulesIn(drawing: string): ReadonlySet<string> {
	const modules = new Set<string>();
	for (const [, from = '', y = '', to = ''] of drawing.matchAll(
		/(\d+) (\d+) m\n(\d+) \2 l\n\3 \d+ l\n\1 \d+ l\nh\n/g
	))
		for (let x = Number(from); x < Number(to); x += 1) modules.add(`${String(x)} ${y}`);
	return modules;
}

/** What is drawn, as the file has it. */
function pagesOf(file: Buffer): readonly string[] {
	const begins = [...file.toString('latin1').matchAll(/stream\r?\n/g)];
	return begins.flatMap(({ 0: word, index }) => {
		const start = index + word.length;
		try {
			return [inflateSync(file.subarray(start, file.indexOf('endstream', start))).toString('latin1')];
		} catch {
			return []; // no packed stream
		}
	});
}
