// Count in = count out, whatever staff and residents do to two walls.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WallCommand } from '#meeting/wall/commands.ts';
import type { Wall } from '#meeting/wall/state.ts';
import { viewGroups, viewIdeas, viewStaffIdeas, viewWall } from '#meeting/wall/view.ts';
import {
	group,
	open,
	post,
	prepare,
	wall1,
	wall2,
	type WallOutcome,
	type GivenWalls
} from '../../support/meeting/wall.ts';

const acts = ['post', 'post', 'group', 'group', 'add', 'ungroup', 'merge', 'name', 'undo', 'undo'] as const;
const more = ['show', 'hide', 'put back', 'withdraw', 'elsewhere', 'close', 'open', 'open', 'open'] as const;
interface Step {
	readonly act: (typeof acts)[number] | (typeof more)[number];
	readonly wall: string;
	/** Ideas and groups by number. A number that is too large starts again from the first. */
	readonly picks: readonly number[];
}
const step: fc.Arbitrary<Step> = fc.record({
	act: fc.constantFrom(...acts, ...more),
	wall: fc.constantFrom(wall1, wall1, wall2),
	picks: fc.array(fc.nat(99), { minLength: 2, maxLength: 4 })
});

const pick = (from: readonly string[], at = 0): string =>
	from[at % Math.max(1, from.length)] ?? 'nothing-there';

function commandOf(room: GivenWalls, { act, wall: id, picks }: Step): WallCommand {
	const wall = room.walls.walls[id] ?? room.wall;
	const ideas = picks.map((at) => pick(wall.ideas, at));
	const [idea, one, other] = [pick(ideas), pick(wall.groups, picks[0]), pick(wall.groups, picks[1])];
	switch (act) {
		case 'post':
			return post('Une idée', id);
		case 'group':
			return group(ideas, undefined, id);
		case 'add':
			return group(ideas, one, id);
		case 'elsewhere':
			return group(ideas, undefined, id === wall1 ? wall2 : wall1);
		case 'ungroup':
			return { type: 'UngroupIdeas', wall: id, ideas: [idea] };
		case 'merge':
			return { type: 'MergeGroups', wall: id, from: one, into: other };
		case 'name':
			return { type: 'NameGroup', wall: id, group: one, name: `Nom ${picks[1]}` };
		case 'undo':
			return { type: 'UndoGrouping', wall: id, change: wall.changes.at(-1)?.change ?? 'nothing-there' };
		case 'show':
			return { type: 'ShowIdea', idea };
		case 'hide':
			return { type: 'HideIdea', idea };
		case 'put back':
			return { type: 'PutBackIdea', idea };
		case 'withdraw':
			return { type: 'WithdrawIdea', idea };
		case 'close':
			return { type: 'CloseWall', wall: id };
		case 'open':
			return { type: 'OpenWall', wall: id };
	}
}

/** What does not add up. Empty: all is well. */
function problems(room: GivenWalls, posted: readonly string[]): string[] {
	const walls = Object.values(room.walls.walls);
	return [
		...differ(
			'on the walls',
			walls.flatMap((wall) => wall.ideas),
			posted
		),
		...differ('ideas', Object.keys(room.walls.ideas), posted),
		...differ(
			'groups',
			Object.keys(room.walls.groups),
			walls.flatMap((wall) => wall.groups)
		),
		...walls.flatMap((wall) => [...misplaced(room, wall), ...disagreeing(room, wall)])
	];
}

const differ = (what: string, there: readonly string[], due: readonly string[]): string[] =>
	there.toSorted().join() === due.toSorted().join()
		? []
		: [`${what}: ${there.join()} instead of ${due.join()}`];

/** Ideas that are not in exactly one group or in none, and withdrawn ones that left anything behind. */
const misplaced = (room: GivenWalls, wall: Wall): string[] =>
	wall.ideas.filter((id) => {
		const idea = room.idea(id);
		const groups = wall.groups.filter((each) => room.walls.groups[each]?.ideas.includes(id));
		if (idea.wall !== wall.id || groups.length > 1 || idea.group !== (groups[0] ?? null)) return true;
		return idea.state === 'withdrawn'
			? idea.words !== null || idea.group !== null
			: idea.words !== 'Une idée';
	});

function disagreeing({ walls }: GivenWalls, wall: Wall): string[] {
	const ideas = viewStaffIdeas(walls, wall);
	const groups = viewGroups(walls, wall, true);
	const alone = ideas.filter((idea) => idea.group === null && idea.state !== 'withdrawn').length;
	const grouped = groups.flatMap((each) => each.ideas);
	const { count } = viewWall(walls, wall, true);
	const shown = viewIdeas(walls, wall).filter((idea) => idea.group !== null);
	const shownInGroups = viewGroups(walls, wall, false).flatMap((each) => each.ideas);
	return [
		...(count === grouped.length + alone
			? []
			: [`${count} ideas, ${grouped.length} in groups, ${alone} alone`]),
		...differ(
			'seen by staff',
			ideas.map((idea) => idea.id),
			wall.ideas
		),
		...differ(
			'shown in groups',
			shownInGroups,
			shown.map((idea) => idea.id)
		),
		...groups.filter((each) => each.ideas.length === 0).map((each) => `${each.id} is empty`)
	];
}

/** Ideas come from phones, one each, so that they wait. Staff do everything else. */
const asked = (room: GivenWalls, command: WallCommand, id: string): WallOutcome =>
	command.type === 'PostIdea' ? room.phone(`person-${id}`, command, id) : room.ask(command, {}, id);

test('W14 as many ideas come out as went in, whatever is done', { timeout: 20_000 }, () => {
	const happened = new Set<string>();
	const steps = fc.array(step, { minLength: 40, maxLength: 60, size: 'max' });
	const begun: Step[] = [...'12345678'].map(() => ({ act: 'post', wall: wall1, picks: [] }));
	fc.assert(
		fc.property(steps, (taken) => {
			const room = open();
			room.ask({ ...prepare, open: true }, {}, wall2);
			const posted: string[] = [];
			for (const each of [...begun, ...taken]) {
				const id = room.nextId;
				const { events } = asked(room, commandOf(room, each), id);
				for (const { type } of events) happened.add(type);
				if (events.some(({ type }) => type === 'IdeaPosted')) posted.push(id);
				expect(problems(room, posted)).toEqual([]);
			}
		}),
		{ numRuns: 60 }
	);
	// A property that only sees refusals would always hold.
	expect([...happened].toSorted()).toEqual([
		...[
			'GroupNamed',
			'GroupingUndone',
			'GroupsMerged',
			'IdeaHidden',
			'IdeaPosted',
			'IdeaPutBack',
			'IdeaShown'
		],
		...['IdeaWithdrawn', 'IdeasGrouped', 'IdeasUngrouped', 'WallClosed', 'WallOpened']
	]);
});
