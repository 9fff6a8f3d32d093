import { describe, expect, test } from 'vitest';
import { evolveWalls } from '#meeting/wall/events.ts';
import type { WallEvent } from '#meeting/wall/events.ts';
import {
	group,
	ideaId,
	ideaIds,
	item,
	open,
	prepare,
	GivenWalls,
	staff,
	wall1,
	wall2,
	withIdeas
} from '../../support/meeting/wall.ts';

const act = (type: 'OpenWall' | 'CloseWall' | 'RemoveWall') => ({ type, wall: wall1 }) as const;
const edit = { type: 'EditWall', wall: wall1, prompt: 'Et demain ?', review: false } as const;
const a = ideaId('a');

describe('a wall', () => {
	test('W1 a wall is prepared on the current item, with review', () => {
		const room = new GivenWalls();
		room.ask(prepare, {}, wall1);
		expect(room.wall).toMatchObject({ item, prompt: prepare.prompt, review: true, state: 'prepared' });
		room.ask({ ...prepare, item: 'item-000002', review: false }, { hasItem: () => true }, wall2);
		expect(room.walls.walls[wall2]).toMatchObject({ item: 'item-000002', review: false });
		expect(room.walls.order).toEqual([wall1, wall2]);
	});
	test('W1 a wall without an item, or on an unknown one, is refused', () => {
		expect(new GivenWalls().ask(prepare, { current: null }).refused).toBe('item-unknown');
		expect(new GivenWalls().ask({ ...prepare, item: 'item-000002' }).refused).toBe('item-unknown');
	});
	test('W1 a wall opens, closes and opens again', () => {
		const room = new GivenWalls();
		const states = () => room.wall.state;
		room.ask(prepare, {}, wall1);
		expect(room.ask(act('CloseWall')).refused).toBe('wall-not-open');
		room.ask(act('OpenWall'));
		expect(states()).toBe('open');
		expect(room.ask(act('OpenWall')).refused).toBe('wall-opened');
		room.ask(act('CloseWall'));
		expect(states()).toBe('closed');
		expect(room.ask(act('CloseWall')).refused).toBe('wall-closed');
		room.ask(act('OpenWall'));
		expect(states()).toBe('open');
		expect(room.ask({ type: 'OpenWall', wall: wall2 }).refused).toBe('wall-unknown');
	});
	test('W1 an improvised wall is prepared and opened in one act', () => {
		const { events } = new GivenWalls().ask({ ...prepare, open: true }, {}, wall1);
		expect(events.map((event) => event.type)).toEqual(['WallPrepared', 'WallOpened']);
	});
	test('W2 a wall can be edited until it is closed', () => {
		const room = open();
		expect(room.ask(edit).refused).toBeNull();
		expect(room.wall).toMatchObject({ prompt: 'Et demain ?', review: false, state: 'open' });
		room.ask(act('CloseWall'));
		expect(room.ask(edit).refused).toBe('wall-closed');
		expect(new GivenWalls().ask(edit).refused).toBe('wall-unknown');
	});
	test('W2 a wall can be removed only if it was never opened', () => {
		const room = new GivenWalls();
		room.ask(prepare, {}, wall1);
		expect(room.ask(act('RemoveWall')).refused).toBeNull();
		expect(room.walls).toMatchObject({ walls: {}, order: [] });
		expect(room.ask(act('RemoveWall')).refused).toBe('wall-unknown');
		const opened = open();
		expect(opened.ask(act('RemoveWall')).refused).toBe('wall-opened');
		opened.ask(act('CloseWall'));
		expect(opened.ask(act('RemoveWall')).refused).toBe('wall-opened');
	});
});

describe('what an event does not touch', () => {
	const cause = { id: 'cause-00001', by: staff, at: 5 };
	const about = (id: string): WallEvent[] => [
		{ type: 'WallEdited', wall: id, prompt: '', review: true },
		{ type: 'WallRemoved', wall: id },
		{ type: 'WallClosed', wall: id },
		{ type: 'IdeaPosted', idea: a, wall: id, person: null, channel: 'phone', words: '', shown: true },
		{ type: 'IdeaShown', idea: id },
		{ type: 'IdeaWithdrawn', idea: id, reason: 'staff' },
		{ type: 'IdeasGrouped', wall: id, group: 'group-00001', ideas: [a] },
		{ type: 'GroupingUndone', wall: id, change: 'group-00001' }
	];
	test.each(['wall-000009', 'constructor'])(
		'W16 an event about %s, which is not there, changes nothing',
		(id) => {
			const { walls } = open();
			for (const event of about(id)) expect(evolveWalls(walls, event, cause)).toBe(walls);
		}
	);
	test('W16 ideas that are not on the wall do not come into its groups', () => {
		const room = withIdeas('ab');
		room.walls = evolveWalls(
			room.walls,
			{ type: 'IdeasGrouped', wall: wall1, group: 'group-00001', ideas: [a, 'idea-00000z', 'constructor'] },
			cause
		);
		expect(room.groups).toEqual({ 'group-00001': [a] });
	});
	test('W16 other ideas, walls and the groups stay the same objects', () => {
		const room = withIdeas('ab');
		room.ask(prepare, {}, wall2);
		const before = room.walls;
		room.ask({ type: 'HideIdea', idea: a });
		expect(room.walls.ideas[ideaId('b')]).toBe(before.ideas[ideaId('b')]);
		expect(room.walls.groups).toBe(before.groups);
		expect(room.walls.walls).toBe(before.walls);
		room.ask(group(ideaIds('a')));
		expect(room.walls.walls[wall2]).toBe(before.walls[wall2]);
		expect(room.walls.ideas[ideaId('b')]).toBe(before.ideas[ideaId('b')]);
	});
	test('W16 a new name leaves the ideas alone', () => {
		const room = withIdeas('ab');
		room.ask(group(ideaIds('ab')), {}, 'group-00001');
		const { ideas } = room.walls;
		room.ask({ type: 'NameGroup', wall: wall1, group: 'group-00001', name: 'Bancs' });
		expect(room.walls.ideas).toBe(ideas);
	});
});
