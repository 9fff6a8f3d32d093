// The agenda in pages (M32): each item, and under it what was decided there.
import type { ItemView } from '#meeting/agenda/view.ts';
import type { EntryView } from '#meeting/record/view.ts';
import { linesOf } from './pack.ts';
import { body, charsIn, cut, lineOf, sheet, small } from './sheet.ts';
import { tied } from './words.ts';

export interface AgendaLine {
	readonly id: string;
	readonly title: string;
	readonly state: ItemView['state'];
	readonly decided: readonly { readonly id: string; readonly words: string }[];
}

const chars = charsIn(sheet.inline - 14, body * 1.04);
const decidedChars = charsIn(sheet.inline - 20, small);
const gap = 2.2;
const room = sheet.block - lineOf(9) - 3;

const heightOf = ({ title, decided }: AgendaLine): number =>
	linesOf(title, chars) * body * 1.12 +
	decided.reduce((sum, { words }) => sum + linesOf(words, decidedChars) * lineOf(small), 0) +
	gap;

export function agendaPages(
	agenda: readonly ItemView[],
	entries: readonly EntryView[]
): readonly (readonly AgendaLine[])[] {
	const lines = agenda.map(({ id, title, state }) => ({
		id,
		title: tied(title),
		state,
		decided: entries.flatMap((entry) =>
			entry.item === id && entry.words !== null ? [{ id: entry.id, words: tied(entry.words) }] : []
		)
	}));
	return cut(lines, heightOf, room);
}
