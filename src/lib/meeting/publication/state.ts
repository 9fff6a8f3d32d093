// What became of the minutes once the meeting was closed: their published versions, the corrections that people proposed, and who has
// a copy. Whether they are a draft, to be read or published is never stored: it follows from this.

/** How a version was read before it was published: together at the table, by some people, or by nobody. */
export const readings = ['together', 'by', 'unread'] as const;
export type Reading = (typeof readings)[number];

/** A version that was published. Its content is the journal up to this act, without what was withdrawn since. */
export interface Version {
	/** From 1 on. */
	readonly number: number;
	readonly at: number;
	readonly how: Reading;
	/** Names or roles of those who read it, who wish to be named. Empty: nobody is named. */
	readonly by: string;
	/** Why there is this version after the one before. Empty: it is the first. */
	readonly reason: string;
}

/** How a proposed correction came in. */
export const proposalWays = ['phone', 'slip', 'desk', 'aloud'] as const;
export type ProposalWay = (typeof proposalWays)[number];

/** What became of it. `both`: it is a lasting disagreement, and both positions stand in the minutes. */
export const outcomes = ['taken', 'partly', 'refused', 'both'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Proposal {
	readonly id: string;
	/** The entry that it is about. Null: it is about something else. */
	readonly entry: string | null;
	/** The item that it is about. Null: that of the entry, or none. */
	readonly item: string | null;
	/** How it should read. Erasable. Null: withdrawn. */
	readonly words: string | null;
	/** What stands there instead, as its author read it. Erasable. Null: withdrawn, or not said. */
	readonly against: string | null;
	/** Why. */
	readonly reason: string;
	readonly how: ProposalWay;
	/** Whose phone it came from. */
	readonly person: string | null;
	readonly at: number;
	readonly withdrawn: boolean;
	/** Null: nobody answered yet. */
	readonly answer: { readonly outcome: Outcome; readonly reason: string; readonly at: number } | null;
}

/** The table's edition, for whoever was there and for staff; the outside one, with the sentences that have a yes. */
export const editions = ['table', 'outside'] as const;
export type Edition = (typeof editions)[number];

/** What was handed out. */
export const copiedDocuments = ['minutes', 'brief', 'poster', 'message', 'file', 'extract'] as const;
export type CopiedDocument = (typeof copiedDocuments)[number];
/** D74. They have no sentence. */
export const sentenceless: readonly CopiedDocument[] = ['brief', 'poster', 'message'];

/** A copy that somebody outside of Tablée has. */
export interface Copy {
	readonly id: string;
	/** Null: it was handed out before the first version was published. */
	readonly version: number | null;
	readonly edition: Edition;
	readonly document: CopiedDocument;
	readonly to: string;
	readonly at: number;
}

export interface Publication {
	/** In their order. */
	readonly versions: readonly Version[];
	readonly proposals: readonly Proposal[];
	readonly copies: readonly Copy[];
}

export const unpublished: Publication = { versions: [], proposals: [], copies: [] };
