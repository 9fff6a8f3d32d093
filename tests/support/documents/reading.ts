// Reads documents as others would: a page as a browser, a Word file as an archive of XML, Markdown as text.
import { inflateRawSync } from 'node:zlib';
import { Window, type HTMLDocument } from 'happy-dom';

export function parsePage(source: string): HTMLDocument {
	const window = new Window({ settings: { enableJavaScriptEvaluation: false } });
	return new window.DOMParser().parseFromString(source.replace(/base64,[^']*/g, 'base64,'), 'text/html');
}

/** The files of an archive, by name, as texts. */
export const unzip = (archive: Buffer): Map<string, string> =>
	new Map([...unpacked(archive)].map(([name, bytes]) => [name, bytes.toString('utf8')]));

/** The files of an archive, by name. */
export function unpacked(archive: Buffer): Map<string, Buffer> {
	const files = new Map<string, Buffer>();
	const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
	let at = archive.readUInt32LE(end + 16);
	for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
		const [method, size, nameLength] = [
			archive.readUInt16LE(at + 10),
			archive.readUInt32LE(at + 20),
			archive.readUInt16LE(at + 28)
		];
		const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
		const local = archive.readUInt32LE(at + 42);
		const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
		const bytes = archive.subarray(start, start + size);
		files.set(name, method === 0 ? bytes : inflateRawSync(bytes));
		at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return files;
}

const token = /<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;

/** What is wrong with the XML. Null: it is well-formed. */
export function faultOf(xml: string): string | null {
	const open: string[] = [];
	let at = 0;
	while (at < xml.length) {
		token.lastIndex = at;
		const [all, closes, name, attributes, alone] = token.exec(xml) ?? [];
		if (all === undefined) return `at ${at}: ${xml.slice(at, at + 40)}`;
		if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(name ? (attributes ?? '') : all))
			return `entity: ${all}`;
		if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(all)) return `control: ${JSON.stringify(all)}`;
		if (name && closes && open.pop() !== name) return `closes ${name}`;
		if (name && !closes && !alone) open.push(name);
		at = token.lastIndex;
	}
	return open.length === 0 ? null : `open: ${open.join(' ')}`;
}

/** The text of a Word document: paragraphs as lines. */
export const textOf = (xml: string): string => wordsOf(xml.replace(/<w:br\/>|<\/w:p>/g, '\n'));
/** That of an OpenDocument text. */
export const odtText = (xml: string): string =>
	wordsOf(xml.replace(/<text:line-break\/>|<\/text:[ph]>/g, '\n'));

const wordsOf = (xml: string): string =>
	xml
		.replace(/<[^>]*>/g, '')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&apos;|&#39;/g, "'")
		.replace(/&amp;/g, '&');

/** Markdown with its escapes taken off. */
export const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
/** Markdown without what is escaped. Whatever is left would be read as markup. */
export const withoutEscaped = (markdown: string): string => markdown.replace(/\\[!-/:-@[-`{-~]/g, '');

/** No-break spaces as plain ones. */
export const spaced = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
