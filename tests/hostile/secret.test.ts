// The attacker has every file after the closing, the log, and every frame but the voter's own. On half of the votes, he knows the
// choices, and learns what each trace of a ballot says. Then he guesses the other half.
import { describe, expect, test } from 'vitest';
import { dice } from '../support/dice.ts';
import { newFolder } from '../support/server.ts';
import { holdVotes, type Ballot, type Evidence } from '../support/hostile/secret-ballots.ts';

const seed = Number(process.env['SECRET_SEED'] ?? 20261122);
const voters = 9;

/** What can be seen of a ballot, as small facts. Each may tell something or nothing. */
function tracesOf({ files, frames, log }: Evidence): (ballot: Ballot) => string[] {
	const journal = (files.get('meetings/secret-votes.jsonl') ?? '').split('\n');
	const byVersion = new Map<number, { length: number; index: number; texts: string[] }>();
	frames.forEach(({ text }, index) => {
		const version = Number(/"journal":(\d+)/.exec(text)?.[1] ?? -1);
		const at = byVersion.get(version) ?? { length: 0, index, texts: [] };
		byVersion.set(version, { length: at.length + text.length, index: at.index, texts: [...at.texts, text] });
	});
	const logs = log.split('\n');
	return (ballot) => {
		const line = journal[ballot.version - 1] ?? '';
		const [before, after] = [journal[ballot.version - 2] ?? '', journal[ballot.version] ?? ''];
		const sent = byVersion.get(ballot.version);
		const others = [...files].filter(([path]) => !path.startsWith('meetings/'));
		return [
			`length ${line.length}`,
			`before ${before.length - line.length}`,
			`after ${after.length - line.length}`,
			`place ${ballot.place}`,
			`voter ${ballot.voter}`,
			`words ${['for', 'against'].map((option) => line.includes(`"${option}"`)).join()}`,
			`frame ${sent ? sent.length : 'none'}`,
			`told ${['for', 'against'].map((option) => /"counts":\{[^}]*\}/.exec(sent?.texts.join() ?? '')?.[0].includes(`"${option}":1`) ?? '').join()}`,
			`files ${others.filter(([, bytes]) => bytes.includes(ballot.vote)).length}`,
			`boxes ${others.filter(([path]) => path.includes('boxes')).length}`,
			`log ${logs.filter((each) => each.includes(ballot.voter) || each.includes(ballot.vote)).length}`,
			`sum ${line.slice(-3, -2)}`
		];
	};
}

/** The share that he guesses right: by the tally alone, and with everything (naive Bayes over the traces, on top of the tally). */
function attack(evidence: Evidence): { tally: number; everything: number } {
	const traces = tracesOf(evidence);
	const votes = [...evidence.tallies.keys()];
	const known = new Set(votes.slice(0, votes.length / 2));
	const learnt = new Map<string, [number, number]>();
	for (const ballot of evidence.ballots.filter(({ vote }) => known.has(vote)))
		for (const trace of traces(ballot)) {
			const [yes, no] = learnt.get(trace) ?? [1, 1];
			learnt.set(trace, ballot.choice === 'for' ? [yes + 1, no] : [yes, no + 1]);
		}
	const asked = evidence.ballots.filter(({ vote }) => !known.has(vote));
	let [tally, everything] = [0, 0];
	for (const ballot of asked) {
		const { for: yes = 0, against: no = 0 } = evidence.tallies.get(ballot.vote) ?? {};
		const prior = Math.log((yes + 0.01) / (no + 0.01));
		const seen = traces(ballot).reduce((sum, trace) => {
			const [forIt, againstIt] = learnt.get(trace) ?? [1, 1];
			return sum + Math.log(forIt / againstIt);
		}, 0);
		if (prior >= 0 === (ballot.choice === 'for')) tally += 1;
		if (prior + seen >= 0 === (ballot.choice === 'for')) everything += 1;
	}
	return { tally: (100 * tally) / asked.length, everything: (100 * everything) / asked.length };
}

describe('H14 secret votes', () => {
	test(`H14 over a thousand votes (seed ${seed}) all files, logs and frames tell at most two points more than the tally`, async () => {
		const chance = dice(seed);
		const evidence = await holdVotes(await newFolder(), { votes: 1000, voters, secret: true, chance });
		const { tally, everything } = attack(evidence);
		expect(evidence.ballots).toHaveLength(1000 * voters);
		expect(evidence.frames.length).toBeGreaterThan(100);
		expect(everything - tally).toBeLessThan(2);
		expect([...evidence.files.keys()].filter((path) => path.startsWith('boxes/'))).toEqual([]);
	}, 120_000);

	test('H14 the same attacker reads every choice of a vote that is not secret', async () => {
		const chance = dice(seed);
		const evidence = await holdVotes(await newFolder(), { votes: 60, voters, secret: false, chance });
		const { tally, everything } = attack(evidence);
		expect(everything - tally).toBeGreaterThan(20);
		expect(everything).toBeGreaterThan(97);
	});
});
