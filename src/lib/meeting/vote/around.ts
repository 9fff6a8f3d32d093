// What votes ask of the rest of the meeting before they decide.
import type { BoxContent } from './state.ts';

export interface VoteAround {
	/** The seat of the device that acts. Null: it has none. */
	readonly author: string | null;
	readonly staff: boolean;
	/** The current item. */
	readonly current: string | null;
	readonly hasItem: (item: string) => boolean;
	readonly hasWall: (wall: string) => boolean;
	/** Whether the person is present now, by phone, by card, or as someone. */
	readonly isPresent: (person: string) => boolean;
	/** Whether the person has neither a phone nor a card. */
	readonly isSomeone: (person: string) => boolean;
	/** P48. */
	readonly isGuest: (person: string) => boolean;
	/** P18. */
	readonly isAdmitted: (person: string) => boolean;
	/** How many are present. */
	readonly present: number;
	/** Whether a resident who is present has a card. */
	readonly hasCards: boolean;
	/** How many of those present are admitted. */
	readonly admitted: number;
	/** Whether people were counted at the door. */
	readonly isCounted: boolean;
	/** The ballots in the box of a secret vote. It is asked for only when the vote is being closed. */
	readonly box: (vote: string, round: number) => BoxContent;
	/** `words` is null once the idea is withdrawn. */
	readonly idea: (id: string) => { readonly item: string; readonly words: string | null } | null;
}
