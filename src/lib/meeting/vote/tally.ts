// Counting. Ballots, hands and the box of a secret vote come together here and nowhere else, so that every surface
// and the minutes say the same numbers. Never a count per option and channel: with few people it would tell a choice.
import type { Channel } from '../frame.ts';
import { chosenFrom } from './choice.ts';
import type { Ballot, BoxContent, Hands, Option, Result, Vote } from './state.ts';

type Counts = Readonly<Record<string, number>>;

/** One number for each option, in the options' order. What is counted for anything else is left out. */
export const addCounts = (options: readonly Option[], ...parts: readonly Counts[]): Counts =>
	Object.fromEntries(
		options.map(({ id }) => [id, parts.reduce((total, part) => total + (part[id] ?? 0), 0)])
	);

const ballotsOf = (vote: Vote): readonly Ballot[] => Object.values(vote.ballots);

/** The counts of an open vote as far as the meeting itself knows them: without what is sealed. */
export function countsSoFar(vote: Vote): Counts {
	const chosen: Record<string, number> = {};
	for (const { choice } of ballotsOf(vote))
		for (const option of choice ?? []) chosen[option] = (chosen[option] ?? 0) + 1;
	return addCounts(vote.options, chosen, vote.hands?.counts ?? {});
}

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
		const chosen = chosenFrom(vote, choice);
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

/** What the raised hands amount to; null where the numbers contradict each other. */
export function handsOf(vote: Vote, counts: Counts, people: number | undefined): Hands | null {
	const known = new Set(vote.options.map((option) => option.id));
	if (!Object.keys(counts).every((option) => known.has(option))) return null;
	const all = addCounts(vote.options, { ...vote.hands?.counts, ...counts });
	const raised = Object.values(all).reduce((total, count) => total + count, 0);
	if (vote.kind !== 'several') return { counts: all, people: raised };
	// One person may raise a hand for several options, but for one at least.
	const [least, most] = [Math.max(...Object.values(all)), raised];
	const heads = people ?? Math.min(most, Math.max(least, vote.hands?.people ?? 0));
	return least <= heads && heads <= most ? { counts: all, people: heads } : null;
}
