// The document as PDF, to print and to send: A4, or the paper that its look asks for. It is tagged, and has its language and its title.
import type { WrittenDocument } from '../blocks.ts';
import { documentData } from './data.ts';
import { typeset } from './typesetter.ts';

/** `at` is the time of writing, which the file bears. */
export const pdf = (written: WrittenDocument, at: number): Promise<Uint8Array> =>
	typeset(documentData(written, at));
