// Counting. Ballots, hands and the box of a secret vote come together here and nowhere else, so that every surface
// and the minutes say the same numbers. Never a count per option and channel: with few people it would tell a choice.
import type { Channel } from '../frame.ts';
import type { Ballot, BoxTally, Hands, Option, Result, Vote } from './state.ts';

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

const isSealed = (ballot: Ballot): boolean => ballot.choice === null;

/** Null where the box does not hold as many ballots as came in. */
export function resultOf(vote: Vote, at: number, present: number, box: BoxTally | null): Result | null {
	const sealed = ballotsOf(vote).filter(isSealed).length;
	if (sealed !== (vote.secret ? (box?.cast ?? 0) : 0)) return null;
	return {
		round: vote.results.length + 1,
		cast: answered(vote),
		present,
		channels: channelsOf(vote),
		counts: addCounts(vote.options, countsSoFar(vote), vote.secret ? (box?.counts ?? {}) : {}),
		openedAt: vote.openedAt ?? at,
		closedAt: at
	};
}

/** V19: all but the sealed ballots, with how many those were. */
export function resultWithoutBox(vote: Vote, at: number, present: number): Result | null {
	const readable = Object.entries(vote.ballots).filter(([, ballot]) => !isSealed(ballot));
	const lost = ballotsOf(vote).length - readable.length;
	const result = resultOf({ ...vote, ballots: Object.fromEntries(readable) }, at, present, null);
	return result && lost > 0 ? { ...result, lost } : result;
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
