import { mkdir, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inBackground } from '#server/process/background.ts';
import { LogFile, mostBytes } from '#server/process/log-file.ts';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { logOf, spawnServer } from '../../support/process.ts';
import { newFolder } from '../../support/server.ts';
import { windowsDisk } from '../../support/windows-disk.ts';

const line = (n: number, length = 100): string =>
	`${JSON.stringify({ level: 40, n, of: 'x'.repeat(length) })}\n`;
const numbers = (text: string): number[] => [...text.matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n));
const upTo = (most: number, from = 0): number[] => Array.from({ length: most - from }, (_, n) => from + n);

function openLogIn(path: string, disk: Disk = realDisk): LogFile {
	const log = new LogFile();
	log.open({ path, disk, isOurs: () => true });
	onTestFinished(() => log.close());
	return log;
}

test('L88 the log goes on where an earlier start ended, even one that was killed amid a line', async () => {
	const folder = await newFolder();
	for (const n of [0, 1]) {
		const log = openLogIn(folder);
		log.write(line(n));
		await log.close();
	}
	await writeFile(join(folder, 'log.txt'), '{"level":40,"n":2,', { flag: 'a' });
	const log = openLogIn(folder);
	for (const n of [3, 4]) log.write(line(n));
	await log.close();
	const lines = (await logOf(folder)).split('\n');
	expect(lines[2]).toBe('{"level":40,"n":2,');
	expect(lines.length).toBe(6);
	expect(numbers(await logOf(folder))).toEqual(upTo(5));
});

test('L88 a closed log goes on once it is opened again, for example after a port was taken', async () => {
	const folder = await newFolder();
	const log = openLogIn(folder);
	log.write(line(0));
	await log.close();
	// Meanwhile the folder belonged to another process.
	const other = openLogIn(folder);
	other.write(line(1));
	await other.close();
	log.open({ path: folder, disk: realDisk, isOurs: () => true });
	log.write(line(2));
	await log.close();
	expect(numbers(await logOf(folder))).toEqual([0, 1, 2]);
});

test.each([
	['a real disk', () => realDisk],
	['one as Windows has it', windowsDisk]
] as const)(
	'L88 the log stays bounded and in order, on %s, while somebody holds both files open',
	async (_, disk) => {
		const folder = await newFolder();
		const log = openLogIn(folder, disk());
		const names = ['log.txt', 'log-older.txt'].map((name) => join(folder, name));
		for (const name of names) await writeFile(name, '');
		const held = await Promise.all(names.map((name) => open(name, 'r')));
		onTestFinished(() => Promise.all(held.map((file) => file.close())).then(() => undefined));
		let written = 0;
		for (; written < 8000; written += 1) {
			log.write(line(written));
			// A server logs a few lines a minute.
			if (written % 100 === 0)
				await expect.poll(() => logOf(folder), { interval: 2 }).toContain(`"n":${written},`);
		}
		await log.close();
		for (const name of names) expect((await stat(name)).size).toBeLessThanOrEqual(mostBytes);
		const kept = numbers(await logOf(folder));
		expect(kept.length * line(0).length).toBeGreaterThan(mostBytes);
		expect(kept).toEqual(upTo(written, written - kept.length));
		expect((await readdir(folder)).sort()).toEqual(['log-older.txt', 'log.txt']);
	}
);

test('L88 while the disk refuses, a bounded number of lines wait, and the number of lost lines is logged afterwards', async () => {
	const folder = await newFolder();
	let refuses = true;
	let tries = 0;
	const log = openLogIn(folder, {
		...realDisk,
		write: async (file, bytes, position) => {
			tries += 1;
			if (!refuses) return realDisk.write(file, bytes, position);
			// Half of it is written, and then the disk is full.
			if (position === 0) return realDisk.write(file, bytes.subarray(0, 10), position);
			throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
		}
	});
	for (let n = 0; n < 5000; n += 1) log.write(line(n));
	await expect.poll(() => tries).toBeGreaterThan(1);
	refuses = false;
	await expect.poll(() => logOf(folder), { timeout: 5000 }).toContain('log-lines-lost');
	log.write(line(5000));
	await log.close();
	const text = await logOf(folder);
	const kept = numbers(text);
	expect(kept).toEqual([...upTo(kept.length - 1), 5000]);
	expect(text.length).toBeLessThan(70_000);
	expect(text).toMatch(new RegExp(`"count":${5001 - kept.length},"msg":"log-lines-lost"}\n.*"n":5000`));
});

test('L88 a log file that was removed, or could not be opened for a while, is written again', async () => {
	const folder = await newFolder();
	const log = openLogIn(folder);
	const path = join(folder, 'log.txt');
	log.write(line(0));
	await expect.poll(() => logOf(folder)).toContain('"n":0');
	await rm(path);
	await mkdir(path);
	log.write(line(1));
	await rm(path, { recursive: true });
	log.write(line(2));
	await log.close();
	expect(numbers(await logOf(folder))).toEqual([1, 2]);
});

test('L88 a line that comes at any step while a write ends is written too', async () => {
	const folders = await Promise.all(upTo(12).map(() => newFolder()));
	for (const [steps, folder] of folders.entries()) {
		let isFirst = true;
		const log = openLogIn(folder, {
			...realDisk,
			open: async (...asked) => {
				const file = await realDisk.open(...asked);
				const close = file.close.bind(file);
				return Object.assign(file, {
					close: async () => {
						await close();
						if (isFirst)
							inBackground(
								later(steps, () => log.write(line(1))),
								() => undefined
							);
						isFirst = false;
					}
				});
			}
		});
		log.write(line(0));
		await expect.poll(() => logOf(folder).then(numbers), { message: `${steps}` }).toEqual([0, 1]);
	}
});

async function later(steps: number, act: () => void): Promise<void> {
	for (let n = 0; n < steps; n += 1) await Promise.resolve();
	act();
}

test('L88 a server that is refused the folder leaves the log as it is', async () => {
	const folder = await newFolder();
	const env = { LOG_LEVEL: 'trace' };
	const first = await spawnServer(folder, { env });
	const before = await logOf(folder);
	await expect(spawnServer(folder, { env })).rejects.toThrow('déjà ouvert');
	expect(await readFile(join(folder, 'log.txt'), 'utf8').catch(() => '')).toBe(before);
	expect(await first.stop('SIGTERM')).toBe(0);
}, 40_000);

test('L88 a closed log writes nothing more, because the folder may belong to another server', async () => {
	const folder = await newFolder();
	const log = openLogIn(folder);
	log.write(line(0));
	await log.close();
	log.write(line(1));
	await log.close();
	expect(numbers(await logOf(folder))).toEqual([0]);
});
