// Counting. Ballots, hands and the box of a secret vote are added up only here, so that all surfaces and the minutes say the same
// numbers. An option is never counted by channel: with few people, that would tell somebody's choice.
import { allOn, countOn } from '#stream/shelf.ts';
import type { Channel } from '../frame.ts';
import type { Counts } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import type { Ballot, BoxContent, Result, Vote } from './state.ts';

/** The counts of an open vote, without the sealed ballots. */
export const countsSoFar = (vote: Vote): Counts => countsOf(vote, allOn(vote.ballots));

const countsOf = (vote: Vote, ballots: readonly Ballot[]): Counts =>
	kinds[vote.kind].tally(
		vote,
		ballots.map(({ choice }) => choice),
		vote.hands
	);

/** How many answered in the present round by ballot or by hand. Once the vote is closed, the number of its last result. */
export const answered = (vote: Vote): number =>
	vote.state === 'closed'
		? (vote.results.at(-1)?.cast ?? 0)
		: countOn(vote.ballots) + (vote.hands?.people ?? 0);

/** How many people answered by each channel. */
function channelsOf({ hands }: Vote, ballots: readonly Ballot[]): Result['channels'] {
	const split: Record<Channel, number> = { phone: 0, hand: hands?.people ?? 0, paper: 0, scribe: 0 };
	for (const { channel } of ballots) split[channel] += 1;
	return split;
}

/** V26. The sealed ballots that can be read: not those with a choice that does not fit, and none if the box holds more than came in. */
function readBallots(vote: Vote, sealed: number, box: BoxContent): Ballot[] {
	const read = (box ?? []).flatMap(({ channel, choice }) => {
		const chosen = kinds[vote.kind].read(vote, choice);
		return chosen === null ? [] : [{ channel, choice: chosen }];
	});
	return read.length > sealed ? [] : read;
}

/** V13, V19. Null: sealed ballots cannot be read. If they may be lost (`mayBeLost`), the result tells how many they are. */
export function resultOf(
	vote: Vote,
	at: number,
	{ present, box, mayBeLost }: { present: number; box: BoxContent; mayBeLost: boolean }
): Result | null {
	const received = allOn(vote.ballots);
	const open = received.filter(({ choice }) => choice !== null);
	const sealed = received.length - open.length;
	const read = readBallots(vote, sealed, box);
	const lost = sealed - read.length;
	if (lost > 0 && !mayBeLost) return null;
	const known = [...open, ...read];
	return {
		round: vote.results.length + 1,
		cast: known.length + (vote.hands?.people ?? 0),
		present,
		channels: channelsOf(vote, known),
		counts: countsOf(vote, known),
		openedAt: vote.openedAt ?? at,
		closedAt: at,
		...(lost > 0 && { lost })
	};
}
