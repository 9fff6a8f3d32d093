// The projector counts what it leaves out, and shows everything else once.
import { describe, expect, test } from 'vitest';
import type { PageView } from '#meeting/agenda/page.ts';
import { gridFor, markPositions } from '#components/screen/stage/people-grid.ts';
import { linesOf } from '#components/screen/stage/pack.ts';
import { pagesOf, type ReadEntry } from '#components/screen/stage/readback-pages.ts';
import { pageShown } from '#components/screen/stage/sheet.ts';
import { grownAt, wallPages, type WallPage } from '#components/screen/stage/wall-pages.ts';
import type { GroupView, IdeaView } from '#meeting/wall/view.ts';

const words = ['Plus de lumière', 'Un banc devant l’école pour les anciens', 'x'.repeat(135)];
const ideasOf = (count: number): IdeaView[] =>
	Array.from({ length: count }, (_, at) => ({
		id: `idea-${at}`,
		wall: 'wall',
		words: `${words[at % words.length] ?? ''} ${at}`,
		group: null,
		state: 'shown',
		channel: 'phone',
		at,
		shownAt: at
	}));
const groupOf = (id: string, ideas: readonly IdeaView[]): GroupView => ({
	id,
	wall: 'wall',
	name: id,
	ideas: ideas.map((idea) => idea.id)
});

const wall = { prompt: 'Que manque-t-il dans le quartier ?' };
const shownOn = (pages: readonly WallPage[]): string[] =>
	pages
		.flat()
		.flatMap(({ rows }) =>
			rows.flatMap(({ folds }) => folds.flatMap(({ ideas }) => ideas.map(({ id }) => id)))
		);

describe('the wall', () => {
	test.each([0, 1, 7, 40, 120, 300])('M32 a wall of %i ideas shows each of them once', (count) => {
		const ideas = ideasOf(count);
		const groups = [
			groupOf('lifts', ideas.slice(0, count / 3)),
			groupOf('light', ideas.slice(count / 3, count / 2))
		];
		for (const some of [[], groups]) {
			const pages = wallPages(wall, ideas, some);
			expect(shownOn(pages).toSorted()).toEqual(ideas.map(({ id }) => id).toSorted());
			expect(pages.every((page) => page.length > 0)).toBe(true);
		}
	});

	test('M32 the newest idea stands first, and a group that goes on has its name on the next page', () => {
		const ideas = ideasOf(60);
		expect(shownOn(wallPages(wall, ideas, []))[0]).toBe('idea-59');
		const pages = wallPages(wall, ideas, [groupOf('lifts', ideas.slice(0, 30))]);
		const named = pages.filter((page) => page.some(({ name }) => name === 'lifts'));
		expect(named.length).toBeGreaterThan(1);
	});

	test('W30 identical ideas stand once with their count, and each of them is counted', () => {
		const ideas = ideasOf(9).map((idea) => ({ ...idea, words: `Des bancs${idea.at % 3 ? ' !' : ''}` }));
		const [section] = wallPages(wall, ideas, [])[0] ?? [];
		expect(section?.rows.map(({ folds }) => folds.map((fold) => fold.ideas.length))).toEqual([[9]]);
		expect(section?.count).toBe(9);
	});

	test('M31 what staff showed last stands first, and the first page comes back', () => {
		const ideas = ideasOf(40).map((idea) => (idea.at < 30 ? { ...idea, shownAt: 5000 + idea.at } : idea));
		const shown = shownOn(wallPages(wall, ideas, []));
		expect([shown[0], shown.at(-1)]).toEqual(['idea-29', 'idea-30']);
		expect(grownAt(wall, ideas, [])).toBeGreaterThan(5000);
	});

	test('M31 the instant of the newest page is that of the first idea that needed it', () => {
		const ideas = ideasOf(40);
		const at = grownAt(wall, ideas, []);
		const of = wallPages(wall, ideas, []).length;
		const before = ideas.filter((idea) => idea.at < at);
		expect(wallPages(wall, before, []).length).toBe(of - 1);
		expect(
			wallPages(
				wall,
				ideas.filter((idea) => idea.at <= at),
				[]
			).length
		).toBe(of);
	});

	test('M31 ideas that are shown at once bring the first page back where ideas are in groups, too', () => {
		const ideas = ideasOf(60).map((idea) => (idea.at < 30 ? idea : { ...idea, shownAt: 5000 }));
		const groups = [groupOf('lifts', ideas.slice(0, 8))];
		expect(grownAt(wall, ideas, groups)).toBe(5000);
	});
});

describe('the page that is shown', () => {
	const still = { page: 3, turns: false, since: 0 };
	const calm = { page: 1, turns: true, since: 1000 };
	const at = (page: PageView, of: number, now: number, grown = 0) => pageShown(page, of, () => now, grown);

	test('M30 a page beyond the last means the last, and one page needs no clock', () => {
		expect([at(still, 2, 0), at(still, 5, 0), at(still, 1, 0)]).toEqual([1, 2, 0]);
	});

	test('M31 a wall turns every fifteen seconds, begins anew behind its last page, and again when it grows', () => {
		const turns = [1000, 15_999, 16_000, 31_000, 46_000].map((now) => at(calm, 3, now));
		expect(turns).toEqual([0, 0, 1, 2, 0]);
		expect(at({ ...calm, page: 2 }, 3, 16_000)).toBe(2);
		expect(at({ ...calm, page: 2 }, 4, 40_000, 30_000)).toBe(0);
	});
});

describe('a result', () => {
	const space = { inline: 500, block: 300, least: 57, most: 50 };
	test.each([
		[[2, 1, 0], 1],
		[[180, 75, 31, 9], 1],
		[[5000, 4], 100]
	])('a result of %j draws one mark for %i, within its space', (counts, each) => {
		const grid = gridFor(counts, Math.max(...counts), space);
		expect(grid.each).toBe(each);
		expect(grid.columns * grid.pitch).toBeLessThanOrEqual(space.inline);
		const heights = counts.map((count) => {
			const marks = markPositions(count, grid);
			expect(marks).toHaveLength(Math.ceil(count / each));
			return Math.max(space.least, Math.max(0, ...marks.map(({ y }) => y + 1)) * grid.pitch);
		});
		expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(space.block);
	});

	test('sixty people in three rows have marks well above 20 px on a screen of 1024 × 768', () => {
		const { pitch } = gridFor([38, 15, 7], 38, { inline: 470, block: 240, least: 57, most: 46 });
		expect(pitch * 0.88).toBeGreaterThan(26);
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

	test('M32 the read-back shows every word in order, and a long entry goes on on the next page', () => {
		const entries = [3, 200, 3, 3, 40].map((length, id) => entry(id, length));
		const pages = pagesOf(entries);
		expect(pages.every((page) => page.length > 0)).toBe(true);
		const words = (all: readonly ReadEntry[]) => all.map((each) => each.words).join(' ');
		expect(words(pages.flat())).toBe(words(entries));
		expect(pages.flat().every((part) => linesOf(part.words, 27) <= 8)).toBe(true);
	});

	test('the read-back counts lines without cutting words, and breaks a word longer than a line', () => {
		expect(linesOf('un deux trois', 8)).toBe(2);
		expect(linesOf('a'.repeat(21), 10)).toBe(3);
		expect(linesOf('', 10)).toBe(1);
	});
});
