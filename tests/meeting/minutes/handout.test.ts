import { describe, expect, test } from 'vitest';
import { itemOf, themeOf } from '#meeting/minutes/extracts.ts';
import { handoutCheck, handoutOf } from '#meeting/minutes/handout.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { numbersOf } from '#meeting/minutes/numbering.ts';
import { outsideOf } from '#meeting/minutes/outside.ts';
import { evening, names, stringsIn } from '#tests/support/meeting/evening.ts';
import { facilitator, Play, scribe } from '#tests/support/meeting-play.ts';

const table = minutesOf(evening, names);
const handout = handoutOf(table);

describe('D74 what can be handed out', () => {
	test('D74 holds the results of the room, and no sentence of anybody, no idea, no version, no name of the team', () => {
		const told = stringsIn(handout, 'told-');
		for (const word of [
			'told-words-entry-decision',
			'told-words-entry-action',
			'told-question-vote-1',
			'told-next-place'
		])
			expect(told).toContain(word);
		const kinds = new Set(handout.sections.flatMap(({ notes }) => notes.map(({ kind }) => kind)));
		expect(kinds).not.toContain('quote');
		for (const word of [
			'told-words-entry-named',
			'told-idea-1',
			'told-prompt',
			'told-facilitator',
			'told-excused',
			'told-group'
		])
			expect(told).not.toContain(word);
		expect(told.filter((each) => !stringsIn(outsideOf(table), 'told-').includes(each))).toEqual([]);
	});

	test('D74 names who does something if they agreed, never who said it', () => {
		const speakers = handout.sections.flatMap(({ notes }) => notes.map(({ speaker }) => speaker.kind));
		expect(new Set(speakers)).toEqual(new Set(['resident']));
	});
});

describe('D75 small numbers', () => {
	const counted = (
		cast: number,
		channels: Partial<Record<'phone' | 'hand' | 'paper' | 'scribe', number>>
	) => {
		const put = {
			...table,
			sections: table.sections.map((section) => ({
				...section,
				votes: section.votes.map((vote) => ({
					...vote,
					rounds: vote.rounds.map((round) => ({
						...round,
						cast,
						channels: { phone: 0, hand: 0, paper: 0, scribe: 0, ...channels }
					}))
				}))
			}))
		};
		const vote = handoutOf(put).sections[0]?.votes.find(({ rounds }) => rounds.length > 0);
		return vote?.rounds.at(-1);
	};

	test('D75 of fewer than five answers there are no counts', () => {
		expect(counted(4, { phone: 4 })?.counts).toEqual([]);
		expect(counted(5, { phone: 5 })?.counts).not.toEqual([]);
	});

	test('D75 the ways are not told if one of them was taken by fewer than five', () => {
		expect(counted(34, { phone: 30, hand: 4 })?.channels).toEqual({ phone: 0, hand: 0, paper: 0, scribe: 0 });
		expect(counted(34, { phone: 29, hand: 5 })?.channels).toMatchObject({ phone: 29, hand: 5 });
	});
});

test('D76 the check of what is handed out looks at its texts alone, and finds no small number', () => {
	const play = Play.open();
	play.does(
		scribe,
		{ type: 'NoteEntry', kind: 'decision', words: 'Demander à Zoé, appt 12' },
		'entry-000001'
	);
	play.does(scribe, { type: 'NoteEntry', kind: 'quote', words: 'Zoé habite au 3e étage' }, 'entry-000002');
	play.does(facilitator, { type: 'EditMeeting', purpose: 'Chez Zoé' });
	const found = handoutCheck(minutesOf(play.meeting, {}), ['Zoé']);
	expect(found.map(({ kind, id }) => [kind, id])).toEqual([
		['name', 'entry-000001'],
		['home', 'entry-000001']
	]);
	expect(handoutCheck(table, []).filter(({ kind }) => kind === 'few-ballots')).toEqual([]);
});

describe('extracts', () => {
	test('D81 of one item: its entries, votes and walls, and those corrections that are about it', () => {
		const item = itemOf(table, 'item-2');
		expect(item?.sections.map((section) => section.item?.id)).toEqual(['item-2']);
		const ids = item?.sections[0]?.notes.map(({ id }) => id) ?? [];
		for (const id of Object.values(item?.gathered ?? {}).flat()) expect(ids).toContain(id);
		expect(item?.corrections.struck.every((each) => each.item === 'item-2')).toBe(true);
		expect(itemOf(table, 'constructor')).toBeNull();
	});

	test('D82 of one theme: its ideas, and what came of them by the thread', () => {
		const theme = themeOf(table, 'group-1');
		const walls = theme?.sections.flatMap((section) => section.walls) ?? [];
		expect(walls.flatMap(({ groups }) => groups.map(({ id }) => id))).toEqual(['group-1']);
		const words = stringsIn(theme, 'told-');
		expect(words).toContain('told-idea-1');
		expect(words).not.toContain('told-idea-3');
		expect(words).not.toContain('told-words-entry-decision');
		const notes = theme?.sections.flatMap((section) => section.notes) ?? [];
		expect(notes.every(({ source }) => source?.kind === 'idea')).toBe(true);
		expect(notes.length).toBeGreaterThan(0);
	});

	test('D82 in the outside edition a theme has its name and its count, and no idea', () => {
		const theme = themeOf(outsideOf(table), 'group-1');
		expect(stringsIn(theme, 'told-idea')).toEqual([]);
		expect(theme?.sections.flatMap(({ walls }) => walls)[0]?.groups[0]).toMatchObject({
			name: 'told-group',
			count: 2
		});
	});

	test('D82 a group of a hidden wall is no theme', () => {
		const { 'wall-1': wall } = evening.walls.walls;
		const walls = {
			...evening.walls,
			walls: { ...evening.walls.walls, ...(wall && { 'wall-1': { ...wall, hidden: true } }) }
		};
		expect(themeOf(minutesOf({ ...evening, walls }, names), 'group-1')).toBeNull();
	});
});

test('D84 each entry, vote and wall has a number that no other has within its kind, and items have theirs', () => {
	const numbers = numbersOf(table);
	const things = table.sections.flatMap(({ notes, votes, walls }) => [...notes, ...votes, ...walls]);
	for (const { id } of things) expect(numbers[id], id).toMatch(/^\d+(\.\d+)?$/);
	const pointed = Object.values(numbers).filter((number) => number.includes('.'));
	expect(new Set(pointed).size).toBe(pointed.length);
	expect(numbers['entry-decision']).toBe('1');
	expect(numbers['item-2']).toBe('2');
	expect(numbers['entry-named']).toBe('2.1');
});
