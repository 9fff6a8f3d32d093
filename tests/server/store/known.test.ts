import { cp, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '#server/store/store.ts';
import { realDisk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { stateBeside } from '../../support/state.ts';
import { counted, journalOf, lineOf, makeFolder, meeting, openFiles } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const row = {
	id: meeting,
	table: 'table-0001',
	title: 'Séance',
	phase: 'open',
	createdAt: 1,
	closedAt: null,
	date: '',
	key: 'KEYKEY12',
	code: null,
	erased: [],
	zone: null,
	known: null,
	accepted: null,
	counts: null
} as const;
const list = (store: Store) =>
	store.catalogue.update((draft) => void draft.meetings.push({ ...row, erased: [] }));
const known = (store: Store) => store.catalogue.data.meetings[0]?.known;
const lines = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, n) => lineOf(from + n, counted(n)));

async function listed(minutes = { now: 0 }) {
	const it = await openFiles(undefined, { ...realDisk, now: () => Date.now() + minutes.now * 60_000 });
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).append(meeting, 0, lines(1, 4));
	await list(it.store);
	return it;
}

test('L37 a mark says how many lines are on disk, with the sum of the last; the same mark again writes nothing', async () => {
	const { store, folder } = await listed();
	expect(known(store)).toBeNull();
	await meetingStreams(store).mark(meeting);
	expect(known(store)).toMatchObject({
		lines: 4,
		write: 1,
		bytes: (await readFile(journalOf(folder))).length
	});
	const first = known(store);
	await meetingStreams(store).mark(meeting);
	expect(known(store)).toBe(first);
	await meetingStreams(store).append(meeting, 4, lines(5, 6));
	expect(known(store)?.lines).toBe(4);
	await meetingStreams(store).mark(meeting);
	expect(known(store)).toMatchObject({ lines: 6, write: 5 });
});

test('L37 a journal that is longer than its mark is whole: the server ended before it marked it', async () => {
	const it = await listed();
	await meetingStreams(it.store).mark(meeting);
	await meetingStreams(it.store).append(meeting, 4, lines(5, 6));
	const store = await it.reopen();
	expect(await meetingStreams(store).load(meeting)).toMatchObject({ lines: { length: 6 }, dropped: 0 });
});

test('L37 nothing is marked before it is on disk, nor after a flush has failed', async () => {
	let isFailing = false;
	const it = await openFiles(undefined, {
		...realDisk,
		flush: async (file) => {
			if (isFailing) throw new Error('EIO');
			await realDisk.flush(file);
		}
	});
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).append(meeting, 0, lines(1, 2));
	await list(it.store);
	isFailing = true;
	await expect(meetingStreams(it.store).append(meeting, 2, lines(3, 3))).rejects.toThrow();
	isFailing = false;
	await meetingStreams(it.store).mark(meeting);
	expect(known(it.store)).toBeNull();
});

test('L37 a journal that lacks whole lines is damaged; one cut within the last known write is what a disk may leave', async () => {
	const it = await listed();
	await meetingStreams(it.store).append(meeting, 4, lines(5, 5));
	await meetingStreams(it.store).append(meeting, 5, lines(6, 6));
	await meetingStreams(it.store).mark(meeting);
	await it.store.close();
	const path = journalOf(it.folder);
	const bytes = await readFile(path);
	const ends = [...bytes.keys()].filter((at) => bytes[at] === 0x0a).map((at) => at + 1);
	await truncate(path, (ends[4] ?? 0) + 20);
	const torn = await openFileStore(it.folder, stateBeside(it.folder));
	expect(await meetingStreams(torn).load(meeting)).toMatchObject({ lines: { length: 5 }, dropped: 20 });
	await torn.close();
	const cut = await openFileStore(it.folder, stateBeside(it.folder));
	expect(await meetingStreams(cut).load(meeting)).toEqual({ damaged: { line: 6, reason: 'shorter' } });
	await cut.close();
	await truncate(path, (ends[3] ?? 0) + 20);
	const shorter = await openFileStore(it.folder, stateBeside(it.folder));
	expect(await meetingStreams(shorter).load(meeting)).toEqual({ damaged: { line: 5, reason: 'shorter' } });
	expect(await readFile(path)).toHaveLength((ends[3] ?? 0) + 20);
	await shorter.close();
});

test('L37 a copied journal must hold what was known half an hour before its index; with less it is damaged', async () => {
	const clock = { now: 0 };
	const it = await listed(clock);
	await meetingStreams(it.store).mark(meeting);
	for (const [at, version] of [
		[10, 5],
		[45, 6],
		[90, 7]
	] as const) {
		clock.now = at;
		await meetingStreams(it.store).append(meeting, version - 1, lines(version, version));
		await meetingStreams(it.store).mark(meeting);
	}
	expect(known(it.store)?.earlier).toHaveLength(2);
	expect(await copied(it.folder, 6)).toBe(6);
	expect(await copied(it.folder, 5)).toBe('shorter');
	expect(await copied(it.folder, 4)).toBe('shorter');
	expect(await copied(it.folder, 0)).toBe('shorter');
});

test('L37 in a copy a mark younger than half an hour does not count, and the mark before it does', async () => {
	const clock = { now: 0 };
	const it = await listed(clock);
	await meetingStreams(it.store).mark(meeting);
	for (const [at, version] of [
		[45, 5],
		[46, 6]
	] as const) {
		clock.now = at;
		await meetingStreams(it.store).append(meeting, version - 1, lines(version, version));
		await meetingStreams(it.store).mark(meeting);
	}
	expect(known(it.store)?.earlier.map((mark) => mark.lines)).toEqual([5, 4]);
	expect(await copied(it.folder, 4)).toBe(4);
	expect(await copied(it.folder, 3)).toBe('shorter');
});

test('L68 what is read is marked once it is on disk for certain, and not if the disk refuses', async () => {
	const disk = { isFailing: false };
	const it = await openFiles(undefined, {
		...realDisk,
		flush: (file) => (disk.isFailing ? Promise.reject(new Error('EIO')) : realDisk.flush(file))
	});
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).append(meeting, 0, lines(1, 2));
	await list(it.store);
	const store = await it.reopen();
	expect(await meetingStreams(store).load(meeting)).toMatchObject({ lines: { length: 2 } });
	disk.isFailing = true;
	await expect(meetingStreams(store).measure(meeting)).rejects.toThrow();
	disk.isFailing = false;
	await meetingStreams(store).markMeasured([meeting]);
	expect(known(store)).toBeNull();
	const again = await it.reopen();
	expect(await meetingStreams(again).measure(meeting)).toBe(true);
	await meetingStreams(again).markMeasured([meeting]);
	expect(known(again)).toMatchObject({ lines: 2, found: 2 });
	expect(await meetingStreams(again).measure(meeting)).toBe(false);
});

test('L68 a measured journal that was made anew meanwhile is not noted', async () => {
	const it = await listed();
	expect(await meetingStreams(it.store).measure(meeting)).toBe(true);
	await meetingStreams(it.store).rewrite(meeting, (all) => all.slice(0, 2));
	await meetingStreams(it.store).markMeasured([meeting]);
	expect(known(it.store)).toMatchObject({ lines: 2, found: 0 });
});

/** A copy of the folder, with so many lines: how many it opens with, or why it does not. */
async function copied(from: string, count: number): Promise<number | string> {
	const folder = join(await makeFolder(), 'copy');
	await cp(from, folder, { recursive: true, filter: (path) => !path.endsWith('/lock') });
	const whole = await readFile(journalOf(from));
	const ends = [...whole.keys()].filter((at) => whole[at] === 0x0a).map((at) => at + 1);
	await truncate(journalOf(folder), ends[count - 1] ?? 0);
	const store = await openFileStore(folder, stateBeside(folder));
	const loaded = await meetingStreams(store).load(meeting);
	await store.close();
	return 'damaged' in loaded ? loaded.damaged.reason : loaded.lines.length;
}

test('L37 a journal that is made anew is measured anew', async () => {
	const it = await listed();
	await meetingStreams(it.store).mark(meeting);
	const before = known(it.store);
	await meetingStreams(it.store).rewrite(meeting, (all) =>
		all.map((line) => ({ ...line, by: { ...line.by, device: 'gone-1' } }))
	);
	expect(known(it.store)).toMatchObject({ lines: 4 });
	expect(known(it.store)?.sum).not.toBe(before?.sum);
	const store = await it.reopen();
	expect(await meetingStreams(store).load(meeting)).toMatchObject({ lines: { length: 4 } });
});
