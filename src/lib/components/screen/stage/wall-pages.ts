// A wall in pages (M32): groups first, then single ideas, the newest first. Short ideas share a row; each idea stands on one page. Identical
// ideas stand once (W30).
import { foldIdeas } from '#meeting/wall/fold.ts';
import type { GroupView, IdeaView, WallView } from '#meeting/wall/view.ts';
import { linesOf } from './pack.ts';
import { charsIn, body, sheet, lineOf, small, titleHeight } from './sheet.ts';
import { between, brickOf, line, rowsFrom, type Brick, type WallRow } from './wall-rows.ts';
import { tied } from './words.ts';

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

/** A group has a line beside it. */
const inline = { group: sheet.inline - 3, single: sheet.inline } as const;

/** What came into the room's sight last. Ideas that staff show in one act keep the order in which they came. */
const seenAt = ({ at, shownAt }: IdeaView): number => shownAt ?? at;
export const newestFirst = (ideas: readonly IdeaView[]): readonly IdeaView[] =>
	ideas.toSorted((a, b) => seenAt(b) - seenAt(a) || b.at - a.at);

interface Part extends Omit<WallSection, 'rows'> {
	readonly bricks: readonly Brick[];
}

function partsOf(ideas: readonly IdeaView[], groups: readonly GroupView[]): readonly Part[] {
	const byId = new Map(ideas.map((idea) => [idea.id, idea]));
	const named = groups.map((group) => ({
		...group,
		ideas: group.ideas.flatMap((id) => byId.get(id) ?? [])
	}));
	const inGroup = new Set(named.flatMap((group) => group.ideas));
	const single = ideas.filter((idea) => !inGroup.has(idea));
	return [...named, { id: '', name: null, ideas: single }]
		.filter((part) => part.ideas.length > 0)
		.map(({ id, name, ideas: own }) => ({
			id,
			name,
			count: own.length,
			bricks: foldIdeas(newestFirst(own)).map(brickOf)
		}));
}

/** The name of a group goes with its first row, and never stands alone at the foot of a page. */
const headHeight = ({ name }: Part): number =>
	name === null ? 0 : linesOf(name, charsIn(inline.group, body * 1.08) - 6) * line + between;

/** Of the stage's margins, a wall takes so much above and beneath it. */
const margins = 1.5 + 3;
/** Beneath the last row nothing stands. */
const roomUnder = (prompt: string): number =>
	sheet.block + margins - lineOf(small) - titleHeight(tied(prompt), 'long') - 2.2 + between;

/** Rows up to some idea, in as few pages as there can be, the last of them as low as it can be. */
interface Way {
	readonly pages: number;
	readonly used: number;
	/** Null before the first row. */
	readonly last: { readonly before: Way; readonly part: Part; readonly row: WallRow } | null;
}
const isBetter = (way: Way, than: Way | undefined): boolean =>
	!than || way.pages < than.pages || (way.pages === than.pages && way.used < than.used);

/** A group that goes on has its name on the next page, too. */
function onward(before: Way, part: Part, row: WallRow, room: number): Way {
	const isFirst = before.last?.part !== part;
	const used = before.used + row.height + (isFirst ? headHeight(part) : 0);
	const last = { before, part, row };
	if (before.pages > 0 && used <= room) return { pages: before.pages, used, last };
	return { pages: before.pages + 1, used: row.height + headHeight(part), last };
}

/** `most`: ideas in a row. */
function throughPart(start: Way, part: Part, room: number, most: number): Way {
	const ways: Way[] = [start];
	const width = part.name === null ? inline.single : inline.group;
	part.bricks.forEach((_, at) => {
		const before = ways[at] ?? start;
		for (const row of rowsFrom(part.bricks.slice(at, at + most), width)) {
			const way = onward(before, part, row, room);
			const next = at + row.folds.length;
			if (isBetter(way, ways[next])) ways[next] = way;
		}
	});
	return ways.at(-1) ?? start;
}

/** From the first row to the last. */
function gathered(end: Way): readonly WallPage[] {
	const pages: WallSection[][] = Array.from({ length: end.pages }, () => []);
	for (let way = end; way.last; way = way.last.before) {
		const { part, row } = way.last;
		const page = pages[way.pages - 1] ?? [];
		const { id, name, count } = part;
		const rows = page[0]?.id === id ? [row, ...(page.shift()?.rows ?? [])] : [row];
		page.unshift({ id, name, count, rows });
	}
	return pages;
}

export function wallPages(
	{ prompt }: Pick<WallView, 'prompt'>,
	ideas: readonly IdeaView[],
	groups: readonly GroupView[]
): readonly WallPage[] {
	const start: Way = { pages: 0, used: 0, last: null };
	const room = roomUnder(prompt);
	const parts = partsOf(ideas, groups);
	// Two in a row are calmer to read: three only where that saves a page.
	const way = (most: number): Way =>
		parts.reduce((before, part) => throughPart(before, part, room, most), start);
	const [two, three] = [way(2), way(3)];
	return gathered(three.pages < two.pages ? three : two);
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
