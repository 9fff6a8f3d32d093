// What deciding about votes asks of the rest of the meeting.
import type { BoxContent } from './state.ts';

export interface VoteAround {
	/** The seat of the device that acts; null where it has none. */
	readonly author: string | null;
	readonly staff: boolean;
	/** The current item. */
	readonly current: string | null;
	readonly hasItem: (item: string) => boolean;
	/** Present now: by phone, by card, or as someone. */
	readonly isPresent: (person: string) => boolean;
	/** Its phone was seen by staff, or it came by hand. */
	readonly isAdmitted: (person: string) => boolean;
	/** How many are present. */
	readonly present: number;
	/** How many present are admitted. */
	readonly admitted: number;
	/** They were counted at the door. */
	readonly isCounted: boolean;
	/** What the box of a secret vote holds; asked only when it is to be closed. */
	readonly box: (vote: string, round: number) => BoxContent;
	/** `words` null: withdrawn. */
	readonly idea: (id: string) => { readonly item: string; readonly words: string | null } | null;
}
