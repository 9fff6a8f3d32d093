// Whether ideas may be put together as a command asks. Grouping only moves references, so no idea appears or is lost.
import { accept, isRefusal, refuse, type Cause, type Decision, type Refusal } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import type { WallCommand } from './commands.ts';
import type { Group, Idea, Walls } from './state.ts';
import type { WallEvent } from './events.ts';

type Of<T extends WallCommand['type']> = Extract<WallCommand, { type: T }>;
type Decided = Decision<WallEvent>;

export function groupIdeas(walls: Walls, command: Of<'GroupIdeas'>, cause: Cause): Decided {
	const ideas = ideasOn(walls, command);
	if (isRefusal(ideas)) return ideas;
	const group = command.group ?? cause.id;
	if (command.group !== undefined && !groupOn(walls, command.wall, group)) return refuse('group-unknown');
	const moved = ideas.filter((idea) => idea.group !== group).map((idea) => idea.id);
	if (moved.length === 0) return accept();
	return accept({ type: 'IdeasGrouped', wall: command.wall, group, ideas: moved });
}

export function ungroupIdeas(walls: Walls, command: Of<'UngroupIdeas'>): Decided {
	const ideas = ideasOn(walls, command);
	if (isRefusal(ideas)) return ideas;
	const moved = ideas.filter((idea) => idea.group !== null).map((idea) => idea.id);
	if (moved.length === 0) return accept();
	return accept({ type: 'IdeasUngrouped', wall: command.wall, ideas: moved });
}

export function nameGroup(walls: Walls, { wall, group: id, name, seen }: Of<'NameGroup'>): Decided {
	if (!entryOf(walls.walls, wall)) return refuse('wall-unknown');
	const group = groupOn(walls, wall, id);
	if (!group) return refuse('group-unknown');
	if (group.name === name) return accept();
	if (seen !== undefined && seen !== group.name) return refuse('words-changed'); // W11
	return accept({ type: 'GroupNamed', wall, group: id, name });
}

export function mergeGroups(walls: Walls, { wall, from, into }: Of<'MergeGroups'>): Decided {
	if (!entryOf(walls.walls, wall)) return refuse('wall-unknown');
	if (!groupOn(walls, wall, from) || !groupOn(walls, wall, into)) return refuse('group-unknown');
	return from === into ? accept() : accept({ type: 'GroupsMerged', wall, from, into });
}

/** W13: the command names the latest change, so a second tap undoes nothing more. */
export function undoGrouping(walls: Walls, { wall: id, change }: Of<'UndoGrouping'>): Decided {
	const wall = entryOf(walls.walls, id);
	if (!wall) return refuse('wall-unknown');
	if (wall.changes.at(-1)?.change !== change) return refuse('not-last-change');
	return accept({ type: 'GroupingUndone', wall: id, change });
}

/** W9. The named ideas, each once. All are on that wall, and none is withdrawn. */
function ideasOn(walls: Walls, named: { wall: string; ideas: readonly string[] }): Idea[] | Refusal {
	const wall = entryOf(walls.walls, named.wall);
	if (!wall) return refuse('wall-unknown');
	const asked = [...new Set(named.ideas)];
	const ideas = asked.flatMap((id) => entryOf(walls.ideas, id) ?? []).filter((idea) => idea.wall === wall.id);
	if (ideas.length < asked.length) return refuse('idea-unknown');
	return ideas.some((idea) => idea.state === 'withdrawn') ? refuse('idea-withdrawn') : ideas;
}

const groupOn = (walls: Walls, wall: string, group: string): Group | undefined =>
	entryOf(walls.walls, wall)?.groups.includes(group) ? walls.groups[group] : undefined;
