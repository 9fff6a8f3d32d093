// The layout of a wall on the projector: groups first, then single ideas, the newest first. The text is as large as everything fits. Where
// even the smallest text is too large, the oldest ideas are counted instead of shown.
import type { GroupView, IdeaView } from '#meeting/wall/view.ts';
import { fill, linesOf, type Page } from './pack.ts';

export interface WallBlock {
	readonly id: string;
	/** Null for a single idea. */
	readonly name: string | null;
	readonly ideas: readonly IdeaView[];
	/** Ideas of the group that are not shown. */
	readonly more: number;
}
export interface WallLayout {
	readonly columns: readonly (readonly WallBlock[])[];
	/** Text size in the stage's unit. */
	readonly size: number;
	/** Ideas that are not on the page at all. */
	readonly more: number;
}

/** How wide and high the wall is, in the stage's unit. */
export interface Space {
	readonly inline: number;
	readonly block: number;
}

const sizes = [7.25, 6.2, 5.3, 4.6, 4];
const smallest = 4;
const lineHeight = 1.18;
/** Mean width of a letter, on the safe side. */
const letter = 0.5;
/** The lines that a card's border and gap take, and the gap between two ideas of a group. */
const cardLines = 0.7;
const gapLines = 0.2;

/** The pages on which a text of that size could be laid: from few wide columns to many narrow ones. */
function pagesOf(size: number, { inline, block }: Space): Page[] {
	const most = Math.max(1, Math.floor(inline / (size * 8)));
	return Array.from({ length: most }, (_, index) => {
		const columns = index + 1;
		const width = (inline - index * 1.6) / columns - size * 1.3;
		return { columns, lines: block / (size * lineHeight), chars: Math.floor(width / (size * letter)) };
	});
}

const newestFirst = (a: IdeaView, b: IdeaView): number => b.at - a.at;

export function layWall(ideas: readonly IdeaView[], groups: readonly GroupView[], space: Space): WallLayout {
	const byId = new Map(ideas.map((idea) => [idea.id, idea]));
	const grouped = groups.flatMap((group): WallBlock[] => {
		const own = group.ideas.flatMap((id) => byId.get(id) ?? []).toSorted(newestFirst);
		return own.length > 0 ? [{ id: group.id, name: group.name, ideas: own, more: 0 }] : [];
	});
	const inGroup = new Set(grouped.flatMap((block) => block.ideas.map((idea) => idea.id)));
	const single = ideas
		.filter((idea) => !inGroup.has(idea.id))
		.toSorted(newestFirst)
		.map((idea): WallBlock => ({ id: idea.id, name: null, ideas: [idea], more: 0 }));
	return largestThatFits([...grouped, ...single], space) ?? asMuchAsFits(grouped, single, space);
}

function largestThatFits(blocks: readonly WallBlock[], space: Space): WallLayout | null {
	for (const size of sizes) {
		const layout = fullest(blocks, size, space);
		if (layout.more === 0) return layout;
	}
	return null;
}

/** Groups keep their newest ideas, fewer and fewer, until every group and a few single ideas have a place. */
function asMuchAsFits(grouped: readonly WallBlock[], single: readonly WallBlock[], space: Space): WallLayout {
	const wanted = new Set([...grouped, ...single.slice(0, 3)].map((block) => block.id));
	const shortened = (most: number) =>
		fullest([...grouped.map((block) => shorten(block, most)), ...single], smallest, space);
	for (const most of [8, 5, 3, 2]) {
		const layout = shortened(most);
		const shown = new Set(layout.columns.flat().map((block) => block.id));
		if (wanted.isSubsetOf(shown)) return layout;
	}
	return shortened(1);
}

/** The page of that size that leaves out the fewest ideas. */
const fullest = (blocks: readonly WallBlock[], size: number, space: Space): WallLayout =>
	pagesOf(size, space)
		.map((page) => lay(blocks, size, page))
		.reduce((best, each) => (each.more < best.more ? each : best));

const shorten = (block: WallBlock, most: number): WallBlock => ({
	...block,
	ideas: block.ideas.slice(0, most),
	more: Math.max(0, block.ideas.length - most)
});

function lay(blocks: readonly WallBlock[], size: number, page: Page): WallLayout {
	const columns = fill(
		blocks.map((block) => heightOf(block, page.chars)),
		page
	);
	const shown = new Set(columns.flat());
	const left = blocks.filter((_, index) => !shown.has(index));
	return {
		columns: columns.map((column) => column.flatMap((index) => blocks[index] ?? [])),
		size,
		more: left.reduce((sum, block) => sum + block.ideas.length + block.more, 0)
	};
}

function heightOf({ name, ideas, more }: WallBlock, chars: number): number {
	const texts = [...(name === null ? [] : [name]), ...ideas.map((idea) => idea.words ?? '')];
	const lines = texts.reduce((sum, text) => sum + linesOf(text, chars), more > 0 ? 1 : 0);
	return lines + (texts.length - 1 + (more > 0 ? 1 : 0)) * gapLines + cardLines;
}
