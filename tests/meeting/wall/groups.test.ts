import { describe, expect, test } from 'vitest';
import { viewGroups, viewIdeas, viewStaffIdeas, viewWall } from '#meeting/wall/view.ts';
import {
	group,
	ideaId,
	ideaIds,
	open,
	post,
	prepare,
	wall1,
	wall2,
	withIdeas,
	type GivenWalls
} from '../../support/meeting/wall.ts';

const one = 'group-00001';
const two = 'group-00002';
const ungroup = (letters: string) =>
	({ type: 'UngroupIdeas', wall: wall1, ideas: ideaIds(letters) }) as const;
const name = (id: string, words: string) =>
	({ type: 'NameGroup', wall: wall1, group: id, name: words }) as const;
const merge = (from: string, into: string) => ({ type: 'MergeGroups', wall: wall1, from, into }) as const;
const undo = (change: string) => ({ type: 'UndoGrouping', wall: wall1, change }) as const;

/** Ideas a b c in one group, d e in another, f alone. */
function grouped(): GivenWalls {
	const room = withIdeas('abcdef');
	room.ask(group(ideaIds('abc')), {}, one);
	room.ask(group(ideaIds('de')), {}, two);
	return room;
}

describe('putting ideas together', () => {
	test('W9 grouping makes a group with the command’s id, or adds to one that is there', () => {
		const room = grouped();
		room.ask(group(ideaIds('f'), two));
		expect(room.groups).toEqual({ [one]: ideaIds('abc'), [two]: ideaIds('def') });
		expect(room.idea(ideaId('f')).group).toBe(two);
		expect(room.walls.groups[one]).toEqual({ id: one, name: '', ideas: ideaIds('abc') });
	});
	test('W9 grouping takes each idea once, from the group it was in; an emptied group goes', () => {
		const room = grouped();
		room.ask(group(ideaIds('deed'), one));
		expect(room.groups).toEqual({ [one]: ideaIds('abcde') });
		expect(room.walls.groups).toEqual({ [one]: { id: one, name: '', ideas: ideaIds('abcde') } });
	});
	test('W9 a part of a group that is put together anew is a split', () => {
		const room = grouped();
		room.ask(group(ideaIds('bc')), {}, 'group-00003');
		expect(room.groups).toEqual({ [one]: ideaIds('a'), [two]: ideaIds('de'), 'group-00003': ideaIds('bc') });
	});
	test('W9 grouping refuses ideas that are unknown, on another wall or withdrawn', () => {
		const room = grouped();
		room.ask({ ...prepare, open: true }, {}, wall2);
		room.ask(post('Ailleurs', wall2), {}, ideaId('x'));
		room.ask(group([ideaId('x')], undefined, wall2), {}, 'group-0000x');
		room.ask({ type: 'WithdrawIdea', idea: ideaId('f') });
		const before = room.walls;
		expect(room.ask(group(ideaIds('az'))).refused).toBe('idea-unknown');
		expect(room.ask(group(ideaIds('ax'))).refused).toBe('idea-unknown');
		expect(room.ask(group(['constructor'])).refused).toBe('idea-unknown');
		expect(room.ask(group(ideaIds('af'))).refused).toBe('idea-withdrawn');
		expect(room.ask(group(ideaIds('a'), 'group-00009')).refused).toBe('group-unknown');
		expect(room.ask(group(ideaIds('a'), 'group-0000x')).refused).toBe('group-unknown');
		expect(room.ask(group(ideaIds('a'), one, 'wall-000009')).refused).toBe('wall-unknown');
		expect(room.ask(ungroup('f')).refused).toBe('idea-withdrawn');
		expect(room.ask(merge(one, 'group-0000x')).refused).toBe('group-unknown');
		expect(room.ask(merge('group-0000x', one)).refused).toBe('group-unknown');
		expect(room.ask(name('group-0000x', 'Bancs')).refused).toBe('group-unknown');
		expect(room.walls).toBe(before);
	});
	test('W10 an idea that is taken out stands alone', () => {
		const room = grouped();
		room.ask(ungroup('ade'));
		expect(room.groups).toEqual({ [one]: ideaIds('bc') });
		expect(room.idea(ideaId('a')).group).toBeNull();
	});
	test('W10 a change that changes nothing leaves nothing to undo', () => {
		const room = grouped();
		room.ask(name(one, 'Bancs'));
		const before = room.walls;
		for (const command of [group(ideaIds('ab'), one), ungroup('f'), name(one, 'Bancs'), merge(one, one)])
			expect(room.ask(command)).toEqual({ refused: null, events: [] });
		expect(room.walls).toBe(before);
	});
	test('W11 a group has the name it was given, and loses it on demand', () => {
		const room = grouped();
		room.ask(name(one, 'Bancs'));
		expect(room.groups).toEqual({ Bancs: ideaIds('abc'), [two]: ideaIds('de') });
		room.ask(name(one, ''));
		expect(room.walls.groups[one]?.name).toBe('');
	});
	test('W11 a name that somebody else has changed meanwhile is not replaced without asking', () => {
		const room = grouped();
		room.ask(name(one, 'Bancs'));
		const late = { ...name(one, 'Sièges'), seen: '' };
		expect(room.ask(late)).toEqual({ refused: 'words-changed', events: [] });
		expect(room.ask({ ...late, name: 'Bancs' })).toEqual({ refused: null, events: [] });
		room.ask({ ...late, seen: 'Bancs' });
		expect(room.walls.groups[one]?.name).toBe('Sièges');
		room.ask(name(one, 'Assises'));
		expect(room.walls.groups[one]?.name).toBe('Assises');
	});
	test('W12 when two groups merge, the ideas of both are in the one that stays, under its name', () => {
		const room = grouped();
		room.ask(name(one, 'Bancs'));
		room.ask(name(two, 'Assises'));
		room.ask(merge(two, one));
		expect(room.groups).toEqual({ Bancs: ideaIds('abcde') });
	});
	test('W12 a merged group without a name takes the other’s', () => {
		const room = grouped();
		room.ask(name(two, 'Assises'));
		room.ask(merge(two, one));
		expect(room.groups).toEqual({ Assises: ideaIds('abcde') });
		expect(room.wall.groups).toEqual([one]);
	});
});

describe('undoing a grouping', () => {
	test.each([
		['grouping', group(ideaIds('af'))],
		['ungrouping', ungroup('ab')],
		['naming', name(one, 'Bancs')],
		['merging', merge(one, two)]
	])('W13 undoing the %s brings the groups back as they were', (_, command) => {
		const room = grouped();
		const before = room.walls;
		room.ask(command, {}, 'change-0001');
		expect(room.walls).not.toEqual(before);
		expect(room.ask(undo('change-0001')).refused).toBeNull();
		expect(room.walls).toEqual(before);
	});
	test('W13 undoing names the latest change: said twice, it undoes one', () => {
		const room = grouped();
		expect(room.ask(undo(one)).refused).toBe('not-last-change');
		expect(room.ask(undo(two)).refused).toBeNull();
		expect(room.ask(undo(two)).refused).toBe('not-last-change');
		expect(room.ask(undo(one)).refused).toBeNull();
		expect(room.ask(undo(one)).refused).toBe('not-last-change');
		expect(room.groups).toEqual({});
	});
	test('W13 twenty changes can be undone', () => {
		const room = grouped();
		const changes = Array.from({ length: 21 }, (_, n) => `change-${String(n).padStart(4, '0')}`);
		for (const change of changes) room.ask(name(one, `Nom ${change}`), {}, change);
		const undone = changes.toReversed().map((change) => room.ask(undo(change)).refused);
		expect(undone).toEqual([...Array.from({ length: 20 }, () => null), 'not-last-change']);
	});
	test('W13 a withdrawn idea does not come back into a group', () => {
		const room = grouped();
		room.ask(ungroup('abc'), {}, 'change-0001');
		room.ask({ type: 'WithdrawIdea', idea: ideaId('a') });
		room.ask(undo('change-0001'));
		expect(room.groups).toEqual({ [one]: ideaIds('bc'), [two]: ideaIds('de') });
		expect(room.idea(ideaId('a'))).toMatchObject({ state: 'withdrawn', words: null, group: null });
	});
	test('W13 a group whose ideas were all withdrawn does not come back', () => {
		const room = grouped();
		room.ask(merge(two, one), {}, 'change-0001');
		for (const id of ideaIds('de')) room.ask({ type: 'WithdrawIdea', idea: id });
		room.ask(undo('change-0001'));
		expect(room.groups).toEqual({ [one]: ideaIds('abc') });
	});
	test('W13 an idea that came in since stays', () => {
		const room = grouped();
		room.ask(merge(two, one), {}, 'change-0001');
		room.ask(post(), {}, ideaId('g'));
		room.ask(undo('change-0001'));
		expect(room.wall.ideas).toContain(ideaId('g'));
		expect(room.idea(ideaId('g')).group).toBeNull();
	});
});

describe('what is seen of a wall', () => {
	/** a shown, b hidden, c waiting, d withdrawn; a b in one group, c in another. */
	function seen(): GivenWalls {
		const room = open();
		for (const letter of 'abcd') room.phone('person-a', post(`Idée ${letter}`), ideaId(letter));
		room.ask({ type: 'ShowIdea', idea: ideaId('a') });
		room.ask({ type: 'HideIdea', idea: ideaId('b') });
		room.ask(group(ideaIds('ab')), {}, one);
		room.ask(group(ideaIds('cd')), {}, two);
		room.ask({ type: 'WithdrawIdea', idea: ideaId('d') });
		return room;
	}
	test('W15 everybody sees shown ideas, groups reduced to them, and numbers', () => {
		const { walls, wall } = seen();
		expect(viewIdeas(walls, wall)).toEqual([
			{
				id: ideaId('a'),
				wall: wall1,
				words: 'Idée a',
				group: one,
				state: 'shown',
				channel: 'phone',
				at: 2000,
				shownAt: 6000
			}
		]);
		expect(viewGroups(walls, wall, false)).toEqual([{ id: one, wall: wall1, name: '', ideas: ideaIds('a') }]);
		expect(viewWall(walls, wall, false)).toMatchObject({ count: 3, waiting: 1, lastChange: null });
	});
	test('W15 staff see all ideas, a withdrawn one without words', () => {
		const { walls, wall } = seen();
		expect(viewStaffIdeas(walls, wall).map(({ state, words }) => [state, words])).toEqual([
			['shown', 'Idée a'],
			['hidden', 'Idée b'],
			['waiting', 'Idée c'],
			['withdrawn', null]
		]);
		expect(viewGroups(walls, wall, true).map(({ ideas }) => ideas)).toEqual([ideaIds('ab'), ideaIds('c')]);
		expect(viewWall(walls, wall, true)).toMatchObject({ count: 3, waiting: 1, lastChange: two });
	});
	test.each([true, false])('W15 nobody sees whose an idea is (staff: %s)', (staff) => {
		const { walls, wall } = seen();
		const all = [
			viewWall(walls, wall, staff),
			(staff ? viewStaffIdeas : viewIdeas)(walls, wall),
			viewGroups(walls, wall, staff)
		];
		expect(JSON.stringify(all)).not.toContain('person-a');
	});
});
