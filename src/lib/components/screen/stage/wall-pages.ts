// A wall in pages (M32): groups first, then single ideas, the newest first. Short ideas share a row; each idea stands on one page. Identical
// ideas stand once (W30).
import { foldIdeas, type Fold } from '#meeting/wall/fold.ts';
import type { GroupView, IdeaView, WallView } from '#meeting/wall/view.ts';
import { linesOf } from './pack.ts';
import { body, charsIn, cut, sheet, small, titleHeight } from './sheet.ts';
import { tied } from './words.ts';

export interface WallRow {
	readonly id: string;
	readonly folds: readonly Fold<IdeaView>[];
	readonly height: number;
}
/** A group, or the single ideas; on several pages its name stands on each. */
export interface WallSection {
	readonly id: string;
	/** Null for single ideas. */
	readonly name: string | null;
	/** Ideas of the whole group. */
	readonly count: number;
	readonly rows: readonly WallRow[];
}
export type WallPage = readonly WallSection[];

const padding = 3.6;
const between = 1.6;
const line = body * 1.16;
/** A group has a line beside it. */
const inline = sheet.inline - 3;
const chars = charsIn(inline - 2 * padding, body);
const rowHeight = (lines: number): number => lines * line + 2 * 1.45 + between;
const widthOf = (words: string): number => [...words].length * body * 0.53 + 2 * padding + between;
/** The longest that "n times" gets, in any language. */
const times = '\u00A0000 times';
const wordsOf = ({ idea, ideas }: Fold<IdeaView>): string =>
	tied(idea.words ?? '') + (ideas.length > 1 ? times : '');

/** What came into the room's sight last. Ideas that staff show in one act keep the order in which they came. */
const seenAt = ({ at, shownAt }: IdeaView): number => shownAt ?? at;
export const newestFirst = (ideas: readonly IdeaView[]): readonly IdeaView[] =>
	ideas.toSorted((a, b) => seenAt(b) - seenAt(a) || b.at - a.at);

/** `ideas`: the newest first. */
function rowsOf(ideas: readonly IdeaView[]): readonly WallRow[] {
	const rows: { id: string; folds: Fold<IdeaView>[]; height: number; used: number }[] = [];
	for (const fold of foldIdeas(ideas)) {
		const [lines, width] = [linesOf(wordsOf(fold), chars), widthOf(wordsOf(fold))];
		const row = rows.at(-1);
		if (row && lines === 1 && row.used + width <= inline) {
			row.folds.push(fold);
			row.used += width;
		} else
			rows.push({
				id: fold.idea.id,
				folds: [fold],
				height: rowHeight(lines),
				used: lines === 1 ? width : Infinity
			});
	}
	return rows;
}

function sectionsOf(ideas: readonly IdeaView[], groups: readonly GroupView[]): readonly WallSection[] {
	const byId = new Map(ideas.map((idea) => [idea.id, idea]));
	const named = groups.map((group) => ({
		...group,
		ideas: group.ideas.flatMap((id) => byId.get(id) ?? [])
	}));
	const inGroup = new Set(named.flatMap((group) => group.ideas));
	const single = ideas.filter((idea) => !inGroup.has(idea));
	return [...named, { id: '', name: null, ideas: single }]
		.filter((section) => section.ideas.length > 0)
		.map(({ id, name, ideas: own }) => ({
			id,
			name,
			count: own.length,
			rows: rowsOf(newestFirst(own))
		}));
}

interface Placed {
	readonly section: WallSection;
	readonly row: WallRow;
	readonly isFirst: boolean;
}

/** The name of a group goes with its first row, and never stands alone at the foot of a page. */
const headHeight = ({ name }: WallSection): number =>
	name === null ? 0 : linesOf(name, chars - 6) * line + between;

const roomUnder = (prompt: string): number =>
	sheet.block - small * 1.18 - titleHeight(prompt, 'long') - 3 * between;

function gathered(placed: readonly Placed[]): WallPage {
	const bySection = Map.groupBy(placed, ({ section }) => section);
	return [...bySection].map(([section, rows]) => ({ ...section, rows: rows.map(({ row }) => row) }));
}

export function wallPages(
	{ prompt }: Pick<WallView, 'prompt'>,
	ideas: readonly IdeaView[],
	groups: readonly GroupView[]
): readonly WallPage[] {
	const placed = sectionsOf(ideas, groups).flatMap((section) =>
		section.rows.map((row, at) => ({ section, row, isFirst: at === 0 }))
	);
	// A group that goes on has its name on the next page, too.
	const height = ({ section, row, isFirst }: Placed, begins: boolean) =>
		row.height + (isFirst || begins ? headHeight(section) : 0);
	return cut(placed, height, roomUnder(prompt)).map(gathered);
}

/** M31. When the last page came to be: the oldest idea without which there would be fewer. */
export function grownAt(
	wall: Pick<WallView, 'prompt'>,
	ideas: readonly IdeaView[],
	groups: readonly GroupView[]
): number {
	const of = wallPages(wall, ideas, groups).length;
	if (of < 2) return 0;
	const oldest = newestFirst(ideas).toReversed();
	let [few, enough] = [0, oldest.length];
	while (enough - few > 1) {
		const middle = Math.floor((few + enough) / 2);
		if (wallPages(wall, oldest.slice(0, middle), groups).length < of) few = middle;
		else enough = middle;
	}
	const last = oldest[enough - 1];
	return last ? seenAt(last) : 0;
}
