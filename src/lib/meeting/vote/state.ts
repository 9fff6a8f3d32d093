// Votes: the question put, who has answered, and the tallies. A secret choice is never in here: the journal learns
// that a ballot came in, and the tally when the vote is closed.
import type { Channel } from '../frame.ts';
import type { Counts, Hands, Option } from './kinds/kind.ts';
import type { Choice, VoteKind } from './kinds/kinds.ts';

/** How it is known that nobody answers twice: one answer a browser; admitted phones, never more than present; one a slip. */
export const voteLevels = ['indicative', 'checked', 'coded'] as const;
export type VoteLevel = (typeof voteLevels)[number];

export interface Ballot {
	readonly channel: Channel;
	/** Null in a secret vote. */
	readonly choice: Choice | null;
}

/** What the room said. `channels` splits `cast` by total, never by option. */
export interface Result {
	/** Which of the closed rounds, counted from 1. */
	readonly round: number;
	readonly cast: number;
	readonly present: number;
	readonly channels: Readonly<Record<Channel, number>>;
	/** As the kind of vote counts. */
	readonly counts: Counts;
	readonly openedAt: number;
	readonly closedAt: number;
	/** V19: secret ballots that came in and could not be read any more. They are counted in nothing else. */
	readonly lost?: number;
	/** Of a coded vote: how many slips were good. */
	readonly slips?: number;
}

/** Whose ballot it is: a person's, or in a coded vote a slip's. */
export type Voter = { readonly person: string } | { readonly slip: string };
export const idOf = (voter: Voter): string => ('slip' in voter ? voter.slip : voter.person);

/** A paper with a code that is good for one ballot in each coded vote. Who was given it is not known. */
export interface Slip {
	readonly id: string;
	/** Printed on it, so that a lost one can be named. */
	readonly number: number;
	/** Of its code, salted. */
	readonly hash: string;
	readonly isVoid: boolean;
}

export interface Vote {
	readonly id: string;
	readonly item: string;
	/** Null when the question is the words of idea `from`. */
	readonly question: string | null;
	readonly from: string | null;
	readonly kind: VoteKind;
	readonly options: readonly Option[];
	/** Most choices on one ballot. */
	readonly max: number;
	readonly secret: boolean;
	/** Counts are shown while it is open; never together with `secret`. */
	readonly live: boolean;
	readonly level: VoteLevel;
	readonly state: 'prepared' | 'open' | 'closed';
	/** The number of the latest opening, 0 before the first. An opening that was taken back keeps its number. */
	readonly round: number;
	/** When the round closes by itself; null while nobody has made the last call. */
	readonly lastCall: number | null;
	/** The last call came to its end, and the box did not hold what came in. */
	readonly unread: boolean;
	readonly openedAt: number | null;
	/** The ballots of the present round, by person, or by slip where it is coded. Emptied when it is closed. */
	readonly ballots: Readonly<Record<string, Ballot>>;
	readonly hands: Hands | null;
	/** One for each closed round, in order. */
	readonly results: readonly Result[];
}

export interface Votes {
	readonly votes: Readonly<Record<string, Vote>>;
	/** In order of preparation. */
	readonly order: readonly string[];
	/** By id, in the order of their numbers. */
	readonly slips: Readonly<Record<string, Slip>>;
}

/** The fields of a vote that can be prepared and edited. */
export interface VotePlan {
	readonly question: string | null;
	readonly from: string | null;
	readonly kind: VoteKind;
	readonly options: readonly Option[];
	readonly max: number;
	readonly secret: boolean;
	readonly live: boolean;
	readonly level: VoteLevel;
}
/** As journalled: the first journals know one level only. */
export type PlanWritten = Omit<VotePlan, 'level'> & { readonly level?: VoteLevel };

/** What people wrote in it. Empty ones are of no interest. */
export const voteTexts = ({ question, options }: Pick<VotePlan, 'question' | 'options'>): string[] =>
	[question ?? '', ...options.map(({ label }) => label)].filter(Boolean);

/** A secret ballot, to be sealed in the box before its event is written. */
export type SealedBallot = {
	readonly kind: 'ballot';
	readonly vote: string;
	readonly round: number;
	readonly channel: Channel;
	readonly choice: Choice;
} & Voter;

/** One ballot out of the box of a secret vote, without its voter: the only way a choice comes out. Its choice is data, not looked at yet. */
export interface BoxBallot {
	readonly channel: Channel;
	readonly choice: unknown;
}
/** What can be read, of those whose ballots came in, in no order; null where nothing can. */
export type BoxContent = readonly BoxBallot[] | null;

export const noVotes: Votes = { votes: {}, order: [], slips: {} };
