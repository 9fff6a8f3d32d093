// Rows of a wall. Ideas that follow each other share a row where that takes less of the height: in equal columns where each fits its own,
// else each in as much as its words need.
import type { Fold } from '#meeting/wall/fold.ts';
import type { IdeaView } from '#meeting/wall/view.ts';
import { linesIn, roomFor, wordWidths, widthOfWords } from './letters.ts';
import { body, small } from './sheet.ts';
import { tied } from './words.ts';

export interface WallRow {
	readonly id: string;
	readonly folds: readonly Fold<IdeaView>[];
	/** The width of each idea, without what stands between them. */
	readonly shares: readonly number[];
	readonly height: number;
}

/** Between ideas, rows and groups. */
export const between = 0.9;
const padding = { inline: 2, block: 0.6 } as const;
export const line = body * 1.1;
/** Ideas that share a row have no more lines. */
const mostLines = 4;
/** The longest that "n times" gets, in any language. */
const times = (n: number): number => widthOfWords(`${n}\u00A0times`, small) + small / 2;

export interface Brick {
	readonly fold: Fold<IdeaView>;
	readonly words: readonly number[];
	/** The least width with one line, with two, and so on. */
	readonly needs: readonly number[];
}

export function brickOf(fold: Fold<IdeaView>): Brick {
	const own = wordWidths(tied(fold.idea.words ?? ''), body);
	const words = fold.ideas.length > 1 ? own.with(-1, (own.at(-1) ?? 0) + times(fold.ideas.length)) : own;
	const needs = Array.from(
		{ length: mostLines },
		(_, at) => roomFor(words, at + 1, body) + 2 * padding.inline
	);
	return { fold, words, needs };
}

const sum = (lengths: readonly number[]): number => lengths.reduce((all, each) => all + each, 0);

function sharesOf(needs: readonly number[], inline: number): readonly number[] {
	const equal = inline / needs.length;
	if (needs.every((need) => need <= equal)) return needs.map(() => equal);
	const spare = (inline - sum(needs)) / needs.length;
	return needs.map((need) => need + spare);
}

const rowOf = (bricks: readonly Brick[], shares: readonly number[], lines: number): WallRow => ({
	id: bricks[0]?.fold.idea.id ?? '',
	folds: bricks.map(({ fold }) => fold),
	shares,
	height: lines * line + 2 * padding.block + between
});

/** The lowest row of these ideas. Null where they do not stand beside each other. */
function lowest(bricks: readonly Brick[], inline: number): WallRow | null {
	const room = inline - between * (bricks.length - 1);
	for (let lines = 1; lines <= mostLines; lines += 1) {
		const needs = bricks.map((brick) => brick.needs[lines - 1] ?? Infinity);
		if (sum(needs) <= room) return rowOf(bricks, sharesOf(needs, room), lines);
	}
	const [only] = bricks;
	if (!only || bricks.length > 1) return null;
	return rowOf(bricks, [room], linesIn(only.words, room - 2 * padding.inline, body));
}

/** Every row that the first of these ideas can begin. */
export const rowsFrom = (bricks: readonly Brick[], inline: number): readonly WallRow[] =>
	bricks.map((_, at) => lowest(bricks.slice(0, at + 1), inline)).filter((row) => row !== null);
