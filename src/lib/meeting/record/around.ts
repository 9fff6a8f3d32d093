// What deciding and viewing the record ask of the rest of the meeting.
import type { Label } from '../label.ts';

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
	/** Anybody who was ever here, also those who have left. */
	readonly hasCome: (person: string) => boolean;
	/** A first name was given. */
	readonly named: (person: string) => boolean;
	readonly running: { readonly turn: string; readonly person: string } | null;
	/** Undefined: there was no such turn. */
	readonly personOfTurn: (turn: string) => string | null | undefined;
	readonly voteOnStage: string | null;
	readonly ideaOf: (idea: string) => IdeaAsked | null;
}

export interface RecordSight {
	/** How staff call a person. */
	readonly label: (person: string) => Label;
	/** The first name, where one was given and not taken back. */
	readonly nameOf: (person: string) => string | null;
	/** Null: withdrawn. */
	readonly wordsOfIdea: (idea: string) => string | null;
	/** The calendar date in the hall, as 2026-11-29; null where nobody asks what is late. */
	readonly today: string | null;
}
