// The events of walls and ideas, and what each changes. An event about a wall or an idea that does not exist changes nothing.
import * as v from 'valibot';
import { evolveBy, eventsOf, type EventRows, type EventsOf } from '#stream/event-row.ts';
import { withEntry, withLast } from '#stream/growth.ts';
import { channel } from '../channel-field.ts';
import { flag, keptId, many, keptText } from '#stream/journal-fields.ts';
import { entryOf, without } from '#stream/keyed.ts';
import type { Cause } from '../frame.ts';
import { leave, leaveGroup, merged, named, regroup, together, undoLatest } from './groups.ts';
import type { Idea, Wall, Walls } from './state.ts';

const event = eventsOf<Walls, Cause>();
const wall = { wall: keptId };
const idea = { idea: keptId };
const takers = ['author', 'staff'] as const;

export const wallEvents = {
	WallPrepared: event(
		{ ...wall, item: keptId, prompt: keptText, review: flag },
		(walls, plan) => ({
			...walls,
			walls: { ...walls.walls, [plan.wall]: prepared(plan) },
			order: [...walls.order, plan.wall]
		}),
		{ texts: ({ prompt }) => [prompt] }
	),
	WallEdited: event(
		{ ...wall, prompt: keptText, review: flag },
		(walls, { wall: id, prompt, review }) => changeWall(walls, id, { prompt, review, held: false }),
		{ texts: ({ prompt }) => [prompt] }
	),
	WallRemoved: event(wall, (walls, { wall: gone }) => removeWall(walls, gone)),
	WallOpened: event(wall, (walls, { wall: id }) => changeWall(walls, id, { state: 'open' })),
	WallClosed: event(wall, (walls, { wall: id }) => changeWall(walls, id, { state: 'closed' })),
	WallHidden: event(wall, (walls, { wall: id }) => changeWall(walls, id, { hidden: true })),
	WallShown: event(wall, (walls, { wall: id }) => changeWall(walls, id, { hidden: false })),
	WallHeld: event(wall, (walls, { wall: id }) => changeWall(walls, id, { review: true, held: true })),
	IdeaPosted: event(
		{
			...idea,
			...wall,
			person: v.nullable(keptId),
			channel,
			words: v.nullable(keptText),
			shown: flag,
			from: v.exactOptional(keptId)
		},
		(walls, posted, { at }) => post(walls, posted, at),
		{ texts: ({ words }) => [words] }
	),
	IdeaShown: event(idea, (walls, { idea: id }, { at }) =>
		changeIdea(walls, id, { state: 'shown', shownAt: at })
	),
	IdeaHidden: event(idea, (walls, { idea: id }) => changeIdea(walls, id, { state: 'hidden' })),
	IdeaPutBack: event(idea, (walls, { idea: id }) => changeIdea(walls, id, { state: 'waiting' })),
	IdeaWithdrawn: event({ ...idea, reason: v.picklist(takers) }, (walls, { idea: id, reason }) =>
		withdraw(walls, id, reason)
	),
	/** `group` is made if it does not exist. Ideas leave their former group, and an emptied group goes. */
	IdeasGrouped: event(
		{ ...wall, group: keptId, ideas: many(keptId) },
		(walls, { wall: id, group, ideas }, cause) =>
			regroup(walls, id, cause.id, (groups) => together(groups, group, ideas))
	),
	IdeasUngrouped: event({ ...wall, ideas: many(keptId) }, (walls, { wall: id, ideas }, cause) =>
		regroup(walls, id, cause.id, (groups) => leave(groups, ideas))
	),
	GroupNamed: event(
		{ ...wall, group: keptId, name: keptText },
		(walls, { wall: id, group, name }, cause) =>
			regroup(walls, id, cause.id, (groups) => named(groups, group, name)),
		{ texts: ({ name }) => [name] }
	),
	GroupsMerged: event({ ...wall, from: keptId, into: keptId }, (walls, { wall: id, from, into }, cause) =>
		regroup(walls, id, cause.id, (groups) => merged(groups, from, into))
	),
	GroupingUndone: event({ ...wall, change: keptId }, (walls, { wall: id }) => undoLatest(walls, id))
} satisfies EventRows<Walls, Cause>;

export type WallEvent = EventsOf<typeof wallEvents>;
export const evolveWalls = evolveBy<Walls, Cause, WallEvent>(wallEvents);

type Plan = Pick<Wall, 'item' | 'prompt' | 'review'> & { readonly wall: string };
type Posted = Pick<Idea, 'wall' | 'person' | 'channel' | 'words'> & {
	readonly idea: string;
	readonly shown: boolean;
	readonly from?: string;
};

const prepared = (plan: Plan): Wall => ({
	id: plan.wall,
	item: plan.item,
	prompt: plan.prompt,
	review: plan.review,
	state: 'prepared',
	hidden: false,
	held: false,
	ideas: [],
	groups: [],
	changes: []
});

function changeWall(walls: Walls, id: string, fields: Partial<Wall>): Walls {
	const wall = entryOf(walls.walls, id);
	return wall ? { ...walls, walls: { ...walls.walls, [id]: { ...wall, ...fields } } } : walls;
}

function changeIdea(walls: Walls, id: string, fields: Partial<Idea>): Walls {
	const idea = entryOf(walls.ideas, id);
	return idea ? { ...walls, ideas: withEntry(walls.ideas, id, { ...idea, ...fields }) } : walls;
}

/** Only a prepared wall is removed, so no idea is lost. */
function removeWall(walls: Walls, gone: string): Walls {
	const left = without(walls.walls, gone);
	return left === walls.walls
		? walls
		: { ...walls, walls: left, order: walls.order.filter((id) => id !== gone) };
}

function post(walls: Walls, posted: Posted, at: number): Walls {
	const wall = entryOf(walls.walls, posted.wall);
	if (!wall) return walls;
	const idea: Idea = {
		id: posted.idea,
		wall: posted.wall,
		person: posted.person,
		channel: posted.channel,
		words: posted.words,
		at,
		shownAt: posted.shown ? at : null,
		state: posted.shown ? 'shown' : 'waiting',
		withdrawnBy: null,
		group: null,
		from: posted.from ?? null
	};
	return {
		...walls,
		walls: { ...walls.walls, [wall.id]: { ...wall, ideas: withLast(wall.ideas, idea.id) } },
		ideas: withEntry(walls.ideas, idea.id, idea)
	};
}

function withdraw(walls: Walls, id: string, withdrawnBy: 'author' | 'staff'): Walls {
	const idea = entryOf(walls.ideas, id);
	if (!idea) return walls;
	const marked = changeIdea(walls, idea.id, { words: null, state: 'withdrawn', withdrawnBy });
	return idea.group === null ? marked : leaveGroup(marked, idea.wall, idea.id);
}
