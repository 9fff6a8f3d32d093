// Counting. Ballots, hands and the box of a secret vote come together here and nowhere else, so that every surface
// and the minutes say the same numbers. Never a count per option and channel: with few people it would tell a choice.
import type { Channel } from '../frame.ts';
import type { Counts } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import type { Ballot, BoxContent, Result, Vote } from './state.ts';

const ballotsOf = (vote: Vote): readonly Ballot[] => Object.values(vote.ballots);

/** The counts of an open vote as far as the meeting itself knows them: without what is sealed. */
export const countsSoFar = (vote: Vote): Counts =>
	kinds[vote.kind].tally(
		vote,
		ballotsOf(vote).map(({ choice }) => choice),
		vote.hands
	);

/** Ballots and hands in the present round; once it is closed, those of its result. */
export const answered = (vote: Vote): number =>
	vote.state === 'closed'
		? (vote.results.at(-1)?.cast ?? 0)
		: ballotsOf(vote).length + (vote.hands?.people ?? 0);

/** People by how their answer came in. */
function channelsOf(vote: Vote): Result['channels'] {
	const split: Record<Channel, number> = { phone: 0, hand: vote.hands?.people ?? 0, paper: 0, scribe: 0 };
	for (const { channel } of ballotsOf(vote)) split[channel] += 1;
	return split;
}

/** The sealed ballots that can be read. V26: a choice that is none of this vote's, and a box that holds more than came in, say nothing. */
function readBallots(vote: Vote, sealed: number, box: BoxContent): Ballot[] {
	const read = (box ?? []).flatMap(({ channel, choice }) => {
		const chosen = kinds[vote.kind].read(vote, choice);
		return chosen === null ? [] : [{ channel, choice: chosen }];
	});
	return read.length > sealed ? [] : read;
}

/** V13, V19. Null where sealed ballots cannot be read, unless that `mayBeLost`: then the result tells how many. */
export function resultOf(
	vote: Vote,
	at: number,
	{ present, box, mayBeLost }: { present: number; box: BoxContent; mayBeLost: boolean }
): Result | null {
	const open = ballotsOf(vote).filter(({ choice }) => choice !== null);
	const sealed = ballotsOf(vote).length - open.length;
	const read = readBallots(vote, sealed, box);
	const lost = sealed - read.length;
	if (lost > 0 && !mayBeLost) return null;
	const known = { ...vote, ballots: Object.fromEntries([...open, ...read].entries()) };
	return {
		round: vote.results.length + 1,
		cast: answered(known),
		present,
		channels: channelsOf(known),
		counts: countsSoFar(known),
		openedAt: vote.openedAt ?? at,
		closedAt: at,
		...(lost > 0 && { lost })
	};
}
