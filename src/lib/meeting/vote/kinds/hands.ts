// How raised hands are counted (V11). An option that is not named keeps its count.
import type { BallotForm, Counts, Hands, Raising } from './kind.ts';
import { addCounts } from './counting-options.ts';

const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);

/** Null: an option does not exist. */
function countsWith({ options }: BallotForm, before: Hands | null, counts: Counts): Counts | null {
	const isKnown = (id: string) => options.some((option) => option.id === id);
	return Object.keys(counts).every(isKnown) ? addCounts(options, { ...before?.counts, ...counts }) : null;
}

/** Each person raises a hand once, so there are as many people as hands. */
export const oneHand: Raising = {
	asksPeople: false,
	count(asked, before, counts) {
		const all = countsWith(asked, before, counts);
		return all && { counts: all, people: sum(all) };
	}
};

/** A person raises a hand for one option or more. */
export const severalHands: Raising = {
	asksPeople: true,
	count(asked, before, counts, people) {
		const all = countsWith(asked, before, counts);
		if (!all) return null;
		const [least, most] = [Math.max(...Object.values(all)), sum(all)];
		const heads = people ?? Math.min(most, Math.max(least, before?.people ?? 0));
		return least <= heads && heads <= most ? { counts: all, people: heads } : null;
	}
};
