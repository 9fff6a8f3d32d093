// Who sees what of a vote. Everybody: the question and how many have answered; the counts once it is closed (or while
// open where the vote says so and is not secret). Staff: besides, which cards have answered, and the hands counted.
// Nobody: who chose what; and in a secret vote no count at all before it is closed.
import type { Option, Result, VoteKind } from './state.ts';

export interface VoteView {
	readonly id: string;
	readonly item: string;
	readonly question: string;
	/** The idea that it came from. */
	readonly from: string | null;
	readonly kind: VoteKind;
	readonly options: readonly Option[];
	readonly max: number;
	readonly secret: boolean;
	readonly live: boolean;
	readonly state: 'prepared' | 'open' | 'closed';
	readonly round: number;
	/** Ballots and hands so far in this round. */
	readonly answered: number;
	/** Option id to count; null while hidden. */
	readonly counts: Readonly<Record<string, number>> | null;
	/** Every closed round, newest last. */
	readonly results: readonly Result[];
}

/** Staff only. */
export interface StaffVoteView extends VoteView {
	/** Persons who answered by card: not to be counted again among the hands. */
	readonly cards: readonly string[];
	readonly hands: { readonly counts: Readonly<Record<string, number>>; readonly people: number } | null;
	/** Answers pass the number present. */
	readonly tooMany: boolean;
}
