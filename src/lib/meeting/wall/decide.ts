// Whether a command about a wall or an idea may happen, and which events then happened. grouping.ts decides how ideas are put together.
import {
	accept,
	isRefusal,
	refuse,
	type Cause,
	type Channel,
	type Decision,
	type Refusal
} from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import type { WallAround } from './around.ts';
import type { WallCommand } from './commands.ts';
import { groupIdeas, mergeGroups, nameGroup, undoGrouping, ungroupIdeas } from './grouping.ts';
import type { Idea, Wall, Walls } from './state.ts';
import type { WallEvent } from './events.ts';

type Of<T extends WallCommand['type']> = Extract<WallCommand, { type: T }>;
type Decided<E> = Decision<WallEvent | E>;
const mostIdeas = 300;
const mostOfOne = 20;

export function decideWall<E = never>(
	walls: Walls,
	command: WallCommand,
	cause: Cause,
	around: WallAround<E>
): Decided<E> {
	switch (command.type) {
		case 'PrepareWall':
			return prepareWall(command, cause, around);
		case 'EditWall': {
			const was = entryOf(walls.walls, command.wall);
			const { wall, prompt = was?.prompt ?? '', review = was?.review ?? true } = command;
			return inState(walls, wall, ['prepared', 'open'], { type: 'WallEdited', wall, prompt, review });
		}
		case 'RemoveWall':
			return removeWall(walls, command.wall);
		case 'OpenWall':
			return inState(walls, command.wall, ['prepared', 'closed'], {
				type: 'WallOpened',
				wall: command.wall
			});
		case 'CloseWall':
			return inState(walls, command.wall, ['open'], { type: 'WallClosed', wall: command.wall });
		case 'HideWall':
		case 'ShowWall':
			return veilWall(walls, command);
		case 'PostIdea':
			return postIdea(walls, command, cause, around);
		case 'ShowIdea':
			return turnIdea(walls, command.idea, 'shown');
		case 'HideIdea':
			return turnIdea(walls, command.idea, 'hidden');
		case 'PutBackIdea':
			return turnIdea(walls, command.idea, 'waiting');
		case 'TurnIdeas':
			return turnIdeas(walls, command);
		case 'WithdrawIdea':
			return withdrawIdea(walls, command, around);
		case 'GroupIdeas':
			return groupIdeas(walls, command, cause);
		case 'UngroupIdeas':
			return ungroupIdeas(walls, command);
		case 'NameGroup':
			return nameGroup(walls, command);
		case 'MergeGroups':
			return mergeGroups(walls, command);
		case 'UndoGrouping':
			return undoGrouping(walls, command);
	}
}

function prepareWall<E>(command: Of<'PrepareWall'>, cause: Cause, around: WallAround<E>): Decided<E> {
	const item = command.item ?? around.current;
	if (item === null || !around.hasItem(item)) return refuse('item-unknown');
	const { prompt, review = true } = command;
	const prepared: WallEvent = { type: 'WallPrepared', wall: cause.id, item, prompt, review };
	return command.open
		? accept<WallEvent>(prepared, { type: 'WallOpened', wall: cause.id })
		: accept(prepared);
}

const otherState = {
	prepared: 'wall-not-open',
	open: 'wall-opened',
	closed: 'wall-closed'
} as const satisfies Record<Wall['state'], Refusal['refused']>;

/** W1: the event, if the wall is in one of these states. Else the refusal names the state that it is in. */
function inState(
	walls: Walls,
	id: string,
	states: readonly Wall['state'][],
	event: WallEvent
): Decision<WallEvent> {
	const wall = entryOf(walls.walls, id);
	if (!wall) return refuse('wall-unknown');
	if (states.includes(wall.state)) return accept(event);
	return refuse(otherState[wall.state]);
}

/** W18. If it is asked again, nothing happens, because two facilitators may press at once. */
function veilWall(walls: Walls, { type, wall: id }: Of<'HideWall' | 'ShowWall'>): Decision<WallEvent> {
	const wall = entryOf(walls.walls, id);
	if (!wall) return refuse('wall-unknown');
	if (wall.hidden === (type === 'HideWall')) return accept();
	return accept({ type: type === 'HideWall' ? 'WallHidden' : 'WallShown', wall: id });
}

/** W2: a wall that was once opened may hold ideas. */
function removeWall(walls: Walls, id: string): Decision<WallEvent> {
	const wall = entryOf(walls.walls, id);
	if (!wall) return refuse('wall-unknown');
	return wall.state === 'prepared' ? accept({ type: 'WallRemoved', wall: id }) : refuse('wall-opened');
}

function postIdea<E>(walls: Walls, command: Of<'PostIdea'>, cause: Cause, around: WallAround<E>): Decided<E> {
	const wall = entryOf(walls.walls, command.wall);
	if (!wall) return refuse('wall-unknown');
	if (wall.state !== 'open') return refuse(otherState[wall.state]);
	const ideas = wall.ideas.flatMap((id) => walls.ideas[id] ?? []);
	if (ideas.filter(isIn).length >= mostIdeas) return refuse('wall-full'); // W4
	const origin = command.from;
	if (origin !== undefined && !around.staff) return refuse('not-yours');
	if (origin !== undefined && !around.lends(origin)) return refuse('entry-unknown');
	const by = authorOf(command, ideas, around);
	if (isRefusal(by)) return by;
	const { person, channel, events } = by;
	const held = channel === 'phone' && !wall.review && isFlood(ideas, cause.at);
	const posted: WallEvent = {
		type: 'IdeaPosted',
		idea: cause.id,
		wall: wall.id,
		person,
		channel,
		words: command.words,
		shown: around.staff || !(wall.review || wall.hidden || held), // W5, W18
		...(origin !== undefined && { from: origin })
	};
	return held
		? accept<WallEvent | E>(...events, posted, { type: 'WallHeld', wall: wall.id })
		: accept<WallEvent | E>(...events, posted);
}

/** W17: nobody reads twenty ideas in ten seconds, and a hall hardly writes so many. */
const floodOf = 20;
const floodMs = 10_000;
const isFlood = (ideas: readonly Idea[], at: number): boolean =>
	ideas.filter((idea) => idea.channel === 'phone' && idea.at > at - floodMs).length >= floodOf;

interface Author<E> {
	readonly person: string | null;
	readonly channel: Channel;
	readonly events: readonly E[];
}

/** W3. The author of an idea, and its channel. */
function authorOf<E>(
	command: Of<'PostIdea'>,
	ideas: readonly Idea[],
	around: WallAround<E>
): Author<E> | Refusal {
	if (around.staff) {
		const channel = command.channel ?? 'scribe';
		if (command.for === undefined) return { person: null, channel, events: [] };
		const behalf = around.resolve(command.for);
		return isRefusal(behalf) ? behalf : { ...behalf, channel };
	}
	const { author } = around;
	if (author === null) return refuse('no-seat');
	if (command.for !== undefined) return refuse('not-yours');
	// Withdrawn ideas count too, because the bound protects the wall from a flood.
	if (ideas.filter((idea) => idea.person === author && idea.channel === 'phone').length >= mostOfOne)
		return refuse('too-many-ideas');
	return { person: author, channel: 'phone', events: [] };
}

const isIn = (idea: Idea): boolean => idea.state !== 'withdrawn';

const turned = { shown: 'IdeaShown', hidden: 'IdeaHidden', waiting: 'IdeaPutBack' } as const;
const turnings = ['shown', 'hidden', 'waiting'] as const;

/** W6. If it is asked again, nothing happens, because two facilitators may tap at once. */
function turnIdea(walls: Walls, id: string, to: keyof typeof turned): Decision<WallEvent> {
	const idea = entryOf(walls.ideas, id);
	if (!idea) return refuse('idea-unknown');
	if (!isIn(idea)) return refuse('idea-withdrawn');
	if (idea.state === to) return accept();
	return accept({ type: turned[to], idea: id });
}

/** W31. An idea whose author takes it back meanwhile does not keep the others where they are. */
function turnIdeas(walls: Walls, command: Of<'TurnIdeas'>): Decision<WallEvent> {
	const asked = turnings.flatMap((to) => (command[to] ?? []).map((id) => ({ id, to })));
	if (asked.some(({ id }) => !entryOf(walls.ideas, id))) return refuse('idea-unknown');
	const last = new Map(asked.map(({ id, to }) => [id, to]));
	const events = [...last].flatMap(([id, to]) => {
		const turning = turnIdea(walls, id, to);
		return isRefusal(turning) ? [] : turning.events;
	});
	return accept(...events);
}

function withdrawIdea<E>(
	walls: Walls,
	command: Of<'WithdrawIdea'>,
	around: WallAround<E>
): Decision<WallEvent> {
	const idea = entryOf(walls.ideas, command.idea);
	if (!idea) return refuse('idea-unknown');
	if (!around.staff && (around.author === null || idea.person !== around.author)) return refuse('not-yours');
	if (!isIn(idea)) return refuse('idea-withdrawn');
	// W7: on a closed wall, the author asks staff to take an idea back.
	if (!around.staff && walls.walls[idea.wall]?.state !== 'open') return refuse('wall-closed');
	const reason = around.staff ? 'staff' : 'author';
	return accept({ type: 'IdeaWithdrawn', idea: idea.id, reason });
}
