// The places of the other files that the server reads or starts. In a portable folder, where the server is one file,
// `portable/places.ts` replaces this file.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { typefaceNames } from '../documents/pdf/typefaces.ts';

const find = createRequire(import.meta.url);
const font = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin';

/** The built surfaces. */
export const pages = resolve(import.meta.dirname, '../../build');
export const styleSheet = new URL('../documents/html/style.css', import.meta.url);
export const letters = {
	regular: pathToFileURL(find.resolve(`${font}-400-normal.woff2`)),
	bold: pathToFileURL(find.resolve(`${font}-700-normal.woff2`))
} as const;

const typeface = (name: string): URL => {
	const [family = ''] = name.split(/-(?:latin|arabic)/);
	return pathToFileURL(find.resolve(`@fontsource/${family}/files/${name}.woff`));
};
/** What a PDF is made with. */
export const typesetting = {
	program: pathToFileURL(find.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
	template: new URL('../documents/pdf/template.typ', import.meta.url),
	sheets: new URL('../sheets/sheets.typ', import.meta.url),
	typefaces: typefaceNames.map(typeface)
} as const;

/** The arguments with which Node becomes the process that makes documents. */
export const documentMaker: readonly string[] = [
	fileURLToPath(new URL('../documents/child/main.ts', import.meta.url))
];
/** The program of its thread. */
export const documentThread = new URL('../documents/child/work.ts', import.meta.url);
/** The arguments with which Node becomes the process of a rehearsal. */
export const rehearser: readonly string[] = [
	fileURLToPath(new URL('../rehearsal/child.ts', import.meta.url))
];
