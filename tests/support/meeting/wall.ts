// Walls in given/when/then: what happened, the command, the answer.
import { isRefusal, type Author, type RefusalCode } from '#meeting/frame.ts';
import type { WallAround } from '#meeting/wall/around.ts';
import type { WallCommand } from '#meeting/wall/commands.ts';
import { decideWall } from '#meeting/wall/decide.ts';
import { evolveWalls } from '#meeting/wall/events.ts';
import { noWalls, type Idea, type Wall, type Walls } from '#meeting/wall/state.ts';
import type { WallEvent } from '#meeting/wall/events.ts';

/** Stands for the event by which a someone is counted. */
export interface WallCounted {
	readonly type: 'SomeoneCounted';
	readonly person: string;
}
export const staff: Author = { role: 'facilitator', device: 'laptop' };
export const item = 'item-000001';
export const wall1 = 'wall-000001';
export const wall2 = 'wall-000002';
export const prepare = { type: 'PrepareWall', prompt: 'Que voulez-vous changer ?' } as const;

export interface WallOutcome {
	readonly refused: RefusalCode | null;
	readonly events: readonly (WallEvent | WallCounted)[];
}

const nobody: WallAround<WallCounted> = {
	author: null,
	staff: true,
	current: item,
	hasItem: (id) => id === item,
	lends: (id) => id === 'entry-000001',
	resolve: (behalf) => {
		if (!('person' in behalf))
			return { person: 'someone-1', events: [{ type: 'SomeoneCounted', person: 'someone-1' }] };
		return behalf.person === 'card-1' ? { person: 'card-1', events: [] } : { refused: 'person-unknown' };
	}
};

/** The walls of a meeting. Each command is decided, and carried out if it is accepted. */
export class GivenWalls {
	walls: Walls = noWalls;
	#asked = 0;

	ask(command: WallCommand, more: Partial<WallAround<WallCounted>> = {}, id = this.nextId): WallOutcome {
		const cause = { id, by: staff, at: ++this.#asked * 1000 };
		const decision = decideWall(this.walls, command, cause, { ...nobody, ...more });
		if (isRefusal(decision)) return { refused: decision.refused, events: [] };
		for (const event of decision.events)
			if (event.type !== 'SomeoneCounted') this.walls = evolveWalls(this.walls, event, cause);
		return { refused: null, events: decision.events };
	}
	/** The id of the next command, unless it brings its own. */
	get nextId(): string {
		return `asked-${String(this.#asked + 1).padStart(6, '0')}`;
	}
	/** A command of a resident's phone. */
	phone(person: string | null, command: WallCommand, id = this.nextId): WallOutcome {
		return this.ask(command, { author: person, staff: false }, id);
	}
	idea(id: string): Idea {
		return found(this.walls.ideas[id]);
	}
	get wall(): Wall {
		return found(this.walls.walls[wall1]);
	}
	/** The groups of `wall1` with their ideas, by name or id. */
	get groups(): Readonly<Record<string, readonly string[]>> {
		const groups = this.wall.groups.map((id) => found(this.walls.groups[id]));
		return Object.fromEntries(groups.map(({ id, name, ideas }) => [name || id, ideas]));
	}
}

function found<T>(it: T | undefined): T {
	if (it === undefined) throw new Error('not there');
	return it;
}

export const post = (words = 'Un banc', wall = wall1) => ({ type: 'PostIdea', wall, words }) as const;
export const group = (
	ideas: readonly string[],
	into?: string,
	wall = wall1
): Extract<WallCommand, { type: 'GroupIdeas' }> => ({
	type: 'GroupIdeas',
	wall,
	ideas: [...ideas],
	group: into
});

/** A room in which `wall1` is open. */
export function open(review = true): GivenWalls {
	const room = new GivenWalls();
	room.ask({ ...prepare, review, open: true }, {}, wall1);
	return room;
}

/** An open wall with the ideas `idea-a…`. Each comes from the phone of a person of its own, `person-a…`, and is shown at once. */
export function withIdeas(letters = 'abcdef'): GivenWalls {
	const room = open(false);
	for (const letter of letters) room.phone(`person-${letter}`, post(`Idée ${letter}`), ideaId(letter));
	return room;
}
export const ideaId = (letter: string): string => `idea-00000${letter}`;
export const ideaIds = (letters: string): string[] => [...letters].map(ideaId);
