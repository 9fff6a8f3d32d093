// The rows of the bench, in the order of the table.
import type { Figure } from './figures.ts';
import { act } from './rows/act.ts';
import { cold } from './rows/cold.ts';
import { documents } from './rows/documents.ts';
import { evening } from './rows/evening.ts';
import { hand } from './rows/hand.ts';
import { joins } from './rows/joins.ts';
import { journal } from './rows/journal.ts';
import { kind } from './rows/kind.ts';
import { papers } from './rows/papers.ts';
import { memory } from './rows/memory.ts';
import { opening } from './rows/opening.ts';
import { rooms } from './rows/rooms.ts';
import { secret } from './rows/secret.ts';
import { sheets } from './rows/sheets.ts';
import { votes } from './rows/votes.ts';
import type { Sizes } from './sizes.ts';

interface Row {
	readonly title: string;
	/** Resolves to the reason if this machine cannot measure it. */
	readonly measure: (sizes: Sizes) => Promise<Figure[] | string>;
}

export const rows = {
	votes: { title: 'Vote storm', measure: votes },
	secret: { title: 'A secret ballot that comes alone', measure: secret },
	joins: { title: 'Join storm', measure: joins },
	act: { title: 'One act of the facilitator', measure: act },
	hand: { title: 'A raised hand', measure: hand },
	evening: { title: 'A whole evening', measure: evening },
	memory: { title: 'Memory', measure: memory },
	journal: { title: 'A long history', measure: journal },
	opening: { title: 'A very long history, and another meeting', measure: opening },
	papers: { title: 'Documents of an evening', measure: papers },
	documents: { title: 'Minutes asked for', measure: documents },
	sheets: { title: 'Sheets to print', measure: sheets },
	kind: { title: 'Another kind of stream', measure: kind },
	rooms: { title: 'Rooms side by side', measure: rooms },
	cold: { title: 'A phone, cold, slow 4G', measure: cold }
} satisfies Record<string, Row>;
export type RowName = keyof typeof rows;
export const rowNames = Object.keys(rows) as RowName[];
