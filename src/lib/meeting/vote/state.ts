// Votes: the question, who has answered, and the results. A secret choice is never in here. The journal learns that a ballot came in,
// and when the vote is closed, it learns the result.
import type { Shelf } from '#stream/shelf.ts';
import type { Channel } from '../frame.ts';
import type { Counts, Hands, Option } from './kinds/kind.ts';
import type { Choice, VoteKind } from './kinds/kinds.ts';

/** V20. How it is known that nobody answers twice. */
export const voteLevels = ['indicative', 'checked', 'coded'] as const;
export type VoteLevel = (typeof voteLevels)[number];

/** V10. Whom the counted hands cover: people without a phone and without a card or slip, or those with a card or slip, too. */
export const handsCovers = ['others', 'cards'] as const;
export type HandsCover = (typeof handsCovers)[number];

export interface Ballot {
	readonly channel: Channel;
	/** Null: the vote is secret. */
	readonly choice: Choice | null;
}

/** V12. `channels` splits the number cast, and never an option. */
export interface Result {
	/** The number of the result, counted from 1 over the closed rounds. */
	readonly round: number;
	readonly cast: number;
	readonly present: number;
	readonly channels: Readonly<Record<Channel, number>>;
	/** The counts, as the kind of vote makes them. */
	readonly counts: Counts;
	readonly openedAt: number;
	readonly closedAt: number;
	/** V19: how many secret ballots came in and could not be read any more. They are in no other number. */
	readonly lost?: number;
	/** In a coded vote: how many slips were good. */
	readonly slips?: number;
	/** V41. Whom the counted hands cover, where that makes a difference. */
	readonly covers?: HandsCover;
}

/** The voter: a person, or in a coded vote a slip. */
export type Voter = { readonly person: string } | { readonly slip: string };
export const idOf = (voter: Voter): string => ('slip' in voter ? voter.slip : voter.person);

/** A paper with a code. It is good for one ballot in each coded vote. Nobody knows who got it. */
export interface Slip {
	readonly id: string;
	/** The number is printed on the slip, so that people can name a lost one. */
	readonly number: number;
	/** The salted hash of its code. */
	readonly hash: string;
	readonly isVoid: boolean;
}

/** The fields of a vote that can be prepared and edited. */
export interface VotePlan {
	/** Null: the question is the words of the idea `from`. */
	readonly question: string | null;
	readonly from: string | null;
	/** T1. The wall whose groups are its options. Null: they are not. */
	readonly wall: string | null;
	readonly kind: VoteKind;
	readonly options: readonly Option[];
	/** How many options a ballot may hold. */
	readonly max: number;
	readonly secret: boolean;
	/** The counts are shown while the vote is open. A secret vote is never live. */
	readonly live: boolean;
	readonly level: VoteLevel;
}
/** As the journal has it: the oldest journals know only one level, and no wall. */
export type PlanWritten = Omit<VotePlan, 'level' | 'wall'> & {
	readonly level?: VoteLevel;
	readonly wall?: string | null;
};

export interface Vote extends VotePlan {
	readonly id: string;
	readonly item: string;
	readonly state: 'prepared' | 'open' | 'closed';
	/** The number of the latest opening, 0 before the first. An opening that was taken back keeps its number. */
	readonly round: number;
	/** When the round closes by itself. Null: nobody has made the last call. */
	readonly lastCall: number | null;
	/** V29. The last call was over, and the box did not hold the ballots that came in. */
	readonly unread: boolean;
	readonly openedAt: number | null;
	/** The ballots of the present round, by person, or by slip in a coded vote. Closing the round empties this. */
	readonly ballots: Shelf<Ballot>;
	/** P49. The ballots of people who turned out to be guests. They are in no count, and come back with their person. */
	readonly aside: Shelf<Ballot>;
	readonly hands: Hands | null;
	readonly covers: HandsCover;
	/** One for each closed round, in order. */
	readonly results: readonly Result[];
}

export interface Votes {
	readonly votes: Readonly<Record<string, Vote>>;
	/** In order of preparation. */
	readonly order: readonly string[];
	/** Slips by id, in the order of their numbers. */
	readonly slips: Readonly<Record<string, Slip>>;
}

/** The texts that people wrote in it, without the empty ones. */
export const voteTexts = ({ question, options }: Pick<VotePlan, 'question' | 'options'>): string[] =>
	[question ?? '', ...options.map(({ label }) => label)].filter(Boolean);

/** A secret ballot. It must be sealed in the box before its event is written. */
export type SealedBallot = {
	readonly kind: 'ballot';
	readonly vote: string;
	readonly round: number;
	readonly channel: Channel;
	readonly choice: Choice;
} & Voter;

/** A ballot out of the box of a secret vote, without its voter. No choice comes out in another way. The choice is data that nobody has checked yet. */
export interface BoxBallot {
	readonly channel: Channel;
	readonly choice: unknown;
}
/** The readable ballots of those who answered, in no order. Null: the box cannot be read. */
export type BoxContent = readonly BoxBallot[] | null;

export const noVotes: Votes = { votes: {}, order: [], slips: {} };
