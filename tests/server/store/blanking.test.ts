import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { LiveJournal } from '#server/store/live-journal.ts';
import {
	counted,
	countingDisk,
	disagreement,
	idea,
	journalBytes,
	journalOf,
	lineOf,
	makeFolder,
	meeting,
	openFiles,
	unflushed
} from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const words = 'L’été, "ça" brûle\\ici';
const lines = [lineOf(1, idea('idea-000001', words), idea('idea-000002', 'Un banc')), lineOf(2, counted(2))];
const withdrawn = (event: { readonly type: string }): boolean =>
	event.type === 'IdeaPosted' && 'idea' in event && event.idea === 'idea-000001';
const after = [lineOf(1, idea('idea-000001', null), idea('idea-000002', 'Un banc')), lineOf(2, counted(2))];

test('blanking removes the bytes of the words and of their salt, in the same length, and no others', async () => {
	const { store, folder } = await openFiles();
	await meetingStreams(store).create(meeting);
	await meetingStreams(store).append(meeting, 0, lines);
	const before = await readFile(journalOf(folder));
	await meetingStreams(store).blank(meeting, withdrawn);
	const now = await readFile(journalOf(folder));
	expect(now.length).toBe(before.length);
	const changed = [...before.keys()].filter((at) => before[at] !== now[at]);
	const [first = 0, last = 0] = [changed[0], changed.at(-1)];
	const taken = before.toString('utf8', first, last + 1);
	expect(taken).toMatch(/^[0-9a-f]{32}","L’été, %0022ça%0022 brûle%005cici$/);
	expect(now.toString('utf8', first, last + 1)).toMatch(/^~{32}"," +$/);
	for (const part of ['été', 'brûle', 'ici']) expect(now.includes(part)).toBe(false);
	expect(now.includes('Un banc')).toBe(true);
});

test('the salt is blanked and flushed before the words are touched', async () => {
	const path = join(await makeFolder(), 'm.jsonl');
	await writeFile(path, journalBytes(lines));
	const flushed: string[] = [];
	const journal = new LiveJournal(path, {
		...unflushed,
		flush: async () => void flushed.push(await readFile(path, 'utf8'))
	});
	await journal.blank(withdrawn);
	await journal.close();
	expect(flushed).toHaveLength(2);
	expect(flushed[0]).toMatch(/\["~{32}","L’été, /);
	expect(flushed[1]).toMatch(/\["~{32}"," +"\]/);
});

test('L36 words are found without reading the journal again: those that were there at the opening, and those written since', async () => {
	const { disk, read } = countingDisk();
	const it = await openFiles(undefined, disk);
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).append(meeting, 0, lines);
	const store = await it.reopen();
	read.bytes = 0;
	await meetingStreams(store).load(meeting);
	expect(read.bytes).toBeGreaterThan(0);
	await meetingStreams(store).append(meeting, 2, [
		lineOf(3, disagreement('Plus d’ombre', 'Plus de « soleil »'))
	]);
	const path = journalOf(it.folder);
	const before = await readFile(path);
	// Whoever reads it from the beginning finds damage.
	await writeFile(path, Buffer.from(before).fill('x', 0, 20));
	read.bytes = 0;
	await meetingStreams(store).blank(meeting, (event) => withdrawn(event) || event.type === 'EntryNoted');
	expect(read.bytes).toBe(0);
	const now = await readFile(path);
	await writeFile(path, Buffer.concat([before.subarray(0, 20), now.subarray(20)]));
	const again = await it.reopen();
	expect(await meetingStreams(again).load(meeting)).toMatchObject({
		lines: [
			{ events: [{ words: null }, { words: 'Un banc' }] },
			{},
			{ events: [{ words: null, against: null }] }
		],
		dropped: 0
	});
});

test('a file that was set aside before is erased too; one that is set aside later stays', async () => {
	const it = await openFiles();
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).append(meeting, 0, lines);
	const path = journalOf(it.folder);
	const torn = (await readFile(path)).subarray(0, 300);
	const store = await it.reopen();
	await writeFile(path, torn, { flag: 'a' });
	expect(await meetingStreams(store).load(meeting)).toEqual({ lines, dropped: 300 });
	expect(await readdir(dirname(path))).toHaveLength(2);
	await meetingStreams(store).blank(meeting, withdrawn);
	expect(await readdir(dirname(path))).toHaveLength(1);
	await (await it.reopen()).close();
	await writeFile(path, torn, { flag: 'a' });
	const again = await it.reopen();
	expect(await meetingStreams(again).load(meeting)).toMatchObject({ dropped: 300 });
	await meetingStreams(again).blank(meeting, withdrawn);
	expect(await readdir(dirname(path))).toHaveLength(2);
});

test('a blanking that a crash cut anywhere leaves the journal whole, and is completed on opening', async () => {
	const path = join(await makeFolder(), 'm.jsonl');
	const before = journalBytes(lines);
	await writeFile(path, before);
	const journal = new LiveJournal(path, unflushed);
	await journal.blank(withdrawn);
	await journal.close();
	const done = await readFile(path);
	const changed = [...before.keys()].filter((at) => before[at] !== done[at]);
	const [start = 0, end = 0] = [changed[0], (changed.at(-1) ?? 0) + 1];
	const textAt = start + 32 + 3;
	const mixed = (from: number, to: number, base: Buffer) => {
		const bytes = Buffer.from(base);
		done.copy(bytes, from, from, to);
		return bytes;
	};
	const salted = mixed(start, start + 32, before);
	const states: Buffer[] = [];
	// A sector's edge may fall anywhere, and either side of it may reach the disk first.
	for (let edge = start + 1; edge < start + 32; edge += 1)
		states.push(mixed(start, edge, before), mixed(edge, start + 32, before));
	for (let edge = textAt; edge <= end; edge += 1)
		states.push(mixed(textAt, edge, salted), mixed(edge, end, salted));
	for (const state of states) {
		await writeFile(path, state);
		const cut = new LiveJournal(path, unflushed);
		expect(await cut.load()).toEqual({ lines: after, dropped: 0 });
		await cut.close();
		expect(await readFile(path)).toEqual(done);
	}
});
