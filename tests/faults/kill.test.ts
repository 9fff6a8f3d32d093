// SIGKILL at random instants of a burst of ballots, again and again on the same data folder. The phones keep a ledger, and the folder
// is compared with it. KILL_CYCLES=1000 is the long run, and KILL_SEED repeats a run.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { RoomView, StaffView } from '#meeting/view-types.ts';
import { newId, newToken, type Answer, type Client } from '../support/client.ts';
import { dice, type Dice } from '../support/dice.ts';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer, type ServerProcess } from '../support/process.ts';
import { newFolder } from '../support/server.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

const cycles = Number(process.env['KILL_CYCLES'] ?? 100);
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const chains = 2;
const options = ['for', 'against', 'abstain', 'none'];

interface Given {
	readonly id: string;
	readonly choice: string;
	answer?: Answer;
}
interface Voter {
	readonly token: string;
	client: Client<RoomView>;
	/** Its ballots in this vote, in order. Only the last one may be without an answer. */
	given: Given[];
}
interface Hall {
	readonly dataDir: string;
	readonly env: NodeJS.ProcessEnv;
	readonly made: PreparedMeeting;
	readonly item: string;
	readonly voters: readonly Voter[];
	server: ServerProcess;
	staff: Client<StaffView>;
}

async function openHall(env: NodeJS.ProcessEnv): Promise<Hall> {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir, { env });
	const { made, staff, item } = await openMeeting(server);
	const tokens = Array.from({ length: 10 }, newToken);
	const voters = await Promise.all(
		tokens.map(async (token) => ({ token, client: await resident(server, made, token), given: [] }))
	);
	return { dataDir, env, made, item, voters, server, staff };
}

/** Each phone sends one ballot after the other, until the server is killed at some instant. */
async function burst(hall: Hall, vote: string, chance: Dice): Promise<void> {
	const each = 3;
	const killAfter = chance.roll(hall.voters.length * each);
	const turns = chance.roll(40);
	const reached = Promise.withResolvers<unknown>();
	let answered = 0;
	if (killAfter === 0) reached.resolve(null);
	for (const voter of hall.voters) {
		voter.given = [];
		void (async () => {
			for (let n = 0; n < each; n += 1) {
				const given: Given = { id: newId(), choice: chance.pick(options) ?? 'for' };
				voter.given.push(given);
				given.answer = await voter.client.send(ballot(vote, given.choice), given.id);
				if ((answered += 1) === killAfter) reached.resolve(null);
			}
		})();
	}
	await reached.promise;
	for (let n = 0; n < turns; n += 1) await turn();
	await hall.server.stop('SIGKILL');
	for (const client of [hall.staff, ...hall.voters.map((voter) => voter.client)]) client.close();
}

async function comeBack(hall: Hall): Promise<void> {
	hall.server = await spawnServer(hall.dataDir, { env: hall.env });
	hall.staff = await facilitator(hall.server, hall.made);
	for (const voter of hall.voters) voter.client = await resident(hall.server, hall.made, voter.token);
}

const isAcknowledged = ({ answer }: Given): boolean => answer !== undefined && 'version' in answer;

async function checkJournal({ dataDir, made, voters }: Hall): Promise<void> {
	const text = await readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	const lines = text
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as { n: number; cause: string });
	expect(lines.map(({ n }) => n)).toEqual(lines.map((_, index) => index + 1));
	const causes = lines.map(({ cause }) => cause);
	expect(new Set(causes).size).toBe(causes.length);
	for (const { id, answer } of voters.flatMap(({ given }) => given).filter(isAcknowledged))
		expect(answer).toEqual({ version: causes.indexOf(id) + 1 });
}

/** Each ballot is sent again and answered as before, or for the first time. Then the last choice of each phone counts, and nothing else. */
async function resend({ voters }: Hall, vote: string): Promise<number> {
	let unanswered = 0;
	for (const { client, given } of voters) {
		const last = given.at(-1);
		if (!last) continue;
		const again = await client.send(ballot(vote, last.choice), last.id);
		if (isAcknowledged(last)) expect(again).toEqual(last.answer);
		else unanswered += 1;
		expect(again).toHaveProperty('version');
	}
	return unanswered;
}

async function checkTally({ staff, voters }: Hall, vote: string): Promise<void> {
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	const { vote: closed } = await staff.until(
		(view) => view.vote?.id === vote && view.vote.state === 'closed'
	);
	const chosen = voters.flatMap(({ given }) => given.at(-1)?.choice ?? []);
	const counts = Object.fromEntries(
		options.map((option) => [option, chosen.filter((choice) => choice === option).length])
	);
	expect(closed?.results).toMatchObject([{ cast: chosen.length, counts }]);
	expect(closed?.results[0]).not.toHaveProperty('lost');
}

/** A start takes half the time if compiled code is kept. A server that ends by itself writes that. */
async function quickStart(): Promise<NodeJS.ProcessEnv> {
	const env = { NODE_COMPILE_CACHE: await newFolder() };
	await (await spawnServer(await newFolder(), { env })).stop('SIGTERM');
	return env;
}

/** Resolves to the number of ballots whose answer the kill cut off. */
async function chain(number: number, env: NodeJS.ProcessEnv): Promise<number> {
	const chance = dice(seed * chains + number);
	const hall = await openHall(env);
	let unanswered = 0;
	for (let cycle = 0; cycle < cycles / chains; cycle += 1) {
		const vote = await openVote(hall.staff, hall.item, chance.chance(0.7));
		await burst(hall, vote, chance);
		await comeBack(hall);
		await checkJournal(hall);
		unanswered += await resend(hall, vote);
		await checkTally(hall, vote);
	}
	await hall.server.stop('SIGKILL');
	return unanswered;
}

test(
	'SIGKILL at random instants of a vote burst: nothing acknowledged is lost, nothing is counted twice',
	async () => {
		// eslint-disable-next-line no-console -- to repeat a run
		console.info(`seed ${seed}, ${cycles} cycles`);
		const env = await quickStart();
		const unanswered = await Promise.all(Array.from({ length: chains }, (_, number) => chain(number, env)));
		expect(unanswered.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(cycles);
	},
	cycles * 10_000
);
