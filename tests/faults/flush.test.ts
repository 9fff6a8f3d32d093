// One fdatasync fails. Its bytes may be on disk or not, and a second try may lie. So nothing more is acknowledged, and staff are told.
// A restart goes on, because it reads what the disk really has.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { facilitator, openMeeting, resident } from '../support/hall.ts';
import { spawnServer, type ServerProcess } from '../support/process.ts';
import { does, everyKind, leading } from '../support/served.ts';
import { newFolder, startTestServer } from '../support/server.ts';

/** Makes the next flush of this process fail, once. Resolves to a function that tells the calls since. */
async function failNextFlush({ child }: ServerProcess): Promise<() => Promise<string>> {
	const trace = join(await newFolder(), 'trace');
	const calls = ['-e', 'trace=fdatasync', '-e', 'inject=fdatasync:error=EIO:when=1'];
	const strace = spawn('strace', ['-f', '-y', ...calls, '-o', trace, '-p', String(child.pid)]);
	onTestFinished(() => void strace.kill('SIGKILL'));
	const [said] = await once(strace.stderr, 'data');
	expect(String(said)).toContain('attached');
	return () => readFile(trace, 'utf8');
}

async function checkEvening(server: { url: string; laptopSecret: string }, fail: () => Promise<unknown>) {
	const { made, staff } = await openMeeting(server);
	const phone = await resident(server, made);
	await staff.do({ type: 'CountPresent', present: 5 });
	await fail();
	expect(await staff.send({ type: 'CountPresent', present: 6 })).toEqual({ refused: 'not-saved' });
	await staff.until((view) => view.connections.failing && view.people.present === 5);
	for (const command of [
		{ type: 'RaiseHand', kind: 'speak' } as const,
		{ type: 'SetName', name: 'Zora' } as const
	])
		expect(await phone.send(command)).toEqual({ refused: 'not-saved' });
	expect(phone.view.turns).toEqual([]);
	return made;
}

async function checkRestart(dataDir: string, made: Awaited<ReturnType<typeof checkEvening>>) {
	const again = await startTestServer({ dataDir });
	const staff = await facilitator(again, made);
	expect([5, 6]).toContain(staff.view.people.present);
	await staff.do({ type: 'CountPresent', present: 7 });
	await staff.until((view) => view.people.present === 7 && !view.connections.failing);
}

test('One fdatasync fails, then the disk is well: nothing more is acknowledged until a restart, and staff are told', async () => {
	let isDue = false;
	const disk: Disk = {
		...realDisk,
		flush: (file) => {
			if (!isDue) return realDisk.flush(file);
			isDue = false;
			return Promise.reject(new Error('EIO'));
		}
	};
	const server = await startTestServer({ disk });
	const made = await checkEvening(server, () => Promise.resolve((isDue = true)));
	expect(isDue).toBe(false);
	await server.close();
	await checkRestart(server.dataDir, made);
});

test.each(everyKind)(
	'One fdatasync fails: nothing more is acknowledged or shown until a restart, which goes on from what the disk has: %s',
	async (_, serve) => {
		let isDue = false;
		const flush: Disk['flush'] = (file) => {
			if (!isDue) return realDisk.flush(file);
			isDue = false;
			return Promise.reject(new Error('EIO'));
		};
		const served = await serve({ disk: { ...realDisk, flush } });
		const lead = await leading(served);
		expect(await does(lead, served, 1)).toHaveProperty('version');
		await lead.until((view) => served.done(view) === 1);
		isDue = true;
		for (const n of [2, 3]) expect(await does(lead, served, n)).toEqual({ refused: 'not-saved' });
		expect([isDue, served.done(lead.view)]).toEqual([false, 1]);
		await served.close();
		const again = await served.again();
		const back = await leading(again);
		expect([1, 2]).toContain(again.done(back.view));
		expect(await does(back, again, 4)).toHaveProperty('version');
	}
);

test('The kernel fails one fdatasync: the same holds, and the journal is never flushed again', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir, { env: { UV_THREADPOOL_SIZE: '1' } });
	const seen = Promise.withResolvers<() => Promise<string>>();
	const made = await checkEvening(server, async () => seen.resolve(await failNextFlush(server)));
	const trace = await (await seen.promise)();
	await server.stop('SIGKILL');
	expect(trace.match(/fdatasync\(\d+<[^>]*\.jsonl>\)/g)).toHaveLength(1);
	expect(trace).toContain('(INJECTED)');
	await checkRestart(dataDir, made);
});
