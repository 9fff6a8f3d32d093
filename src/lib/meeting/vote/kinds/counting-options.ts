// A choice that is a list of options. Each option in it counts once, wherever it stands in the list.
import { optionCount } from '../../phone-limits.ts';
import { isSmallId } from '#stream/small-id.ts';
import type { BallotForm, Counts, Hands, Option, Paper } from './kind.ts';

type List = readonly string[];

const isChoice = (given: unknown): given is List =>
	Array.isArray(given) &&
	given.length >= 1 &&
	given.length <= optionCount[1] &&
	given.every((id) => typeof id === 'string' && isSmallId(id));

/** V7 */
const isGood = ({ options, max }: BallotForm, choice: List): boolean =>
	choice.length <= max &&
	new Set(choice).size === choice.length &&
	choice.every((id) => options.some((option) => option.id === id));

/** One number for each option, in the order of the options. Counts of anything else are left out. */
export const addCounts = (options: readonly Option[], ...parts: readonly Counts[]): Counts =>
	Object.fromEntries(
		options.map(({ id }) => [id, parts.reduce((total, part) => total + (part[id] ?? 0), 0)])
	);

function tally({ options }: BallotForm, choices: readonly List[], hands: Hands | null): Counts {
	const chosen: Record<string, number> = {};
	for (const choice of choices) for (const id of choice) chosen[id] = (chosen[id] ?? 0) + 1;
	return addCounts(options, chosen, hands?.counts ?? {});
}

/** One box for each option. */
const paper = ({ options, max }: BallotForm): Paper => ({
	boxes: options,
	fill: { by: 'ticks', most: max }
});

/** What all kinds share that count their options one by one. */
export const countingOptions = {
	isChoice,
	isGood,
	tally,
	whileOpen: (counts: Counts) => counts,
	lines: ({ options }: BallotForm, counts: Counts) =>
		options.map((option) => ({ option, count: counts[option.id] ?? 0 })),
	paper
};
