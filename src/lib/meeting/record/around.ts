// What the record asks of the rest of the meeting, to decide and to show.
import type { Official } from '../frame.ts';

export interface IdeaAsked {
	readonly item: string;
	readonly person: string | null;
	/** Null: withdrawn. */
	readonly words: string | null;
}

export interface RecordAround {
	/** The current item. */
	readonly current: string | null;
	readonly hasItem: (item: string) => boolean;
	readonly hasVote: (vote: string) => boolean;
	/** Whether this person was ever here. They may have left. */
	readonly hasCome: (person: string) => boolean;
	/** Whether the person gave a first name. */
	readonly named: (person: string) => boolean;
	/** Whether they said that it may stand in the minutes. */
	readonly inMinutes: (person: string) => boolean;
	/** The person of a turn that waits, runs or is over. Undefined: there is no such turn. */
	readonly personOfTurn: (turn: string) => string | null | undefined;
	readonly ideaOf: (idea: string) => IdeaAsked | null;
	/** Whoever answers for their own words, also once they were marked as gone. Null: staff, or a device without a seat. */
	readonly author: string | null;
	/** Staff act for whoever has no phone. */
	readonly staff: boolean;
}

export interface RecordSight {
	/** The first name, if one was given and not forgotten. */
	readonly nameOf: (person: string) => string | null;
	/** Whether it may stand in the minutes. Null: they were not asked. */
	readonly inMinutes: (person: string) => boolean | null;
	readonly guestOf: (person: string) => Official | null;
	/** Null: withdrawn. */
	readonly wordsOfIdea: (idea: string) => string | null;
	/** Today's date in the hall, as 2026-11-29. Null: the caller does not ask what is late. */
	readonly today: string | null;
	/** The day of the meeting, as 2026-11-29: a day without its year is sought from there on. Null: it is not known. */
	readonly day: string | null;
}
