// The style of the minutes: served as files beside the live page, written into the one file.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const letters = createRequire(import.meta.url);
const letter = (weight: 400 | 700): Buffer =>
	readFileSync(
		letters.resolve(
			`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`
		)
	);

/** As the live page asks for them, by name. */
export const styleFiles: ReadonlyMap<string, { readonly type: string; readonly body: Buffer }> = new Map([
	['style.css', { type: 'text/css', body: readFileSync(new URL('style.css', import.meta.url)) }],
	['regular.woff2', { type: 'font/woff2', body: letter(400) }],
	['bold.woff2', { type: 'font/woff2', body: letter(700) }]
]);

/** The style with its letters inside. */
export const wholeStyle = (): string =>
	String(styleFiles.get('style.css')?.body).replace(/url\('([\w.]+)'\)/g, (_, name: string) => {
		const body = styleFiles.get(name)?.body.toString('base64') ?? '';
		return `url('data:font/woff2;base64,${body}')`;
	});
