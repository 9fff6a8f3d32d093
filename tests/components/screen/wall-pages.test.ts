// How many pages a wall has, and that each of its rows is full and fits.
import { describe, expect, test } from 'vitest';
import { linesIn, roomFor, widthOfWords, wordWidths } from '#components/screen/stage/letters.ts';
import { sheet } from '#components/screen/stage/sheet.ts';
import { wallPages, type WallPage } from '#components/screen/stage/wall-pages.ts';
import type { GroupView, IdeaView } from '#meeting/wall/view.ts';
import { saidIn } from '../../../scripts/pictures/said.ts';

const ideaOf = (words: string, at: number): IdeaView => ({
	id: `idea-${at}`,
	wall: 'wall',
	words,
	group: null,
	state: 'shown',
	channel: 'phone',
	at,
	shownAt: at
});
/** As many ideas as that, as people write them on an evening; some are identical. */
const evening = (count: number, language: 'fr' | 'en' = 'fr'): IdeaView[] =>
	Array.from({ length: count }, (_, at) => {
		const { ideas } = saidIn[language];
		const again = Math.floor(at / ideas.length);
		const words = ideas[at % ideas.length] ?? '';
		return ideaOf(again % 3 === 0 ? words : `${words} (${again})`, at);
	});
const thirty = [
	'Un banc à l’ombre devant l’école',
	'Le bus 32 le dimanche aussi',
	'Plus de lumière vers le stade'
];
const short = (count: number): IdeaView[] =>
	Array.from({ length: count }, (_, at) => ideaOf(`${thirty[at % 3] ?? ''} ${at}`, at));
const long =
	'Réparer l’ascenseur du bâtiment B pour de bon, et mettre une rampe à l’entrée, parce que ma voisine ne descend plus de chez elle depuis onze jours'.slice(
		0,
		140
	);
const wall = { prompt: saidIn.fr.prompt };
const group = (id: string, ideas: readonly IdeaView[]): GroupView => ({
	id,
	wall: 'wall',
	name: 'Se déplacer dans le quartier',
	ideas: ideas.map((idea) => idea.id)
});
const rowsOf = (pages: readonly WallPage[]) => pages.flat().flatMap(({ rows }) => rows);

describe('M32 pages of a wall', () => {
	test.each([
		[0, 0],
		[1, 1],
		[24, 4],
		[120, 16],
		[300, 41]
	])('%i ideas of an evening stand on %i pages at most, in French and English', (count, most) => {
		expect(wallPages(wall, evening(count), []).length).toBeLessThanOrEqual(most);
		expect(wallPages({ prompt: saidIn.en.prompt }, evening(count, 'en'), []).length).toBeLessThanOrEqual(
			most
		);
	});

	test('24 ideas of thirty letters stand on three pages, two in a row in equal columns', () => {
		const pages = wallPages({ prompt: 'Que manque-t-il dans le quartier ?' }, short(24), []);
		expect(pages.length).toBeLessThanOrEqual(3);
		const shares = rowsOf(pages).map((row) => new Set(row.shares).size);
		expect(new Set(shares)).toEqual(new Set([1]));
	});

	test('two ideas of 140 letters and more stand on each page', () => {
		const ideas = Array.from({ length: 12 }, (_, at) => ideaOf(`${long.slice(0, -3)} ${at}`, at));
		expect(wallPages(wall, ideas, []).length).toBeLessThanOrEqual(6);
	});

	test('groups cost little more', () => {
		const ideas = evening(120);
		const groups = [0, 1, 2, 3].map((n) => group(`group-${n}`, ideas.slice(n * 12, n * 12 + 8)));
		expect(wallPages(wall, ideas, groups).length).toBeLessThanOrEqual(21);
	});

	test('no page is higher than the sheet, and no row is wider', () => {
		for (const pages of [
			wallPages(wall, evening(300), []),
			wallPages(wall, short(60), [group('one', short(20))])
		]) {
			for (const page of pages) {
				const rows = rowsOf([page]);
				expect(rows.reduce((all, { height }) => all + height, 0)).toBeLessThan(sheet.block - 15);
				for (const { shares } of rows)
					expect(shares.reduce((all, each) => all + each, 0)).toBeLessThanOrEqual(sheet.inline);
			}
		}
	});
});

describe('widths of words', () => {
	const lines = (text: string, room: number) => linesIn(wordWidths(text, 1), room, 1);

	// Measured in the page's typeface at 1000 pixels.
	test.each([
		['Réparer l’ascenseur du bâtiment B pour de bon', 20.728],
		['More light on the way to the sports ground', 18.71],
		['RÉPARER L’ASCENSEUR DU BÂTIMENT B', 18.194],
		['WWW MMM', 5.332],
		['Un numéro où quelqu’un répond vraiment', 18.349]
	])('%s is no wider than it is taken for, and little narrower', (text, measured) => {
		expect(widthOfWords(text, 1)).toBeGreaterThanOrEqual(measured);
		expect(widthOfWords(text, 1)).toBeLessThan(measured * 1.12);
	});

	test('words stand in the lines that there is room for, and a space that does not break holds them together', () => {
		expect(lines('un banc un banc', 4)).toBe(2);
		expect(lines('un\u00A0banc un\u00A0banc', 2.5)).toBeGreaterThan(2);
		expect(lines('x'.repeat(40), 10)).toBe(3);
		expect(lines('', 10)).toBe(1);
		const words = wordWidths('Un local pour les jeunes, ouvert le soir', 1);
		expect([1, 2, 3].map((count) => linesIn(words, roomFor(words, count, 1), 1))).toEqual([1, 2, 3]);
	});
});
