// The groups of a wall as a list, and back. Each change of grouping is a pure function from list to list. Only this file writes
// `Idea.group`, `Wall.groups` and `Walls.groups`, all three together, so that they never disagree.
import { entryOf } from '#stream/keyed.ts';
import type { Group, Idea, Wall, Walls } from './state.ts';

/** How many changes of grouping can be undone. */
const remembered = 20;
export type Regroup = (groups: readonly Group[]) => readonly Group[];

export const groupsOf = (walls: Walls, wall: Wall): readonly Group[] =>
	wall.groups.flatMap((id) => walls.groups[id] ?? []);

/** A change that can be undone, named by the id of its command. */
export function regroup(walls: Walls, id: string, change: string, by: Regroup): Walls {
	const wall = entryOf(walls.walls, id);
	if (!wall) return walls;
	const groups = groupsOf(walls, wall);
	const changes = [...wall.changes, { change, groups }].slice(-remembered);
	return withGroups(walls, { ...wall, changes }, by(groups));
}

/** W13. Takes back the latest change. Ideas that were withdrawn since do not come back. */
export function undoLatest(walls: Walls, id: string): Walls {
	const wall = entryOf(walls.walls, id);
	const latest = wall?.changes.at(-1);
	return wall && latest
		? withGroups(walls, { ...wall, changes: wall.changes.slice(0, -1) }, latest.groups)
		: walls;
}

/** An idea leaves its group. This is no change that can be undone. */
export function leaveGroup(walls: Walls, id: string, idea: string): Walls {
	const wall = entryOf(walls.walls, id);
	return wall ? withGroups(walls, wall, leave(groupsOf(walls, wall), [idea])) : walls;
}

export const leave = (groups: readonly Group[], ideas: readonly string[]): readonly Group[] =>
	groups.map((group) =>
		group.ideas.some((id) => ideas.includes(id))
			? { ...group, ideas: group.ideas.filter((id) => !ideas.includes(id)) }
			: group
	);

/** Puts the ideas into that group. If it does not exist, it is made at the end. */
export function together(groups: readonly Group[], id: string, ideas: readonly string[]): readonly Group[] {
	const rest = leave(groups, ideas);
	if (!rest.some((group) => group.id === id)) return [...rest, { id, name: '', ideas }];
	return rest.map((group) => (group.id === id ? { ...group, ideas: [...group.ideas, ...ideas] } : group));
}

export const named = (groups: readonly Group[], id: string, name: string): readonly Group[] =>
	groups.map((group) => (group.id === id ? { ...group, name } : group));

/** W12: the name of the group that stays, or, if it has none, that of the other group. */
export function merged(groups: readonly Group[], from: string, into: string): readonly Group[] {
	const source = groups.find((group) => group.id === from);
	if (!source) return groups;
	return together(groups, into, source.ideas).map((group) =>
		group.id === into ? { ...group, name: group.name || source.name } : group
	);
}

/** The wall with exactly these groups, but without ideas that are not on it, and without groups that are then empty. */
function withGroups(walls: Walls, wall: Wall, asked: readonly Group[]): Walls {
	const gone = asked.flatMap((group) => group.ideas).filter((id) => !isOn(walls, wall, id));
	const groups = leave(asked, gone).filter((group) => group.ideas.length > 0);
	const groupOf = new Map(groups.flatMap((group) => group.ideas.map((idea) => [idea, group.id] as const)));
	const others = Object.entries(walls.groups).filter(([id]) => !wall.groups.includes(id));
	return {
		...walls,
		walls: { ...walls.walls, [wall.id]: { ...wall, groups: groups.map((group) => group.id) } },
		groups: Object.fromEntries([...others, ...groups.map((group) => [group.id, group] as const)]),
		ideas: inGroups(walls, wall, groupOf)
	};
}

function isOn(walls: Walls, wall: Wall, id: string): boolean {
	const idea = entryOf(walls.ideas, id);
	return idea?.wall === wall.id && idea.state !== 'withdrawn';
}

/** The ideas, each in its group. Ideas that stay in their group keep their identity. */
function inGroups(walls: Walls, wall: Wall, groupOf: ReadonlyMap<string, string>): Walls['ideas'] {
	const moved: [string, Idea][] = [];
	for (const id of wall.ideas) {
		const idea = walls.ideas[id];
		const group = groupOf.get(id) ?? null;
		if (idea && idea.group !== group) moved.push([id, { ...idea, group }]);
	}
	return moved.length === 0 ? walls.ideas : { ...walls.ideas, ...Object.fromEntries(moved) };
}
