// The places of the files in a portable folder, where `scripts/portable` puts them. It replaces `../process/places.ts`.
import { fileURLToPath } from 'node:url';
import { typefaceNames } from '../documents/pdf/typefaces.ts';
import { makesDocuments, rehearses } from './words-of-start.ts';

const beside = (name: string): URL => new URL(name, import.meta.url);

export const pages = fileURLToPath(beside('pages'));
export const styleSheet = beside('style.css');
export const letters = { regular: beside('regular.woff2'), bold: beside('bold.woff2') } as const;
export const typesetting = {
	program: beside('typst.wasm'),
	template: beside('template.typ'),
	sheets: beside('sheets.typ'),
	typefaces: typefaceNames.map((name) => beside(`${name}.woff`))
} as const;
export const documentMaker: readonly string[] = [fileURLToPath(import.meta.url), makesDocuments];
export const rehearser: readonly string[] = [fileURLToPath(import.meta.url), rehearses];
export const documentThread = new URL(import.meta.url);
/** The folder itself: the one that a person opened, or the copy on this computer. */
export const folder = fileURLToPath(beside('..'));
