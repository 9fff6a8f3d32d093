// Acknowledged means on disk. SIGKILL spares the page cache and would stay green without any flush: the order of
// the system calls is the proof, so that is looked at too.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { newId, newToken, type Answer, type Client } from '../../support/client.ts';
import { facilitator, openMeeting, resident } from '../../support/hall.ts';
import { spawnServer } from '../../support/process.ts';
import { newFolder } from '../../support/server.ts';

interface Sent {
	readonly client: Pick<Client, 'send'>;
	readonly token: string;
	readonly id: string;
	readonly command: ClientCommand;
	answer?: Answer;
}

async function linesOf(dataDir: string, meeting: string): Promise<{ n: number; cause: string }[]> {
	const text = await readFile(join(dataDir, 'meetings', `${meeting}.jsonl`), 'utf8');
	const whole = text.slice(0, text.lastIndexOf('\n'));
	return whole.split('\n').map((line) => JSON.parse(line) as { n: number; cause: string });
}

test.each(['SIGKILL', 'SIGTERM'] as const)(
	'L4 a server ended by %s amid 200 commands has each acknowledged command, once',
	async (signal) => {
		const dataDir = await newFolder();
		const server = await spawnServer(dataDir);
		const { made, staff, item } = await openMeeting(server);
		const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Une idée ?', open: true });
		const tokens = Array.from({ length: 20 }, newToken);
		const phones = await Promise.all(tokens.map((token) => resident(server, made, token)));
		const sent: Sent[] = Array.from({ length: 200 }, (_, n) => ({
			client: n % 4 === 0 ? staff : (phones[n % 20] ?? staff),
			token: n % 4 === 0 ? made.token : (tokens[n % 20] ?? ''),
			id: newId(),
			command:
				n % 4 === 0
					? { type: 'NoteEntry', kind: 'quote', words: `Parole ${n}` }
					: n % 4 === 2
						? { type: 'SetName', name: `Nom ${n}` }
						: { type: 'PostIdea', wall, words: `Idée ${n}` }
		}));

		let answered = 0;
		const halfway = Promise.withResolvers<unknown>();
		const sending = async (client: Sent['client']) => {
			// One after the other on each device, so that the kill falls between a sending and its answer.
			for (const each of sent.filter((one) => one.client === client)) {
				each.answer = await client.send(each.command, each.id);
				if ((answered += 1) === 90) halfway.resolve(answered);
			}
		};
		for (const client of [staff, ...phones]) void sending(client);
		await halfway.promise;
		await server.stop(signal);
		for (const client of [staff, ...phones]) client.close();

		const refused = sent.filter(({ answer }) => answer !== undefined && 'refused' in answer);
		expect(refused).toEqual([]);
		const acknowledged = sent.filter(({ answer }) => answer !== undefined && 'version' in answer);
		expect(acknowledged.length).toBeGreaterThanOrEqual(90);
		expect(acknowledged.length).toBeLessThan(200);
		const again = await spawnServer(dataDir);
		const back = new Map<string, Pick<Client, 'send'>>();
		back.set(made.token, await facilitator(again, made));
		for (const token of tokens) back.set(token, await resident(again, made, token));
		for (const { id, token, command, answer } of acknowledged)
			expect(await back.get(token)?.send(command, id)).toEqual(answer);

		const lines = await linesOf(dataDir, made.id);
		expect(lines.map(({ n }) => n)).toEqual(lines.map((_, index) => index + 1));
		const causes = lines.map(({ cause }) => cause);
		expect(new Set(causes).size).toBe(causes.length);
		for (const { id, answer } of acknowledged) expect(answer).toEqual({ version: causes.indexOf(id) + 1 });

		for (const each of sent.filter(({ answer }) => answer === undefined))
			expect(await back.get(each.token)?.send(each.command, each.id)).toHaveProperty('version');
		const whole = (await linesOf(dataDir, made.id)).map(({ cause }) => cause);
		for (const { id } of sent) expect(whole.filter((cause) => cause === id)).toHaveLength(1);
	},
	120_000
);

/** What strace saw, in the order of completion for what writes and of beginning for what answers. */
function violations(trace: string): { acknowledged: number; flushed: number; wrong: string[] } {
	const unfinished = new Map<string, string>();
	const wrong: string[] = [];
	let written = 0;
	let durable = 0;
	let acknowledged = 0;
	let flushed = 0;
	const flushing = new Map<string, number>();
	for (const line of trace.split('\n')) {
		const thread = line.split(' ', 1)[0] ?? '';
		for (const [, version] of line.matchAll(/43\d+\[\{\\"version\\":(\d+)\}\]/g)) {
			acknowledged += 1;
			if (Number(version) > durable) wrong.push(`${version} before ${durable}`);
		}
		if (/ fdatasync\(\d+<[^>]*\.jsonl>/.test(line)) flushing.set(thread, written);
		if (line.endsWith('<unfinished ...>')) {
			unfinished.set(thread, line);
			continue;
		}
		const call = line.includes(' resumed>') ? (unfinished.get(thread) ?? '') + line : line;
		if (!/= \d+$/.test(line) || !call.includes('.jsonl>')) continue;
		if (call.includes('fdatasync(')) {
			durable = Math.max(durable, flushing.get(thread) ?? 0);
			flushed += 1;
		} else
			for (const [, n] of call.matchAll(/\\"n\\":(\d+),\\"w\\":/g)) written = Math.max(written, Number(n));
	}
	return { acknowledged, flushed, wrong };
}

test('L5 no acknowledgement leaves before the flush of its batch has come back', async () => {
	const dataDir = await newFolder();
	const trace = join(await newFolder(), 'trace');
	const calls = 'trace=fdatasync,write,pwrite64,writev,pwritev,sendto,sendmsg';
	const server = await spawnServer(dataDir, {
		wrap: ['strace', '-f', '-y', '-s', '1000000', '-e', calls, '-e', 'signal=none', '-o', trace]
	});
	const { made, staff } = await openMeeting(server);
	const phones = await Promise.all(Array.from({ length: 4 }, () => resident(server, made)));
	for (let round = 0; round < 8; round += 1) {
		await Promise.all([
			staff.do({ type: 'CountPresent', present: round }),
			...phones.map(async (phone) => {
				const turn = await phone.do({ type: 'RaiseHand', kind: 'speak' });
				await phone.do({ type: 'WithdrawHand', turn });
			})
		]);
	}
	const { version } = (await staff.send({ type: 'CountPresent', present: 40 })) as { version: number };
	await server.stop('SIGKILL');
	const seen = violations(await readFile(trace, 'latin1'));
	expect(seen.wrong).toEqual([]);
	expect(seen.acknowledged).toBe(version - 1 /* the meeting itself, by http */);
	expect(seen.flushed).toBeGreaterThan(20);
}, 120_000);

test('L5 the test notices an answer that comes too early', () => {
	const flush = '7 fdatasync(21</d/meetings/x.jsonl>) = 0';
	const write = '7 pwrite64(21</d/meetings/x.jsonl>, "{\\"n\\":2,\\"w\\":2,", 60, 0) = 60';
	const answer = '5 write(19<socket:[1]>, "\\201\\0430[{\\"version\\":2}]", 20) = 20'.replace('0430', '430');
	expect(violations([write, flush, answer].join('\n')).wrong).toEqual([]);
	expect(violations([write, answer, flush].join('\n')).wrong).toHaveLength(1);
	expect(violations([flush, write, answer].join('\n')).wrong).toHaveLength(1);
	const [begun, ended] = ['7 fdatasync(21</d/x.jsonl> <unfinished ...>', '7 <... fdatasync resumed>) = 0'];
	expect(violations([write, begun, answer, ended].join('\n')).wrong).toHaveLength(1);
	expect(violations([begun, write, ended, answer].join('\n')).wrong).toHaveLength(1);
	expect(violations([write, begun, ended, answer].join('\n')).wrong).toEqual([]);
});
