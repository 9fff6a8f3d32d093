// The attacker has a copy of the data folder from before and after every ballot, while the votes are open. On half of the votes, he
// knows the choices, and learns what each fact about the copies says. Then he guesses the other half.
import { expect, test } from 'vitest';
import { dice } from '../support/dice.ts';
import { newFolder } from '../support/server.ts';
import { copyBoxes, type Seen } from '../support/hostile/box-copies.ts';

const seed = Number(process.env['SECRET_SEED'] ?? 20261122);

/** The share that he guesses right: by the tally alone, and with the copies (naive Bayes over what they show, on top of the tally). */
function guess(all: readonly Seen[]): { tally: number; copies: number } {
	const votes = [...new Set(all.map(({ vote }) => vote))];
	const known = new Set(votes.slice(0, votes.length / 2));
	const learnt = new Map<string, [number, number]>();
	for (const { choice, traces } of all.filter(({ vote }) => known.has(vote)))
		for (const trace of traces) {
			const [yes, no] = learnt.get(trace) ?? [1, 1];
			learnt.set(trace, choice === 'for' ? [yes + 1, no] : [yes, no + 1]);
		}
	const asked = all.filter(({ vote }) => !known.has(vote));
	const yes = new Map<string, number>();
	for (const { vote, choice } of asked) yes.set(vote, (yes.get(vote) ?? 0) + (choice === 'for' ? 1 : -1));
	let [tally, copies] = [0, 0];
	for (const { vote, choice, traces } of asked) {
		const prior = Math.sign(yes.get(vote) ?? 0) * 2;
		const seen = traces.reduce((sum, trace) => {
			const [forIt, againstIt] = learnt.get(trace) ?? [1, 1];
			return sum + Math.log(forIt / againstIt);
		}, 0);
		if (prior >= 0 === (choice === 'for')) tally += 1;
		if (prior + seen >= 0 === (choice === 'for')) copies += 1;
	}
	return { tally: (100 * tally) / asked.length, copies: (100 * copies) / asked.length };
}

test(`H14 copies of the folder from before and after every ballot tell no more than the tally (seed ${seed})`, async () => {
	const votes = { votes: 600, voters: 9, chance: dice(seed) };
	const { tally, copies } = guess(await copyBoxes(await newFolder(), { ...votes, hasKey: false }));
	expect(copies - tally).toBeLessThan(2);
}, 120_000);

test('H14 the same copies with the key of each box tell every choice', async () => {
	const votes = { votes: 240, voters: 9, chance: dice(seed) };
	const { tally, copies } = guess(await copyBoxes(await newFolder(), { ...votes, hasKey: true }));
	expect(copies - tally).toBeGreaterThan(15);
	expect(copies).toBeGreaterThan(97);
});
