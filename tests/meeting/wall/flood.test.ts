import { describe, expect, test } from 'vitest';
import { decideWall } from '#meeting/wall/decide.ts';
import { evolveWalls } from '#meeting/wall/events.ts';
import { viewGroups, viewIdeas, viewStaffIdeas, viewWall } from '#meeting/wall/view.ts';
import { isRefusal, type RefusalCode } from '#meeting/frame.ts';
import { prepare, GivenWalls, wall1 } from '../../support/meeting/wall.ts';

/** An open wall without review. */
function unreviewed(): GivenWalls {
	const room = new GivenWalls();
	room.ask({ ...prepare, review: false, open: true }, {}, wall1);
	return room;
}

/** One idea from each of so many phones, one every `everyMs`. */
function post(
	room: GivenWalls,
	count: number,
	everyMs: number,
	from = 1_000_000
): readonly (RefusalCode | null)[] {
	return Array.from({ length: count }, (_, n) => {
		const at = from + n * everyMs;
		const cause = { id: `idea-${at}`, by: { role: 'resident', device: `d${n}` }, at } as const;
		const around = {
			author: `person-${n}`,
			staff: false,
			current: null,
			hasItem: () => true,
			lends: () => false
		};
		const command = { type: 'PostIdea', wall: wall1, words: `Idée ${n}` } as const;
		const resolve = () => ({ refused: 'person-unknown' }) as const;
		const decision = decideWall(room.walls, command, cause, { ...around, resolve });
		if (isRefusal(decision)) return decision.refused;
		for (const event of decision.events) room.walls = evolveWalls(room.walls, event, cause);
		return null;
	});
}
const shown = (room: GivenWalls): number =>
	Object.values(room.walls.ideas).filter(({ state }) => state === 'shown').length;

describe('W17 a flood of ideas', () => {
	test('W17 a flood is kept from the screen, refused to nobody, and loses nothing', () => {
		const room = unreviewed();
		expect(post(room, 200, 50).every((refused) => refused === null)).toBe(true);
		expect(shown(room)).toBe(20);
		expect(room.wall).toMatchObject({ held: true, review: true });
		expect(room.wall.ideas).toHaveLength(200);
		const view = viewWall(room.walls, room.wall, true);
		expect(view).toMatchObject({ held: true, waiting: 180, count: 200 });
		expect(viewWall(room.walls, room.wall, false).held).toBe(false);
	});

	test('W17 what an ordinary hall posts is no flood', () => {
		const room = unreviewed();
		post(room, 120, 600);
		expect(shown(room)).toBe(120);
		expect(room.wall).toMatchObject({ held: false, review: false });
	});

	test('W17 what staff post is no flood, and under review nothing has to be held', () => {
		const room = unreviewed();
		for (let n = 0; n < 60; n += 1) room.ask({ type: 'PostIdea', wall: wall1, words: 'Dite' });
		expect(room.wall.held).toBe(false);
		room.ask({ type: 'EditWall', wall: wall1, prompt: 'Oui ?', review: true });
		post(room, 60, 10);
		expect(room.wall.held).toBe(false);
	});

	test('W17 staff say by an edit what they want, and the wall goes on', () => {
		const room = unreviewed();
		post(room, 40, 10);
		room.ask({ type: 'EditWall', wall: wall1, prompt: 'Oui ?', review: false });
		expect(room.wall).toMatchObject({ held: false, review: false });
		post(room, 5, 10, 2_000_000);
		expect(shown(room)).toBe(25);
	});
});

describe('W18 a wall is hidden', () => {
	function withIdeas(): GivenWalls {
		const room = unreviewed();
		const ideas = ['idea-000001', 'idea-000002'];
		for (const id of ideas) room.phone('person-1', { type: 'PostIdea', wall: wall1, words: id }, id);
		room.ask({ type: 'GroupIdeas', wall: wall1, ideas });
		return room;
	}
	const seen = (room: GivenWalls, isStaff: boolean) => [
		(isStaff ? viewStaffIdeas : viewIdeas)(room.walls, room.wall).length,
		viewGroups(room.walls, room.wall, isStaff).length
	];

	test('W18 the room sees no idea and no group while staff see all; once shown again, the wall is as it was', () => {
		const room = withIdeas();
		expect(seen(room, false)).toEqual([2, 1]);
		room.ask({ type: 'HideWall', wall: wall1 });
		expect(seen(room, false)).toEqual([0, 0]);
		expect(seen(room, true)).toEqual([2, 1]);
		room.ask({ type: 'ShowWall', wall: wall1 });
		expect(seen(room, false)).toEqual([2, 1]);
	});

	test('W18 ideas that come in meanwhile wait, also once the wall is shown again', () => {
		const room = withIdeas();
		room.ask({ type: 'HideWall', wall: wall1 });
		room.phone('person-2', { type: 'PostIdea', wall: wall1, words: 'Après' }, 'idea-000003');
		room.ask({ type: 'ShowWall', wall: wall1 });
		expect(room.idea('idea-000003').state).toBe('waiting');
	});

	test('W18 a wall that is shown again keeps its review: new ideas appear as before, waiting ones wait', () => {
		const room = withIdeas();
		room.ask({ type: 'HideWall', wall: wall1 });
		room.phone('person-2', { type: 'PostIdea', wall: wall1, words: 'Pendant' }, 'idea-000003');
		room.ask({ type: 'ShowWall', wall: wall1 });
		expect(room.wall).toMatchObject({ review: false, held: false });
		room.phone('person-2', { type: 'PostIdea', wall: wall1, words: 'Après' }, 'idea-000004');
		expect(room.idea('idea-000004').state).toBe('shown');
		expect(viewWall(room.walls, room.wall, true)).toMatchObject({ waiting: 1, count: 4 });

		room.ask({ type: 'EditWall', wall: wall1, prompt: 'Oui ?', review: true });
		room.ask({ type: 'HideWall', wall: wall1 });
		room.ask({ type: 'ShowWall', wall: wall1 });
		expect(room.wall.review).toBe(true);
	});

	test('W18 a review that staff change meanwhile counts once the wall is shown; until then every idea waits', () => {
		for (const review of [true, false]) {
			const room = withIdeas();
			room.ask({ type: 'EditWall', wall: wall1, prompt: 'Oui ?', review: !review });
			room.ask({ type: 'HideWall', wall: wall1 });
			room.ask({ type: 'EditWall', wall: wall1, prompt: 'Oui ?', review });
			room.phone('person-2', { type: 'PostIdea', wall: wall1, words: 'Pendant' }, 'idea-000003');
			expect(room.idea('idea-000003').state).toBe('waiting');
			room.ask({ type: 'ShowWall', wall: wall1 });
			expect(room.wall.review).toBe(review);
		}
	});

	test('W18 a flood that comes in meanwhile keeps the wall under review', () => {
		const room = withIdeas();
		room.ask({ type: 'HideWall', wall: wall1 });
		post(room, 40, 10);
		room.ask({ type: 'ShowWall', wall: wall1 });
		expect(room.wall).toMatchObject({ review: true, held: true });
		expect(shown(room)).toBe(2);
	});

	test('W18 hiding a wall twice changes nothing, and an unknown wall is refused', () => {
		const room = withIdeas();
		expect(room.ask({ type: 'ShowWall', wall: wall1 }).events).toEqual([]);
		room.ask({ type: 'HideWall', wall: wall1 });
		expect(room.ask({ type: 'HideWall', wall: wall1 })).toEqual({ refused: null, events: [] });
		expect(room.ask({ type: 'HideWall', wall: 'wall-000009' }).refused).toBe('wall-unknown');
	});
});
