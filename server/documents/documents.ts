// The documents that are written of a meeting, with one row for each. All have one source: its minutes.
import type { DocumentKind } from '#api/minutes-files.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import type { Words } from '../process/words.ts';
import type { WrittenDocument } from './blocks.ts';
import { compose } from './compose/document.ts';

interface Row {
	/** `at` is the time of writing. */
	readonly compose: (minutes: Minutes, words: Words, at: number, of: string) => WrittenDocument;
}

export const documents: Readonly<Record<DocumentKind, Row>> = {
	minutes: { compose }
};
