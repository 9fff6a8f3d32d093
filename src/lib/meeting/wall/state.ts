// Idea walls. Count in = count out: ideas are never deleted, only marked (hidden, withdrawn), and grouping moves references.
import type { Channel } from '../frame.ts';

export interface Idea {
	readonly id: string;
	readonly wall: string;
	/** Whose it is, to take it back; null when nobody's in particular. */
	readonly person: string | null;
	readonly channel: Channel;
	/** Erasable: null once withdrawn. */
	readonly words: string | null;
	readonly at: number;
	/** `waiting`: not yet seen by the facilitator. `hidden`: shown once, then taken down. */
	readonly state: 'waiting' | 'shown' | 'hidden' | 'withdrawn';
	readonly withdrawnBy: 'author' | 'staff' | null;
	readonly group: string | null;
}

export interface Group {
	readonly id: string;
	readonly name: string;
	readonly ideas: readonly string[];
}

export interface Wall {
	readonly id: string;
	readonly item: string;
	readonly prompt: string;
	/** Ideas wait for the facilitator before the screen shows them. */
	readonly review: boolean;
	readonly state: 'prepared' | 'open' | 'closed';
	/** Taken from the room's eyes, ideas and all; what comes in waits. */
	readonly hidden: boolean;
	/** Review came by itself, because ideas came too fast; until staff say what they want. */
	readonly held: boolean;
	/** Idea ids in order of arrival. */
	readonly ideas: readonly string[];
	/** Group ids in order of making. */
	readonly groups: readonly string[];
	/** The latest changes of grouping, newest last, each with what it replaced; at most 20. */
	readonly changes: readonly { readonly change: string; readonly groups: readonly Group[] }[];
}

export interface Walls {
	readonly walls: Readonly<Record<string, Wall>>;
	readonly order: readonly string[];
	readonly ideas: Readonly<Record<string, Idea>>;
	readonly groups: Readonly<Record<string, Group>>;
}

export const noWalls: Walls = { walls: {}, order: [], ideas: {}, groups: {} };
