// Faults of the whole data folder: somebody else opens it, copies it, fills its disk or forbids writing.
import { execFile, execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { readJournal } from '#tests/support/store/read-journal.ts';
import { openFileStore } from '#server/store/file-store.ts';
import type { Store } from '#server/store/store.ts';
import { newId } from '../support/client.ts';
import { facilitator, openMeeting, resident } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder, startTestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { testDisk } from '../support/test-disk.ts';
import { fallibleDisk } from '../support/store/folder.ts';
import { ballot, openVote } from '../support/faults/votes.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const run = promisify(execFile);
const main = join(import.meta.dirname, '../../server/main.ts');

/** Runs the server to its end. Resolves to what it printed and how it ended. */
async function startAndEnd(
	dataDir: string,
	stateDir = stateBeside(dataDir)
): Promise<{ code: unknown; printed: string }> {
	const env = {
		...process.env,
		NODE_ENV: 'production',
		HOST: '127.0.0.1',
		PORT: '0',
		DATA_DIR: dataDir,
		STATE_DIR: stateDir
	};
	try {
		const { stdout } = await run(process.execPath, [main], { env, timeout: 30_000 });
		return { code: 0, printed: stdout };
	} catch (error) {
		const { code, stdout } = error as { code: unknown; stdout: string };
		return { code, printed: stdout };
	}
}

/** A tmpfs of this size. Null: mounting is not allowed. */
async function smallDisk(size: string): Promise<string | null> {
	const folder = await newFolder();
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
	} catch {
		return null;
	}
	onTestFinished(() => void execFileSync('umount', ['-l', folder]));
	return folder;
}

test('A second process opens the same data folder: it is refused in words, and the first goes on', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	const { staff } = await openMeeting(server);
	const { code, printed } = await startAndEnd(dataDir);
	expect(code).toBe(1);
	expect(printed).toContain(`déjà ouvert par une autre Tablée (processus ${server.child.pid})`);
	expect(printed).toContain('Arrêtez-la d’abord, ou choisissez un autre dossier avec DATA_DIR.');
	await staff.do({ type: 'CountPresent', present: 12 });
	expect(await server.stop('SIGTERM')).toBe(0);
});

/** A disk with hardly any room left, and a way to make room. If mounting is allowed, it is a real one. */
async function fullDisk() {
	const mounted = await smallDisk('512k');
	if (mounted) {
		const ballast = join(mounted, 'ballast');
		const fill = async () => {
			for (let size = 512; size > 0; size -= 4)
				if (
					await writeFile(ballast, Buffer.alloc(size * 1024)).then(
						() => true,
						() => false
					)
				)
					return;
		};
		return { dataDir: mounted, disk: undefined, fill, free: () => rm(ballast) };
	}
	const { disk, fault } = fallibleDisk();
	const set = (write: string | null) => Promise.resolve(void Object.assign(fault, { write, after: 30 }));
	return { dataDir: await newFolder(), disk, fill: () => set('ENOSPC'), free: () => set(null) };
}

test('The disk is full, then has room again: nothing stays half written, staff are told, and the same commands are taken', async () => {
	const { dataDir, disk, fill, free } = await fullDisk();
	const server = await startTestServer({ dataDir, ...(disk && { disk }) });
	const { made, staff, item } = await openMeeting(server);
	const phone = await resident(server, made);
	const vote = await openVote(staff, item);
	await fill();
	// A command that fits into the last block may still be taken. Then the disk is full.
	const quote = { type: 'NoteEntry', kind: 'quote', words: 'On étouffe. '.repeat(30) } as const;
	const journal = join(dataDir, 'meetings', `${made.id}.jsonl`);
	let taken = 0;
	let id = newId();
	for (;;) {
		const answer = await staff.send(quote, id);
		if ('refused' in answer) {
			expect(answer).toEqual({ refused: 'not-saved' });
			break;
		}
		id = newId();
		taken += 1;
		expect(taken).toBeLessThan(100);
	}
	await staff.until((view) => view.connections.failing);
	expect(staff.view.entries).toHaveLength(taken);
	const bytes = await readFile(journal);
	expect(readJournal(bytes)).toMatchObject({ length: bytes.length });
	expect(bytes.includes(id)).toBe(false);
	await free();
	const late = await staff.do(quote, id);
	await phone.do(ballot(vote, 'for'));
	await staff.until((view) => !view.connections.failing && view.entries.some((entry) => entry.id === late));
	await server.close();
	const again = await startTestServer({ dataDir });
	const back = await facilitator(again, made);
	expect(back.view.entries).toHaveLength(taken + 1);
	await back.do({ type: 'CloseVote', vote, round: 1 });
	expect((await back.until((view) => view.vote?.state === 'closed')).vote?.results).toMatchObject([
		{ cast: 1 }
	]);
});

/** Forbids writing below a folder, and returns the way to allow it again. Null: mounting is not allowed. */
function forbidWriting(dataDir: string): (() => void) | null {
	try {
		execFileSync('mount', ['--bind', dataDir, dataDir], { stdio: 'ignore' });
	} catch {
		return null;
	}
	let isMounted = true;
	const allow = () => {
		if (isMounted) execFileSync('umount', ['-l', dataDir]);
		isMounted = false;
	};
	onTestFinished(allow);
	execFileSync('mount', ['-o', 'remount,bind,ro', dataDir]);
	return allow;
}

test('The data folder is read-only: the start is refused in words; during an evening nothing is acknowledged', async () => {
	const { disk, fault } = fallibleDisk();
	const dataDir = await newFolder();
	const server = await startTestServer({ dataDir, ...(disk && { disk }) });
	const { made, staff } = await openMeeting(server);
	fault.write = 'EROFS';
	expect(await staff.send({ type: 'CountPresent', present: 7 })).toEqual({ refused: 'not-saved' });
	await staff.until((view) => view.connections.failing && view.people.present === 0);
	await server.close();

	const allow = forbidWriting(dataDir);
	if (allow) {
		const before = await readdir(dataDir);
		const { code, printed } = await startAndEnd(dataDir);
		expect(code).toBe(1);
		expect(printed).toMatch(/Impossible d’écrire/);
		expect(await readdir(dataDir)).toEqual(before);
		allow();
	} else {
		// /proc takes no new folder, whoever asks
		const { code, printed } = await startAndEnd('/proc/tablee', await newFolder());
		expect(code).toBe(1);
		expect(printed).toMatch(/Impossible d’écrire/);
	}
	const again = await startTestServer({ dataDir });
	await (await facilitator(again, made)).do({ type: 'CountPresent', present: 8 });
});

test('The folder is copied while the server runs: the copy opens beside the original, with a beginning of the history', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	const { made, staff, item } = await openMeeting(server);
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	const phones = await Promise.all(Array.from({ length: 8 }, () => resident(server, made)));
	const vote = await openVote(staff, item);
	const copies: string[] = [];
	let isOver = false;
	const copying = (async () => {
		while (!isOver) {
			const copy = join(await newFolder(), 'copy');
			await run('cp', ['-r', dataDir, copy]).catch(() => undefined); // a file may go while it is copied
			copies.push(copy);
		}
	})();
	for (let n = 0; n < 4; n += 1)
		await Promise.all(
			phones.map(async (phone, at) => {
				await phone.do({ type: 'SetName', name: `Nom ${n}.${at}` });
				await phone.do({ type: 'PostIdea', wall, words: `Une idée ${n}.${at}` });
				await phone.do(ballot(vote, n % 2 === 0 ? 'for' : 'against'));
			})
		);
	isOver = true;
	await copying;
	const whole = await readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	expect(copies.length).toBeGreaterThan(3);
	for (const copy of copies) {
		const store: Store = await openFileStore(copy, stateBeside(copy));
		const loaded = await meetingStreams(store).load(made.id);
		const kept = await readFile(join(copy, 'meetings', `${made.id}.jsonl`), 'utf8');
		expect(loaded).toHaveProperty('lines');
		expect(whole.startsWith(kept)).toBe(true);
		await store.close();
		const opened = await startTestServer({ dataDir: copy });
		await (await facilitator(opened, made)).do({ type: 'CountPresent', present: 3 });
		await opened.close();
	}
});

test('The disk has no room from some write on, until there is room again: commands are refused, nothing acknowledged is lost, and the same commands are taken', async () => {
	const whole = testDisk();
	const it = { left: Infinity, refused: 0 };
	const disk: Disk = {
		...whole,
		// The disk has room for what a file already holds, and none to make it longer.
		write: async (file, bytes, position) => {
			const isLonger = position + bytes.byteLength > (await file.stat()).size;
			if (!isLonger || (it.left -= 1) >= 0) return whole.write(file, bytes, position);
			it.refused += 1;
			throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
		}
	};
	const dataDir = await newFolder();
	const server = await startTestServer({ dataDir, disk });
	const { made, staff, item } = await openMeeting(server);
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	let taken = 0;
	for (let from = 0; from < 8; from += 1) {
		const phone = await resident(server, made);
		const vote = await openVote(staff, item);
		const idea = newId();
		const acts = [
			[phone, { type: 'SetName', name: `Nom ${from}` }, newId()],
			[phone, { type: 'PostIdea', wall, words: `Une idée ${from}` }, idea],
			[phone, ballot(vote, 'for'), newId()],
			[staff, { type: 'CloseVote', vote, round: 1 }, newId()]
		] as const;
		for (const [who, command, id] of acts) {
			it.left = from;
			const answer = await who.send(command, id);
			it.left = Infinity;
			if ('refused' in answer) {
				expect(answer, command.type).toEqual({ refused: 'not-saved' });
				expect(await who.send(command, id), command.type).toHaveProperty('version');
			}
			taken += 1;
		}
	}
	expect(it.refused).toBeGreaterThan(5);
	expect(taken).toBe(32);
	await server.close();
	const again = await startTestServer({ dataDir });
	const back = await facilitator(again, made);
	expect(back.view.ideas.map(({ words }) => words)).toEqual(
		Array.from({ length: 8 }, (_, n) => `Une idée ${n}`)
	);
	expect(back.view.vote?.results).toMatchObject([{ cast: 1, counts: { for: 1 } }]);
});
