import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readJournal } from '#tests/support/store/read-journal.ts';
import { StoreFailure } from '#server/store/store.ts';
import {
	counted,
	disagreement,
	idea,
	journalBytes,
	journalOf,
	lineOf,
	meeting,
	openFiles
} from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const lines = [
	lineOf(1, counted(1)),
	lineOf(2, idea('idea-000001', 'Le "bruit" @ la nuit'), counted(2)),
	lineOf(3, disagreement('Oui', 'Non, là-bas')),
	lineOf(4, counted(4))
];
const bytes = journalBytes(lines.slice(0, 1), lines.slice(1, 3), lines.slice(3));
const split = (all: Buffer): string[] => all.toString('utf8').split(/(?<=\n)/);
const lineAt = (at: number): number => bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;

test('a flipped bit, wherever it is, refuses the journal and names the line', () => {
	const unnoticed: { bit: number; read: unknown }[] = [];
	for (let bit = 0; bit < bytes.length * 8; bit += 1) {
		const at = bit >> 3;
		const flipped = Buffer.from(bytes);
		flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (bit & 7)), at);
		const read = readJournal(flipped);
		if (!('damaged' in read) || read.damaged.line !== lineAt(at)) unnoticed.push({ bit, read });
	}
	expect(unnoticed).toEqual([]);
});

test('a lost, moved or repeated line refuses the journal and names the line', () => {
	const [a = '', b = '', c = '', d = ''] = split(bytes);
	const cases: [string[], number][] = [
		[[b, c, d], 1],
		[[a, c, d], 2],
		[[a, b, d], 3],
		[[a, c, b, d], 2],
		[[a, b, b, c, d], 3],
		[[a, b, c, d, d], 5]
	];
	for (const [parts, line] of cases)
		expect(readJournal(Buffer.from(parts.join('')))).toEqual({ damaged: { line, reason: 'checksum' } });
});

test('changed words are reported as changed words', () => {
	const forged = Buffer.from(bytes.toString('utf8').replace('Non, là-bas', 'Oui, là-bas'));
	expect(readJournal(forged)).toEqual({ damaged: { line: 3, reason: 'words' } });
});

test('words that were added or taken away whole are noticed', () => {
	const text = bytes.toString('utf8');
	const gone = text.replace(/,"words":\[\["[0-9a-f]+","Le[^\]]*\]\]/, '');
	const fewer = text.replace(/,\["[0-9a-f]+","Non[^\]]*\]/, '');
	const more = text.replace(/(,"words":\[)(\["[0-9a-f]+","Le[^\]]*\])/, '$1$2,$2');
	for (const [forged, line] of [
		[gone, 2],
		[fewer, 3],
		[more, 2]
	] as const) {
		expect(forged).not.toBe(text);
		expect(readJournal(Buffer.from(forged))).toMatchObject({ damaged: { line } });
	}
});

test('a journal of a later format is refused, and no part of it is guessed', () => {
	const later = Buffer.from(bytes.toString('utf8').replace('{"v":1,', '{"v":2,'));
	expect(readJournal(later)).toEqual({ damaged: { line: 1, reason: 'format' } });
});

test('a damaged meeting is refused alone, and none of its files is touched', async () => {
	const it = await openFiles();
	for (const id of [meeting, 'meeting-0002']) {
		await meetingStreams(it.store).create(id);
		await meetingStreams(it.store).append(id, 0, lines);
	}
	const path = journalOf(it.folder);
	const store = await it.reopen();
	const damaged = Buffer.from((await readFile(path, 'utf8')).replace('"present":2', '"present":3'));
	await writeFile(path, damaged);
	const answer = { damaged: { line: 2, reason: 'checksum' } };
	expect(await meetingStreams(store).load(meeting)).toEqual(answer);
	await expect(meetingStreams(store).append(meeting, 4, [lineOf(5)])).rejects.toThrow(StoreFailure);
	await expect(meetingStreams(store).blank(meeting, () => true)).rejects.toThrow(StoreFailure);
	expect(await meetingStreams(store).load(meeting)).toEqual(answer);
	expect(await readFile(path)).toEqual(damaged);
	expect(await meetingStreams(store).load('meeting-0002')).toEqual({ lines, dropped: 0 });
});

test('a journal that was mended by hand opens without a restart', async () => {
	const { store, folder } = await openFiles();
	await meetingStreams(store).create(meeting);
	await writeFile(journalOf(folder), bytes.subarray(5));
	expect(await meetingStreams(store).load(meeting)).toMatchObject({ damaged: { line: 1 } });
	await writeFile(journalOf(folder), bytes);
	expect(await meetingStreams(store).load(meeting)).toEqual({ lines, dropped: 0 });
	await meetingStreams(store).append(meeting, 4, [lineOf(5)]);
});
