// The style of the minutes. The live page loads it as files; the page as one file contains it.
import { readFileSync } from 'node:fs';
import { letters, styleSheet } from '../../process/places.ts';

/** The files that the live page loads, by name. */
export const styleFiles: ReadonlyMap<string, { readonly type: string; readonly body: Buffer }> = new Map([
	['style.css', { type: 'text/css', body: readFileSync(styleSheet) }],
	['regular.woff2', { type: 'font/woff2', body: readFileSync(letters.regular) }],
	['bold.woff2', { type: 'font/woff2', body: readFileSync(letters.bold) }]
]);

/** The style with its fonts inside. */
export const wholeStyle = (): string =>
	String(styleFiles.get('style.css')?.body).replace(/url\('([\w.]+)'\)/g, (_, name: string) => {
		const body = styleFiles.get(name)?.body.toString('base64') ?? '';
		return `url('data:font/woff2;base64,${body}')`;
	});
