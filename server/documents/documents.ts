// The documents that are written of a meeting, with one row for each. All have one source: its minutes.
import type { DocumentKind } from '#api/minutes-files.ts';
import { numbersOf, type Numbers } from '#meeting/minutes/numbering.ts';
import type { Minutes } from '#meeting/minutes/types.ts';
import type { Words } from '../process/words.ts';
import type { WrittenDocument } from './blocks.ts';
import { composeAloud } from './compose/aloud.ts';
import { composeBrief, composePoster } from './compose/brief.ts';
import { compose } from './compose/document.ts';
import { composeItem, composeTheme } from './compose/extracts.ts';
import { composeMessage } from './compose/message.ts';

export interface Composing {
	readonly words: Words;
	/** The time of writing. */
	readonly at: number;
	/** The id of the part that it is about. */
	readonly of: string;
	readonly numbers: Numbers | undefined;
}
interface Row {
	readonly compose: (minutes: Minutes, composing: Composing) => WrittenDocument;
}

const numbersFor = (minutes: Minutes, { numbers }: Composing): Numbers => numbers ?? numbersOf(minutes);

export const documents: Readonly<Record<DocumentKind, Row>> = {
	minutes: {
		compose: (minutes, asked) => compose(minutes, asked.words, asked.at, numbersFor(minutes, asked))
	},
	brief: { compose: (minutes, { words, at }) => composeBrief(minutes, words, at) },
	poster: { compose: (minutes, { words, at }) => composePoster(minutes, words, at) },
	aloud: { compose: (minutes, { words, at }) => composeAloud(minutes, words, at) },
	message: { compose: (minutes, { words }) => composeMessage(minutes, words) },
	item: {
		compose: (minutes, asked) => composeItem(minutes, asked.words, asked.at, numbersFor(minutes, asked))
	},
	theme: {
		compose: (minutes, asked) => composeTheme(minutes, asked.words, asked.at, numbersFor(minutes, asked))
	}
};
