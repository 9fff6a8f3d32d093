// How a round ends by itself: the last call, which may be called off. And how an opening by mistake is taken back.
import { accept, isRefusal, refuse, type Cause, type Decision } from '../frame.ts';
import { openRound } from './ballots.ts';
import type { Vote, Votes } from './state.ts';
import type { VoteEvent } from './events.ts';
import { answered } from './tally.ts';

type Decided = Decision<VoteEvent>;
interface Named {
	readonly vote: string;
	readonly round: number;
}

/** Between the last call and the end of the round. */
const lastCallMs = 5000;

/** V28: a second call changes nothing. */
export function callLast(votes: Votes, named: Named, { at }: Cause): Decided {
	const vote = openRound(votes, named);
	if (isRefusal(vote)) return vote;
	if (vote.lastCall !== null) return accept();
	return accept({ type: 'LastCallMade', vote: vote.id, round: vote.round, endsAt: at + lastCallMs });
}

export function cancelLastCall(votes: Votes, named: Named, { at }: Cause): Decided {
	const vote = openRound(votes, named);
	if (isRefusal(vote)) return vote;
	if (vote.lastCall === null) return accept();
	if (at >= vote.lastCall) return refuse('vote-closed');
	return accept({ type: 'LastCallCancelled', vote: vote.id, round: vote.round });
}

/** V29: the vote stays open, and staff see why. */
export const unreadAtLastCall = (vote: Vote): Decided =>
	accept({ type: 'LastCallCancelled', vote: vote.id, round: vote.round, unread: true });

/** V30 */
export function takeBackOpening(votes: Votes, named: Named): Decided {
	const vote = openRound(votes, named);
	if (isRefusal(vote)) return vote;
	if (answered(vote) > 0) return refuse('vote-answered');
	return accept({ type: 'OpeningTakenBack', vote: vote.id, round: vote.round });
}
