// Who sees what of a vote. Everybody: the question, how many have answered, and the counts once the vote is closed. A live vote shows
// its counts before. Staff also see which cards have answered, and the counted hands. Nobody sees who chose what. A secret vote shows
// no count before it is closed.
import { entriesOn, onShelf } from '#stream/shelf.ts';
import type { Counts, Hands, Option } from './kinds/kind.ts';
import { kinds, type VoteKind } from './kinds/kinds.ts';
import type { HandsCover, Result, Vote, VoteLevel, Votes } from './state.ts';
import { usedSlips } from './levels.ts';
import { answered, countsSoFar } from './tally.ts';

export interface VoteView {
	readonly id: string;
	readonly item: string;
	/** Empty if the question was an idea, and the idea was withdrawn. */
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
	/** When the round closes by itself. Null: nobody has made the last call. */
	readonly lastCall: number | null;
	/** How many have answered in this round, by ballot or by hand. */
	readonly answered: number;
	/** The counts, as the kind of vote makes them. Null: they are hidden. */
	readonly counts: Counts | null;
	/** All closed rounds, the newest last. */
	readonly results: readonly Result[];
}

/** Staff only. */
export interface StaffVoteView extends VoteView {
	/** T1. The wall whose groups are its options. */
	readonly wall: string | null;
	/** The persons whose ballot staff cast, so that staff do not count their hands, too. Empty once the vote is closed. */
	readonly cards: readonly string[];
	/** The hands counted in this round. Null: none so far, or the vote is closed. */
	readonly hands: Hands | null;
	/** Whom the counted hands cover. */
	readonly covers: HandsCover;
	/** More people answered than are present. */
	readonly tooMany: boolean;
	/** V29. The room should have closed it, and its box could not be read. */
	readonly unread: boolean;
}

/** Staff only. Nobody sees a code, nor its hash. */
export interface SlipView {
	readonly id: string;
	readonly number: number;
	readonly isVoid: boolean;
	/** Whether its ballot is in the open round. */
	readonly used: boolean;
}

/** `question`: the vote's own, or the words of its idea. Empty once these were withdrawn. */
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
	wall: vote.wall,
	cards:
		vote.level === 'coded'
			? []
			: entriesOn(vote.ballots).flatMap(([person, { channel }]) => (channel === 'phone' ? [] : [person])),
	hands: vote.hands,
	covers: vote.covers,
	unread: vote.unread,
	tooMany: answered(vote) > (vote.state === 'closed' ? (vote.results.at(-1)?.present ?? present) : present)
});

export function viewSlips(votes: Votes): SlipView[] {
	const used = usedSlips(votes);
	return Object.values(votes.slips).map(({ id, number, isVoid }) => ({
		id,
		number,
		isVoid,
		used: onShelf(used, id) !== undefined
	}));
}

/** V15: the counts are hidden until the vote is closed, unless it is live. */
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
