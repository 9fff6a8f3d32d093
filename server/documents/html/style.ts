// The style of the minutes: served as files beside the live page, written into the one file.
import { readFileSync } from 'node:fs';
import { letters, styleSheet } from '../../process/places.ts';

/** As the live page asks for them, by name. */
export const styleFiles: ReadonlyMap<string, { readonly type: string; readonly body: Buffer }> = new Map([
	['style.css', { type: 'text/css', body: readFileSync(styleSheet) }],
	['regular.woff2', { type: 'font/woff2', body: readFileSync(letters.regular) }],
	['bold.woff2', { type: 'font/woff2', body: readFileSync(letters.bold) }]
]);

/** The style with its letters inside. */
export const wholeStyle = (): string =>
	String(styleFiles.get('style.css')?.body).replace(/url\('([\w.]+)'\)/g, (_, name: string) => {
		const body = styleFiles.get(name)?.body.toString('base64') ?? '';
		return `url('data:font/woff2;base64,${body}')`;
	});
