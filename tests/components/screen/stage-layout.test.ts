// The projector counts what it leaves out, and shows everything else once.
import { describe, expect, test } from 'vitest';
import { gridFor, signPositions } from '#components/screen/stage/people-grid.ts';
import { linesOf } from '#components/screen/stage/pack.ts';
import { pageFor, pagesOf, type ReadEntry } from '#components/screen/stage/readback-pages.ts';
import { layWall } from '#components/screen/stage/wall-layout.ts';
import type { GroupView, IdeaView } from '#meeting/wall/view.ts';

const space = { inline: 148, block: 62 };
const words = ['Plus de lumière', 'Un banc devant l’école pour les anciens', 'x'.repeat(140)];
const ideasOf = (count: number): IdeaView[] =>
	Array.from({ length: count }, (_, at) => ({
		id: `idea-${at}`,
		wall: 'wall',
		words: words[at % words.length] ?? '',
		group: null,
		state: 'shown',
		channel: 'phone',
		at
	}));
const groupOf = (id: string, ideas: readonly IdeaView[]): GroupView => ({
	id,
	wall: 'wall',
	name: id,
	ideas: ideas.map((idea) => idea.id)
});

describe('the wall', () => {
	test.each([0, 1, 7, 40, 300])('a wall of %i ideas shows or counts every one of them', (count) => {
		const ideas = ideasOf(count);
		const groups = [
			groupOf('lifts', ideas.slice(0, count / 3)),
			groupOf('light', ideas.slice(count / 3, count / 2))
		];
		const layout = layWall(ideas, groups, space);
		const blocks = layout.columns.flat();
		const shown = blocks.flatMap((block) => block.ideas.map((idea) => idea.id));
		const counted = blocks.reduce((sum, block) => sum + block.more, layout.more);
		expect(new Set(shown).size).toBe(shown.length);
		expect(shown.length + counted).toBe(count);
	});

	test('a wall with room for all is set as large as fits, and leaves nothing out', () => {
		const few = layWall(ideasOf(2), [], space);
		expect(few).toMatchObject({ more: 0, size: 7.25 });
		expect(layWall(ideasOf(9), [], space).size).toBeLessThan(few.size);
	});

	test('a wall without room keeps the newest single idea and every group', () => {
		const ideas = ideasOf(300);
		const groups = [groupOf('lifts', ideas.slice(0, 60)), groupOf('light', ideas.slice(60, 120))];
		const shown = layWall(ideas, groups, space).columns.flat();
		expect(shown.map((block) => block.id)).toEqual(expect.arrayContaining(['lifts', 'light', 'idea-299']));
	});
});

describe('a result', () => {
	test.each([
		[[2, 1, 0], 1],
		[[180, 75, 31, 9], 1],
		[[5000, 4], 100]
	])('a result of %j draws one sign for %i', (counts, each) => {
		const grid = gridFor(counts, 6);
		expect(grid.each).toBe(each);
		for (const count of counts) {
			const seats = signPositions(count, grid);
			expect(seats).toHaveLength(Math.ceil(count / each));
			expect(seats.every(({ x, y }) => x < grid.columns && y < grid.rows)).toBe(true);
		}
	});
});

describe('the read-back', () => {
	const entry = (id: number, length: number): ReadEntry => ({
		id: String(id),
		kind: 'decision',
		words: 'mot '.repeat(length).trim(),
		detail: '',
		late: ''
	});

	test('the read-back puts each entry on one page, in order, and a long one on a page of its own', () => {
		const entries = [3, 200, 3, 3, 40].map((length, id) => entry(id, length));
		const pages = pagesOf(entries, pageFor(2));
		expect(pages.flat()).toEqual(entries);
		expect(pages.every((page) => page.length > 0)).toBe(true);
		expect(pages.find((page) => page.some(({ id }) => id === '1'))).toHaveLength(1);
	});

	test('the read-back counts lines without cutting words, and breaks a word longer than a line', () => {
		expect(linesOf('un deux trois', 8)).toBe(2);
		expect(linesOf('a'.repeat(21), 10)).toBe(3);
		expect(linesOf('', 10)).toBe(1);
	});
});
