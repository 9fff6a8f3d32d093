// Idea walls. Count in = count out: ideas are never deleted, but marked as hidden or withdrawn. Grouping only moves references.
import type { Channel } from '../frame.ts';

export interface Idea {
	readonly id: string;
	readonly wall: string;
	/** The author, who may take it back. Null: nobody in particular. */
	readonly person: string | null;
	readonly channel: Channel;
	/** Erasable. Null: withdrawn. */
	readonly words: string | null;
	readonly at: number;
	/** When it was shown, the last time. Null: it never was. */
	readonly shownAt: number | null;
	/** `waiting`: staff have not seen it yet. `hidden`: staff took it off the wall. */
	readonly state: 'waiting' | 'shown' | 'hidden' | 'withdrawn';
	readonly withdrawnBy: 'author' | 'staff' | null;
	readonly group: string | null;
	/** T1. The entry that it came from. Null: none. */
	readonly from: string | null;
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
	/** Ideas wait for staff before the screen shows them. */
	readonly review: boolean;
	readonly state: 'prepared' | 'open' | 'closed';
	/** W18. The room sees no idea, and ideas that come in wait. */
	readonly hidden: boolean;
	/** W17. The wall went under review by itself, because ideas came too fast. It stays so until staff say what they want. */
	readonly held: boolean;
	/** Idea ids in order of arrival. */
	readonly ideas: readonly string[];
	/** Group ids in the order of their making. */
	readonly groups: readonly string[];
	/** The latest changes of grouping, the newest last, each with what it replaced. At most 20. */
	readonly changes: readonly { readonly change: string; readonly groups: readonly Group[] }[];
}

export interface Walls {
	readonly walls: Readonly<Record<string, Wall>>;
	readonly order: readonly string[];
	readonly ideas: Readonly<Record<string, Idea>>;
	readonly groups: Readonly<Record<string, Group>>;
}

export const noWalls: Walls = { walls: {}, order: [], ideas: {}, groups: {} };
