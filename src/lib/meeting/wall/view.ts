// Who sees what of a wall. Everybody: the ideas that are shown, and the groups. Staff: also those that wait or are hidden.
// Nobody: whose an idea is. Words of a withdrawn idea: nobody.

export interface WallView {
	readonly id: string;
	readonly item: string;
	readonly prompt: string;
	readonly review: boolean;
	readonly state: 'prepared' | 'open' | 'closed';
	/** All ideas that came in and were not withdrawn. */
	readonly count: number;
	/** How many wait for the facilitator's look. */
	readonly waiting: number;
	/** Staff: the latest change of grouping, that UndoGrouping may name. */
	readonly lastChange: string | null;
}

export interface IdeaView {
	readonly id: string;
	readonly wall: string;
	/** Null for a withdrawn idea (staff). */
	readonly words: string | null;
	readonly group: string | null;
	readonly state: 'waiting' | 'shown' | 'hidden' | 'withdrawn';
	readonly channel: 'phone' | 'hand' | 'paper' | 'scribe';
	readonly at: number;
}

export interface GroupView {
	readonly id: string;
	readonly wall: string;
	readonly name: string;
	readonly ideas: readonly string[];
}
