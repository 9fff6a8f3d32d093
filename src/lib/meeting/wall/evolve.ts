// What walls and ideas become by each event. Total: an event about what is not there changes nothing.
import { withEntry, withLast } from '#stream/growth.ts';
import { entryOf, without } from '#stream/keyed.ts';
import { leave, leaveGroup, merged, regroup, together, undoLatest } from './groups.ts';
import type { EvolveWalls, Idea, Wall, WallEvent, Walls } from './state.ts';

export const evolveWalls: EvolveWalls = (walls, event, cause) => {
	switch (event.type) {
		case 'WallPrepared':
			return {
				...walls,
				walls: { ...walls.walls, [event.wall]: prepared(event) },
				order: [...walls.order, event.wall]
			};
		case 'WallEdited':
			return changeWall(walls, event.wall, {
				prompt: event.prompt,
				review: event.review,
				held: false
			});
		case 'WallRemoved':
			return removeWall(walls, event.wall);
		case 'WallOpened':
			return changeWall(walls, event.wall, { state: 'open' });
		case 'WallClosed':
			return changeWall(walls, event.wall, { state: 'closed' });
		case 'WallHidden':
			return changeWall(walls, event.wall, { hidden: true });
		case 'WallShown':
			return changeWall(walls, event.wall, { hidden: false });
		case 'WallHeld':
			return changeWall(walls, event.wall, { review: true, held: true });
		case 'IdeaPosted':
			return post(walls, event, cause.at);
		case 'IdeaPutBack':
			return changeIdea(walls, event.idea, { state: 'waiting' });
		case 'IdeaShown':
			return changeIdea(walls, event.idea, { state: 'shown' });
		case 'IdeaHidden':
			return changeIdea(walls, event.idea, { state: 'hidden' });
		case 'IdeaWithdrawn':
			return withdraw(walls, event);
		case 'IdeasGrouped':
			return regroup(walls, event.wall, cause.id, (groups) => together(groups, event.group, event.ideas));
		case 'IdeasUngrouped':
			return regroup(walls, event.wall, cause.id, (groups) => leave(groups, event.ideas));
		case 'GroupNamed':
			return regroup(walls, event.wall, cause.id, (groups) =>
				groups.map((group) => (group.id === event.group ? { ...group, name: event.name } : group))
			);
		case 'GroupsMerged':
			return regroup(walls, event.wall, cause.id, (groups) => merged(groups, event.from, event.into));
		case 'GroupingUndone':
			return undoLatest(walls, event.wall);
	}
};

const prepared = (event: Extract<WallEvent, { type: 'WallPrepared' }>): Wall => ({
	id: event.wall,
	item: event.item,
	prompt: event.prompt,
	review: event.review,
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

/** Only prepared walls are removed: there is no idea to lose. */
function removeWall(walls: Walls, gone: string): Walls {
	const left = without(walls.walls, gone);
	return left === walls.walls
		? walls
		: { ...walls, walls: left, order: walls.order.filter((id) => id !== gone) };
}

function post(walls: Walls, event: Extract<WallEvent, { type: 'IdeaPosted' }>, at: number): Walls {
	const wall = entryOf(walls.walls, event.wall);
	if (!wall) return walls;
	const idea: Idea = {
		id: event.idea,
		wall: event.wall,
		person: event.person,
		channel: event.channel,
		words: event.words,
		at,
		state: event.shown ? 'shown' : 'waiting',
		withdrawnBy: null,
		group: null
	};
	return {
		...walls,
		walls: { ...walls.walls, [wall.id]: { ...wall, ideas: withLast(wall.ideas, idea.id) } },
		ideas: withEntry(walls.ideas, idea.id, idea)
	};
}

function withdraw(walls: Walls, event: Extract<WallEvent, { type: 'IdeaWithdrawn' }>): Walls {
	const idea = entryOf(walls.ideas, event.idea);
	if (!idea) return walls;
	const fields = { words: null, state: 'withdrawn', withdrawnBy: event.reason } as const;
	const marked = changeIdea(walls, idea.id, fields);
	return idea.group === null ? marked : leaveGroup(marked, idea.wall, idea.id);
}
