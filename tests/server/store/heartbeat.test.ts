// The lock's heartbeat: what tells a living owner where its process does not, and what an owner does that was asleep.
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { lockFolder } from '#server/store/lock-taking.ts';
import { stateBeside } from '../../support/state.ts';
import {
	choicesOf,
	counted,
	everyByte,
	idea,
	journalOf,
	lineOf,
	makeFolder,
	meeting,
	openFiles
} from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const inUse = { name: 'FolderRefused', code: 'folder-in-use' };
const minute = 60_000;

/** A disk whose time passes by waiting, or as the test says. */
function slowDisk(whileWaiting: (now: number) => Promise<void> = () => Promise.resolve()) {
	const it = { passedMs: 0, waitedMs: 0 };
	const now = () => Date.now() + it.passedMs;
	const disk: Disk = {
		...realDisk,
		now,
		wait: async (ms) => {
			it.passedMs += ms;
			it.waitedMs += ms;
			await whileWaiting(now());
		}
	};
	return Object.assign(it, { disk });
}

/** As somebody left it who has no /proc, or another machine. */
async function lockedFolder(parts: object = {}) {
	const folder = await makeFolder();
	const lock = join(folder, 'lock');
	const { dev, ino } = await stat(folder, { bigint: true });
	const owner = { pid: process.ppid, started: null, folder: `${dev}:${ino}`, machine: hostname() };
	await writeFile(lock, JSON.stringify({ ...owner, ...parts }));
	return { folder, lock };
}
const elsewhere = { pid: 1, started: '1', folder: '9:9', machine: 'another-laptop' };

test.each([
	['of a number that lives', {}],
	['of another machine', elsewhere]
])('a lock %s stays its owner’s when it is touched during the wait', async (_, parts) => {
	const { folder, lock } = await lockedFolder(parts);
	const text = await readFile(lock, 'utf8');
	let waits = 0;
	const { disk } = slowDisk(async (now) => {
		if ((waits += 1) === 4) await utimes(lock, now / 1000, now / 1000);
	});
	await expect(openFileStore(folder, stateBeside(folder), disk)).rejects.toMatchObject(inUse);
	expect(await readFile(lock, 'utf8')).toBe(text);
});

test.each([
	['just now', 0, 9500],
	['an hour ago', -60 * minute, 5000],
	['in an hour, says the date', 60 * minute, 9500]
])(
	'L31 a lock that was last touched %s is taken over when nobody touches it during the wait',
	async (_, ago, leastMs) => {
		for (const parts of [{}, elsewhere]) {
			const { folder, lock } = await lockedFolder(parts);
			const at = (Date.now() + ago) / 1000;
			await utimes(lock, at, at);
			const it = slowDisk();
			await openFiles(folder, it.disk);
			expect(it.waitedMs).toBeGreaterThanOrEqual(leastMs);
			expect(it.waitedMs).toBeLessThanOrEqual(10_500);
			expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: process.pid });
		}
	}
);

test('an owner that wakes while its lock is taken keeps it', async () => {
	const { folder, lock } = await lockedFolder();
	const text = await readFile(lock, 'utf8');
	const it = slowDisk();
	const disk: Disk = {
		...it.disk,
		rename: async (from, to) => {
			if (from === lock) await utimes(lock, 1, 1);
			await realDisk.rename(from, to);
		}
	};
	await expect(openFileStore(folder, stateBeside(folder), disk)).rejects.toMatchObject(inUse);
	expect(await readFile(lock, 'utf8')).toBe(text);
	expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual(['lock']);
});

test('the owner touches its lock by itself', async () => {
	const { folder } = await openFiles();
	const lock = join(folder, 'lock');
	await utimes(lock, 1, 1);
	await expect.poll(async () => (await stat(lock)).mtimeMs).toBeGreaterThan(1000);
});

test('L31 a process that slept and lost the folder writes nothing more, and leaves the other’s lock', async () => {
	const it = slowDisk();
	const { store, folder } = await openFiles(undefined, it.disk);
	const box = 'vote-000001.1';
	const ballot = { box, owner: 'p1', label: 0, content: ['for'] } as const;
	await meetingStreams(store).create(meeting);
	await meetingStreams(store).append(meeting, 0, [lineOf(1, counted(1))]);
	await meetingStreams(store).openBox(meeting, box, 1);
	await rm(join(folder, 'lock'));
	const other = (await openFiles(folder)).store;
	await meetingStreams(other).append(meeting, 1, [lineOf(2, counted(2))]);
	const before = await everyByte(folder);
	it.passedMs += minute;
	const lost = { name: 'StoreFailure' };
	await expect(meetingStreams(store).append(meeting, 1, [lineOf(2, counted(3))])).rejects.toMatchObject(lost);
	await expect(meetingStreams(store).blank(meeting, () => true)).rejects.toMatchObject(lost);
	await expect(meetingStreams(store).setName(meeting, 'p1', 'Nadia')).rejects.toMatchObject(lost);
	await expect(meetingStreams(store).seal(meeting, [ballot])).rejects.toMatchObject(lost);
	await expect(meetingStreams(store).create('meeting-0002')).rejects.toMatchObject(lost);
	await expect(store.publish('key-000001', 'page')).rejects.toMatchObject(lost);
	await expect(meetingStreams(store).remove(meeting)).rejects.toMatchObject(lost);
	const address = store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.1'));
	await expect(address).rejects.toMatchObject(lost);
	await store.close();
	expect((await everyByte(folder)).equals(before)).toBe(true);
	await meetingStreams(other).append(meeting, 2, [lineOf(3, counted(4))]);
});

test('L31 a process that slept while nobody took the folder goes on', async () => {
	const it = slowDisk();
	const { store, folder } = await openFiles(undefined, it.disk);
	await meetingStreams(store).create(meeting);
	it.passedMs += minute;
	await meetingStreams(store).append(meeting, 0, [lineOf(1, counted(1))]);
	expect((await readFile(journalOf(folder))).length).toBeGreaterThan(0);
	expect((await stat(join(folder, 'lock'))).mtimeMs).toBeGreaterThan(Date.now() + minute / 2);
});

test('L110 a folder that is gone is not written to, nothing is made in its place, and nothing is written once it is back', async () => {
	const { store, folder } = await openFiles();
	await meetingStreams(store).create(meeting);
	await meetingStreams(store).append(meeting, 0, [lineOf(1, counted(1))]);
	await rename(folder, `${folder}-away`);
	await mkdir(folder);
	const lost = { name: 'StoreFailure' };
	const address = () => store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.1'));
	for (const place of ['empty', 'back']) {
		await expect(
			meetingStreams(store).append(meeting, 1, [lineOf(2, counted(2))]),
			place
		).rejects.toMatchObject(lost);
		await expect(address(), place).rejects.toMatchObject(lost);
		await expect(meetingStreams(store).setName(meeting, 'p1', 'Nadia'), place).rejects.toThrow();
		await expect(meetingStreams(store).create('meeting-0002'), place).rejects.toMatchObject(lost);
		if (place === 'back') break;
		expect(await readdir(folder, { recursive: true })).toEqual([]);
		await rm(folder, { recursive: true });
		await rename(`${folder}-away`, folder);
	}
	expect(store.isLost).toBe(true);
	await store.close();
	expect(await meetingStreams((await openFiles(folder)).store).load(meeting)).toMatchObject({
		lines: [{ version: 1 }]
	});
});

/** A disk whose answers about one folder can be put off or refused. */
function askedDisk() {
	const it: { refuses: string | null; reads: (path: string) => Promise<unknown> } = {
		refuses: null,
		reads: () => Promise.resolve()
	};
	const disk: Disk = {
		...realDisk,
		identityOf: async (path) => {
			if (it.refuses !== null) throw Object.assign(new Error(it.refuses), { code: it.refuses });
			return realDisk.identityOf(path);
		},
		open: async (path, flags, mode) => {
			if (path.endsWith('lock') && flags === 'r') await it.reads(path);
			return realDisk.open(path, flags, mode);
		}
	};
	return Object.assign(it, { disk });
}

test('L110 a folder that was lost once stays lost, whatever a slower look at it finds', async () => {
	const it = askedDisk();
	const folder = await makeFolder();
	const lock = await lockFolder(folder, it.disk);
	onTestFinished(() => lock.release());
	await rename(folder, `${folder}-away`);
	await cp(`${folder}-away`, folder, { recursive: true });
	// The first look has read the lock in the folder's copy, and is told so only later.
	const [asked, held] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
	it.reads = () => {
		asked.resolve(null);
		return held.promise;
	};
	const slow = lock.check();
	await asked.promise;
	it.reads = () => Promise.resolve();
	await rm(folder, { recursive: true });
	await mkdir(folder);
	await expect(lock.check()).rejects.toMatchObject({ lasting: true });
	await rm(folder, { recursive: true });
	await rename(`${folder}-away`, folder);
	held.resolve(null);
	await expect(slow).rejects.toMatchObject({ lasting: true });
	expect(lock.isLost).toBe(true);
	await expect(lock.check()).rejects.toMatchObject({ lasting: true });
});

test('L110 a disk that cannot say whether the folder is there refuses the present command, and no more', async () => {
	const it = askedDisk();
	const { store } = await openFiles(undefined, it.disk);
	const box = 'vote-000001.1';
	const ballot = { box, owner: 'p1', label: 0, content: ['for'] } as const;
	const address = () => store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.1'));
	await meetingStreams(store).create(meeting);
	await meetingStreams(store).append(meeting, 0, [lineOf(1, idea('idea-000001', 'Un banc'))]);
	await meetingStreams(store).openBox(meeting, box, 4);
	await meetingStreams(store).seal(meeting, [{ ...ballot, content: ['against'] }]);
	it.refuses = 'EIO';
	const passing = { name: 'StoreFailure', lasting: false };
	await expect(meetingStreams(store).append(meeting, 1, [lineOf(2, counted(2))])).rejects.toMatchObject(
		passing
	);
	await expect(meetingStreams(store).blank(meeting, () => true)).rejects.toMatchObject(passing);
	await expect(meetingStreams(store).seal(meeting, [ballot])).rejects.toMatchObject(passing);
	await expect(address()).rejects.toMatchObject(passing);
	it.refuses = null;
	expect(store.isLost).toBe(false);
	expect(await choicesOf(store, box, ['p1'])).toEqual(['against']);
	await meetingStreams(store).append(meeting, 1, [lineOf(2, counted(2))]);
	await meetingStreams(store).blank(meeting, () => true);
	await address();
	await meetingStreams(store).seal(meeting, [ballot]);
	expect(await choicesOf(store, box, ['p1'])).toEqual(['for']);
});

test('L110 the ballots of one batch are written after one look at the folder', async () => {
	const it = { looks: 0 };
	const disk: Disk = {
		...realDisk,
		identityOf: (path) => {
			it.looks += 1;
			return realDisk.identityOf(path);
		}
	};
	const { store } = await openFiles(undefined, disk);
	const box = 'vote-000001.1';
	const voters = Array.from({ length: 20 }, (_, index) => `p${index}`);
	await meetingStreams(store).create(meeting);
	await meetingStreams(store).openBox(meeting, box, 40);
	it.looks = 0;
	await meetingStreams(store).seal(
		meeting,
		voters.map((owner) => ({ box, owner, label: 0, content: ['for'] }))
	);
	expect(it.looks).toBe(1);
	expect(await choicesOf(store, box, voters)).toHaveLength(20);
});
