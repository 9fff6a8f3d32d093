// Who sees what of a vote. Everybody: the question and how many have answered; the counts once it is closed (or while
// open where the vote says so and is not secret). Staff: besides, which cards have answered, and the hands counted.
// Nobody: who chose what; and in a secret vote no count at all before it is closed.
import type { Counts, Hands, Option } from './kinds/kind.ts';
import { kinds, type VoteKind } from './kinds/kinds.ts';
import type { Result, Vote, VoteLevel, Votes } from './state.ts';
import { usedSlips } from './levels.ts';
import { answered, countsSoFar } from './tally.ts';

export interface VoteView {
	readonly id: string;
	readonly item: string;
	/** Empty where it was an idea's and the idea was withdrawn. */
	readonly question: string;
	/** The idea that it came from. */
	readonly from: string | null;
	readonly kind: VoteKind;
	readonly options: readonly Option[];
	readonly max: number;
	readonly secret: boolean;
	readonly live: boolean;
	readonly level: VoteLevel;
	readonly state: 'prepared' | 'open' | 'closed';
	readonly round: number;
	/** When it closes by itself; null while nobody has made the last call. */
	readonly lastCall: number | null;
	/** Ballots and hands so far in this round. */
	readonly answered: number;
	/** As the kind counts; null while hidden. */
	readonly counts: Counts | null;
	/** Every closed round, newest last. */
	readonly results: readonly Result[];
}

/** Staff only. */
export interface StaffVoteView extends VoteView {
	/** Persons whose ballot staff cast (cards, mostly): not to be counted again among the hands. Empty once closed. */
	readonly cards: readonly string[];
	/** Raised hands counted so far in this round; null while none are, and once it is closed. */
	readonly hands: Hands | null;
	/** Answers pass the number present. */
	readonly tooMany: boolean;
	/** The room was to close it, and its box cannot be read. */
	readonly unread: boolean;
}

/** Staff only; nobody sees a code, nor its hash. */
export interface SlipView {
	readonly id: string;
	readonly number: number;
	readonly isVoid: boolean;
	/** Its ballot is in the round that is open. */
	readonly used: boolean;
}

/** `question`: its own, or the words of the idea it came from; empty where those were withdrawn. */
export const viewVote = (vote: Vote, question: string): VoteView => ({
	id: vote.id,
	item: vote.item,
	question,
	from: vote.from,
	kind: vote.kind,
	options: vote.options,
	max: vote.max,
	secret: vote.secret,
	live: vote.live,
	level: vote.level,
	state: vote.state,
	round: vote.round,
	lastCall: vote.lastCall,
	answered: answered(vote),
	counts: shownCounts(vote),
	results: vote.results
});

export const viewStaffVote = (vote: Vote, question: string, present: number): StaffVoteView => ({
	...viewVote(vote, question),
	cards:
		vote.level === 'coded'
			? []
			: Object.entries(vote.ballots).flatMap(([person, { channel }]) =>
					channel === 'phone' ? [] : [person]
				),
	hands: vote.hands,
	unread: vote.unread,
	tooMany: answered(vote) > (vote.state === 'closed' ? (vote.results.at(-1)?.present ?? present) : present)
});

export function viewSlips(votes: Votes): SlipView[] {
	const used = usedSlips(votes);
	return Object.values(votes.slips).map(({ id, number, isVoid }) => ({
		id,
		number,
		isVoid,
		used: Object.hasOwn(used, id)
	}));
}

/** V15: hidden until the vote is closed, unless it is open to all eyes. */
function shownCounts(vote: Vote): VoteView['counts'] {
	switch (vote.state) {
		case 'prepared':
			return null;
		case 'open':
			return vote.live && !vote.secret ? kinds[vote.kind].whileOpen(countsSoFar(vote)) : null;
		case 'closed':
			return vote.results.at(-1)?.counts ?? null;
	}
}
