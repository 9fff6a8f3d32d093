// What a kind of entry says of itself. Everything else asks here, and never compares a kind with a name.

/** What an entry may have besides its words. */
export type Detail = 'against' | 'who' | 'official' | 'when';

export interface KindOfEntry {
	/** What it has besides its words. Without `against` or `official` it cannot be noted; `who` and `when` may still be to be found. */
	readonly details: readonly Detail[];
	/** Whom its switch names (R14): who said it, or who does it. */
	readonly names: 'speaker' | 'doer';
	/** Its words are what somebody said, word for word: they stand between marks (R19). */
	readonly isQuoted: boolean;
	/** Its speaker is asked whether it is right, and whether it may be repeated outside of the table (R40). */
	readonly asksSpeaker: boolean;
	/** It is a result of the meeting, and read back to the room. */
	readonly isResult: boolean;
	/** It stands at the head of the minutes, and its item only refers to it there. */
	readonly standsFirst: boolean;
	/** The screen shows it beside the agenda from the moment when it is noted (M9). */
	readonly isDecided: boolean;
}
