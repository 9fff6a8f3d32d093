// Faults of a disk, in the journal of a real meeting. First the store reads the bytes, then a whole server does.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evolve } from '#meeting/evolve.ts';
import { emptyMeeting } from '#meeting/meeting.ts';
import { LiveJournal } from '#server/store/live-journal.ts';
import { readJournal } from '#tests/support/store/read-journal.ts';
import type { MeetingLine, MeetingStream } from '#server/meeting/stream.ts';
import {
	facilitator,
	laptop,
	openMeeting,
	resident,
	tablesOf,
	type PreparedMeeting
} from '../support/hall.ts';
import { newFolder, startTestServer, type TestServer } from '../support/server.ts';
import { unflushed } from '../support/store/folder.ts';

const sector = 512;
const pathOf = ({ dataDir }: { dataDir: string }, { id }: PreparedMeeting): string =>
	join(dataDir, 'meetings', `${id}.jsonl`);

/** An evening of some thirty lines, after which the server is stopped. The last lines hold people's words, with at least so many bytes in the last sector. */
async function evening(
	server: TestServer,
	{ token, inSector = 0 }: { token?: string; inSector?: number } = {}
) {
	const title = 'Abîmée';
	const { made, staff, item } = await openMeeting(server, { title, token: token ?? (await laptop(server)) });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	const phones = await Promise.all(Array.from({ length: 6 }, () => resident(server, made)));
	for (const [n, phone] of phones.entries()) {
		await phone.do({ type: 'RaiseHand', kind: 'speak' });
		await phone.do({ type: 'PostIdea', wall, words: `Un banc à l’ombre, le ${n}e` });
	}
	await staff.do({ type: 'NoteEntry', kind: 'quote', words: 'On étouffe, l’été.' });
	await staff.do({ type: 'CountPresent', present: 31 });
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: '« Oui »\npour les bancs' });
	while ((await readFile(pathOf(server, made))).length % sector < inSector)
		await staff.do({ type: 'NoteEntry', kind: 'question', words: 'Et les bancs ?' });
	await server.close();
	const bytes = await readFile(pathOf(server, made));
	const read = readJournal(bytes);
	if ('damaged' in read) throw new Error('damaged from the start');
	return {
		made,
		bytes,
		starts: read.lines.map(({ start }) => start),
		lines: read.lines.map(({ line }) => line)
	};
}

const fold = (lines: readonly MeetingLine[]) =>
	lines.reduce(
		(meeting, line) =>
			line.events.reduce(
				(draft, event) => evolve(draft, event, { id: line.cause, by: line.by, at: line.at }),
				meeting
			),
		emptyMeeting
	);

/** Loads a journal with other bytes each time. Resolves to what the store says, and what it leaves behind. */
async function loader() {
	const folder = await newFolder();
	const path = join(folder, 'm.jsonl');
	return async (bytes: Uint8Array) => {
		await writeFile(path, bytes);
		const journal = new LiveJournal<MeetingStream>(path, unflushed);
		const answer = await journal.load();
		await journal.close();
		const tails = (await readdir(folder))
			.filter((name) => name !== 'm.jsonl')
			.map((name) => join(folder, name));
		const aside = await Promise.all(tails.map((tail) => readFile(tail)));
		await Promise.all(tails.map((tail) => rm(tail)));
		return { answer, left: await readFile(path), aside };
	};
}

test('The journal is cut at every byte of its last three records: every whole record stays, and the rest is set aside', async () => {
	const { bytes, starts, lines } = await evening(await startTestServer());
	const load = await loader();
	const from = starts.at(-3) ?? 0;
	expect(bytes.length - from).toBeGreaterThan(500);
	for (let length = from; length < bytes.length; length += 1) {
		const whole = starts.filter((_, index) => (starts[index + 1] ?? bytes.length) <= length).length;
		const end = starts[whole] ?? bytes.length;
		const { answer, left, aside } = await load(bytes.subarray(0, length));
		expect(answer, `cut at ${length}`).toEqual({ lines: lines.slice(0, whole), dropped: length - end });
		expect(left.equals(bytes.subarray(0, end)), `cut at ${length}`).toBe(true);
		expect(Buffer.concat(aside).equals(bytes.subarray(end, length)), `cut at ${length}`).toBe(true);
		if ('lines' in answer) fold(answer.lines);
	}
}, 60_000);

test('The journal is cut within its last record before a start: the meeting goes on from the last whole record', async () => {
	const server = await startTestServer();
	const { made, bytes, starts } = await evening(server);
	await writeFile(pathOf(server, made), bytes.subarray(0, (starts.at(-1) ?? 0) + 40));
	const again = await startTestServer({ dataDir: server.dataDir });
	const staff = await facilitator(again, made);
	expect(staff.view.people.present).toBe(31);
	expect(staff.view.entries.map(({ words }) => words)).toEqual(['On étouffe, l’été.']);
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Dit encore une fois' });
	await staff.until((view) => view.entries.length === 2);
});

test('One bit flips in the middle, whichever: that meeting is refused, naming the line, and left untouched; the others open', async () => {
	const server = await startTestServer();
	const other = await openMeeting(server, { title: 'Saine' });
	const { made, bytes, starts } = await evening(server, { token: other.made.token });
	const at = Math.floor(starts.length / 2);
	const [from = 0, to = 0] = [starts[at], starts[at + 1]];
	for (let bit = from * 8; bit < to * 8; bit += 1) {
		const flipped = Buffer.from(bytes);
		flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
		expect(readJournal(flipped), `bit ${bit}`).toMatchObject({ damaged: { line: at + 1 } });
	}
	const flipped = Buffer.from(bytes);
	flipped.writeUInt8(flipped.readUInt8(from + 30) ^ 1, from + 30);
	await writeFile(pathOf(server, made), flipped);
	const again = await startTestServer({ dataDir: server.dataDir });
	await expect(facilitator(again, made)).rejects.toThrow('damaged');
	await (await facilitator(again, other.made)).do({ type: 'CountPresent', present: 9 });
	const rows = (await tablesOf(again, made.token)).tables.flatMap(({ meetings }) => meetings);
	expect(rows.find(({ id }) => id === made.id)?.damaged).toBe(`${at + 1} checksum`);
	expect(await readFile(pathOf(server, made))).toEqual(flipped);
});

test('The last sector is zeroed: everything before the record in which it begins stays, and the rest is set aside', async () => {
	const server = await startTestServer();
	// A whole record whose newline alone is zeroed is damage, not a torn tail.
	const { made, bytes, starts, lines } = await evening(server, { inSector: 60 });
	const edge = Math.floor((bytes.length - 1) / sector) * sector;
	const zeroed = Buffer.from(bytes).fill(0, edge);
	const whole = starts.filter((_, index) => (starts[index + 1] ?? bytes.length) <= edge).length;
	const end = starts[whole] ?? 0;
	const { answer, left, aside } = await (await loader())(zeroed);
	expect(answer).toEqual({ lines: lines.slice(0, whole), dropped: bytes.length - end });
	expect(left.equals(bytes.subarray(0, end))).toBe(true);
	expect(Buffer.concat(aside).equals(zeroed.subarray(end))).toBe(true);
	expect(whole).toBeGreaterThan(20);
	await writeFile(pathOf(server, made), zeroed);
	const again = await startTestServer({ dataDir: server.dataDir });
	await (await facilitator(again, made)).do({ type: 'CountPresent', present: 12 });
});
