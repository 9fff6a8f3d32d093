// Who sees what of a wall. Everybody: the shown ideas, and the groups. Staff also see ideas that wait or are hidden. Nobody sees whose
// an idea is, nor the words of a withdrawn idea.
import { remembered } from '#stream/remembered.ts';
import { groupsOf } from './groups.ts';
import type { Idea, Wall, Walls } from './state.ts';

export interface WallView {
	readonly id: string;
	readonly item: string;
	readonly prompt: string;
	readonly review: boolean;
	readonly state: 'prepared' | 'open' | 'closed';
	readonly hidden: boolean;
	/** For staff. W17: the wall went under review by itself, because ideas came too fast. */
	readonly held: boolean;
	/** How many ideas came in and were not withdrawn. */
	readonly count: number;
	/** How many ideas wait for staff. */
	readonly waiting: number;
	/** For staff: the latest change of grouping, which UndoGrouping names. */
	readonly lastChange: string | null;
}

export interface IdeaView {
	readonly id: string;
	readonly wall: string;
	/** Null: the idea is withdrawn. Only staff see that. */
	readonly words: string | null;
	readonly group: string | null;
	readonly state: 'waiting' | 'shown' | 'hidden' | 'withdrawn';
	readonly channel: 'phone' | 'hand' | 'paper' | 'scribe';
	readonly at: number;
	/** When it was shown, the last time. Null: it never was. */
	readonly shownAt: number | null;
}

/** Staff only. */
export interface StaffIdeaView extends IdeaView {
	/** T1. The entry that it came from. */
	readonly from: string | null;
}

export interface GroupView {
	readonly id: string;
	readonly wall: string;
	readonly name: string;
	readonly ideas: readonly string[];
}

/** Withdrawn ones are not counted. */
export function viewWall(walls: Walls, wall: Wall, staff: boolean): WallView {
	const ideas = ideasOf(walls, wall);
	return {
		id: wall.id,
		item: wall.item,
		prompt: wall.prompt,
		review: wall.review,
		state: wall.state,
		hidden: wall.hidden,
		held: staff && wall.held,
		count: ideas.filter((idea) => idea.state !== 'withdrawn').length,
		waiting: ideas.filter((idea) => idea.state === 'waiting').length,
		lastChange: staff ? (wall.changes.at(-1)?.change ?? null) : null
	};
}

/** In order of arrival. */
export const viewIdeas = (walls: Walls, wall: Wall): IdeaView[] =>
	ideasOf(walls, wall)
		.filter((idea) => isShown(idea) && !wall.hidden)
		.map((idea) => viewIdea(idea));

/** All of them, in order of arrival. */
export const viewStaffIdeas = (walls: Walls, wall: Wall): StaffIdeaView[] =>
	ideasOf(walls, wall).map((idea) => viewStaffIdea(idea));

const viewStaffIdea = remembered((idea: Idea): StaffIdeaView => ({ ...viewIdea(idea), from: idea.from }));

const viewIdea = remembered((idea: Idea): IdeaView => ({
	id: idea.id,
	wall: idea.wall,
	words: idea.words,
	group: idea.group,
	state: idea.state,
	channel: idea.channel,
	at: idea.at,
	shownAt: idea.shownAt
}));

/** The groups in the order of their making, each with the ideas that this audience sees. A group without such an idea is left out. */
export const viewGroups = (walls: Walls, wall: Wall, staff: boolean): GroupView[] =>
	groupsOf(walls, wall)
		.map(({ id, name, ideas }) => ({
			id,
			wall: wall.id,
			name,
			ideas: ideas.filter((idea) => staff || (isShown(walls.ideas[idea]) && !wall.hidden))
		}))
		.filter((group) => group.ideas.length > 0);

const ideasOf = (walls: Walls, wall: Wall): readonly Idea[] =>
	wall.ideas.flatMap((id) => walls.ideas[id] ?? []);
const isShown = (idea: Idea | undefined): boolean => idea?.state === 'shown';
