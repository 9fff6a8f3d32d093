// Where files lie beside the one file of a folder that starts, in place of `../places.ts`: `scripts/portable` puts them there.
import { fileURLToPath } from 'node:url';
import { makesDocuments } from './words-of-start.ts';

const beside = (name: string): URL => new URL(name, import.meta.url);

export const pages = fileURLToPath(beside('pages'));
export const styleSheet = beside('style.css');
export const letters = { regular: beside('regular.woff2'), bold: beside('bold.woff2') } as const;
export const documentMaker: readonly string[] = [fileURLToPath(import.meta.url), makesDocuments];
export const documentThread = new URL(import.meta.url);
/** The folder itself: what a person opened, or the copy on this computer. */
export const folder = fileURLToPath(beside('..'));
