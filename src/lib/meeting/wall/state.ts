// Idea walls. Count in = count out: ideas are never deleted, only marked (hidden, withdrawn), and grouping moves references.
import type { Cause, Channel } from '../frame.ts';

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

export type WallEvent =
	| {
			readonly type: 'WallPrepared';
			readonly wall: string;
			readonly item: string;
			readonly prompt: string;
			readonly review: boolean;
	  }
	| { readonly type: 'WallEdited'; readonly wall: string; readonly prompt: string; readonly review: boolean }
	| { readonly type: 'WallRemoved'; readonly wall: string }
	| { readonly type: 'WallOpened'; readonly wall: string }
	| { readonly type: 'WallClosed'; readonly wall: string }
	| { readonly type: 'WallHidden'; readonly wall: string }
	| { readonly type: 'WallShown'; readonly wall: string }
	| { readonly type: 'WallHeld'; readonly wall: string }
	| {
			readonly type: 'IdeaPosted';
			readonly idea: string;
			readonly wall: string;
			readonly person: string | null;
			readonly channel: Channel;
			readonly words: string | null;
			readonly shown: boolean;
	  }
	| { readonly type: 'IdeaShown'; readonly idea: string }
	| { readonly type: 'IdeaHidden'; readonly idea: string }
	| { readonly type: 'IdeaPutBack'; readonly idea: string }
	| { readonly type: 'IdeaWithdrawn'; readonly idea: string; readonly reason: 'author' | 'staff' }
	/** `group` is made where it does not exist; ideas leave the group they were in; an emptied group goes. */
	| {
			readonly type: 'IdeasGrouped';
			readonly wall: string;
			readonly group: string;
			readonly ideas: readonly string[];
	  }
	| { readonly type: 'IdeasUngrouped'; readonly wall: string; readonly ideas: readonly string[] }
	| { readonly type: 'GroupNamed'; readonly wall: string; readonly group: string; readonly name: string }
	| { readonly type: 'GroupsMerged'; readonly wall: string; readonly from: string; readonly into: string }
	| { readonly type: 'GroupingUndone'; readonly wall: string; readonly change: string };

export const noWalls: Walls = { walls: {}, order: [], ideas: {}, groups: {} };

export type EvolveWalls = (walls: Walls, event: WallEvent, cause: Cause) => Walls;
