import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LiveJournal } from '#server/store/live-journal.ts';
import { readJournal } from '#tests/support/store/read-journal.ts';
import type { MeetingLine } from '#server/meeting/stream.ts';
import {
	counted,
	disagreement,
	idea,
	journalBytes,
	lineOf,
	makeFolder,
	unflushed
} from '../../support/store/folder.ts';

const kept = [lineOf(1, counted(1)), lineOf(2, idea('idea-000001', 'Un banc à l’ombre'))];
const last = lineOf(3, disagreement('« Oui »\nvite', 'Non'), counted(3));

async function journalWith(bytes: Uint8Array) {
	const folder = await makeFolder();
	const path = join(folder, 'm.jsonl');
	await writeFile(path, bytes);
	const aside = async () => (await readdir(folder)).filter((name) => name !== 'm.jsonl');
	return { journal: new LiveJournal(path, unflushed), path, folder, aside };
}
const sector = 512;
const zeroed = (bytes: Buffer, from: number, to: number) => Buffer.from(bytes).fill(0, from, to);

const whole = journalBytes(kept, [last]);
const good = whole.subarray(0, journalBytes(kept).length);

test('a record cut at any byte is dropped, and nothing before it', () => {
	for (let length = good.length + 1; length < whole.length; length += 1) {
		const read = readJournal(whole.subarray(0, length));
		expect([length, read]).toMatchObject([length, { length: good.length }]);
		expect('lines' in read && read.lines.map(({ line }) => line)).toEqual(kept);
	}
});

test('the dropped bytes are set aside and reported, and the journal goes on', async () => {
	for (const length of [good.length + 1, good.length + 77, whole.length - 1]) {
		const { journal, path, folder, aside } = await journalWith(whole.subarray(0, length));
		expect(await journal.load()).toEqual({ lines: kept, dropped: length - good.length });
		expect(await readFile(path)).toEqual(good);
		const [beside = ''] = await aside();
		expect(await readFile(join(folder, beside))).toEqual(whole.subarray(good.length, length));
		await journal.append(2, [last]);
		expect(await journal.load()).toEqual({ lines: [...kept, last], dropped: 0 });
		await journal.close();
	}
});

test('a whole journal sets nothing aside', async () => {
	const { journal, aside } = await journalWith(journalBytes(kept));
	expect(await journal.load()).toEqual({ lines: kept, dropped: 0 });
	expect(await aside()).toEqual([]);
	await journal.close();
});

test('the commands of a torn batch that arrived whole stay', async () => {
	const whole = journalBytes(kept, [last, lineOf(4, counted(4))]);
	const read = readJournal(whole.subarray(0, whole.length - 3));
	expect(read).toMatchObject({ lines: [{}, {}, { line: last }] });
	expect(good.length).toBeLessThan('length' in read ? read.length : 0);
});

test('zeros after the end are a torn tail', async () => {
	for (const zeros of [1, 100, 5000]) {
		const { journal, path } = await journalWith(Buffer.concat([good, Buffer.alloc(zeros)]));
		expect(await journal.load()).toEqual({ lines: kept, dropped: zeros });
		expect(await readFile(path)).toEqual(good);
		await journal.close();
	}
});

const long = (version: number): MeetingLine =>
	lineOf(version, idea('idea-000001', 'Un long discours. '.repeat(60)));

test('sectors of the last write that never arrived drop it from there, whatever came after them', async () => {
	const first = [long(1), long(2)];
	const good = journalBytes(first);
	const whole = journalBytes(first, [long(3), long(4), long(5)]);
	const from = Math.ceil(good.length / sector) * sector;
	const edges = [good.length];
	for (let edge = from; edge < whole.length; edge += sector) edges.push(edge);
	for (const [index, at] of edges.entries()) {
		const read = readJournal(zeroed(whole, at, edges[index + 1] ?? whole.length));
		const lines = 'lines' in read ? read.lines.map(({ line }) => line.version) : [];
		expect(lines.slice(0, 2)).toEqual([1, 2]);
		expect(lines.length).toBeLessThan(5);
	}
});

test('zeroed sectors in an earlier write are damage', async () => {
	const first = [long(1), long(2)];
	const good = journalBytes(first);
	const whole = journalBytes(first, [long(3)]);
	for (let at = 0; at + sector < good.length; at += sector)
		expect(readJournal(zeroed(whole, at, at + sector))).toHaveProperty('damaged');
});
