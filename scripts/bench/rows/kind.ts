// A storm of commands in another kind of stream, the one of the tests. Each command seals something in a box, so it is flushed twice. This
// row says what the engine costs without a meeting.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomId } from '#server/rehearsal/wire.ts';
import { p95, ratio, sum, type Figure } from '../figures.ts';
import { manyAtOnce, pause, RawClient } from '../raw-client.ts';
import type { Sizes } from '../sizes.ts';
import { inTurn, withTarget, type Kind, type Target } from '../target.ts';

const settleMs = 500;
/** The stream that the program of the test kind serves. */
const shelf = 'shelf-000001';

interface Storm {
	readonly p95Ms: number;
	readonly cpuMs: number;
	/** The commands that the journal misses or has twice. */
	readonly wrong: number;
}

async function storm(clients: readonly RawClient[], ms: number): Promise<number[]> {
	const from = performance.now();
	return Promise.all(
		clients.map(async (client, index) => {
			await pause(Math.max(0, from + (index * ms) / clients.length - performance.now()));
			const sentAt = performance.now();
			const command = { type: 'Borrow', tool: `Outil ${index}`, until: '2030-01-01', name: 'Zora' };
			const answer = await client.send(randomId(12), command);
			if ('refused' in answer) throw new Error(`a command was refused: ${answer.refused}`);
			return performance.now() - sentAt;
		})
	);
}

async function written({ dataDir }: Target): Promise<number> {
	const journal = await readFile(join(dataDir, 'shelves', `${shelf}.jsonl`), 'utf8');
	return journal.trimEnd().split('\n').length;
}

const run = (kind: Kind, { voters, stormMs }: Sizes): Promise<Storm> =>
	withTarget(kind, async (target) => {
		const clients = await manyAtOnce(voters, 50, async () => {
			const client = new RawClient(target.url, { shelf, token: randomId(24), role: 'visitor' });
			await client.opened;
			return client;
		});
		await pause(settleMs);
		const { cpuMs } = await target.probe();
		const waited = await storm(clients, stormMs);
		await pause(settleMs);
		const spent = (await target.probe()).cpuMs - cpuMs;
		for (const client of clients) client.close();
		const wrong = kind === 'loans' ? Math.abs((await written(target)) - voters) : 0;
		return { p95Ms: p95(waited), cpuMs: spent / voters, wrong };
	});

export async function kind(sizes: Sizes): Promise<Figure[]> {
	const { loans, 'socket.io': floor } = await inTurn(sizes.rounds, ['loans', 'socket.io'], (each) =>
		run(each, sizes)
	);
	const of = (part: keyof Storm) =>
		[loans.map((each) => each[part]), floor.map((each) => each[part])] as const;
	return [
		ratio('answer from disk, p95', ...of('p95Ms'), { unit: 'ms' }),
		ratio('CPU per command', ...of('cpuMs'), { unit: 'ms' }),
		{ what: 'commands lost or done twice', value: sum(of('wrong')[0]), unit: 'wrong', most: 0 }
	];
}
