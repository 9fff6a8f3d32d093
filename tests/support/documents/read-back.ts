// Reads the words of a file back, also where its format packs them.
import { readPdf } from './pdf.ts';
import { unzip } from './reading.ts';

/** `name`: its name, or the end of it. The whole source of what is packed, so that nothing hides beside the text. */
export async function wordsIn(name: string, bytes: Uint8Array): Promise<string> {
	if (name.endsWith('.pdf')) {
		const { title, text } = await readPdf(bytes);
		return `${title}\n${text}`;
	}
	if (/\.(docx|odt)$/.test(name)) return [...unzip(Buffer.from(bytes)).values()].join('\n');
	return Buffer.from(bytes).toString('utf8');
}
