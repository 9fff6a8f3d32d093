// Any meeting that is exported, imported and exported again gives the same file, and its minutes say the same.
import { readFile, readdir, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultOfLine } from '#server/moving/line-fault.ts';
import { readJournal } from '#tests/support/store/read-journal.ts';
import { encodeAll } from '#server/store/line-bytes.ts';
import { laptop } from '../../support/hall.ts';
import { exported, imported } from '../../support/moving.ts';
import { RandomMeeting } from '../../support/random-meeting.ts';
import { newFolder, startTestServer, type TestServer } from '../../support/server.ts';
import { readMinutes } from '../../support/reading.ts';

const clock = () => Date.UTC(2026, 10, 23);

/** A random meeting that is not going on, with its names, in a folder that no process holds. */
async function folderOf(seed: number): Promise<string> {
	const random = new RandomMeeting(seed);
	for (let step = 0; step < 600; step += 1) random.step();
	const by = { role: 'facilitator', device: 'device-0' } as const;
	if (random.meeting.about.phase === 'open') random.act(by, { type: 'CloseMeeting', lost: true });
	const dataDir = await newFolder();
	const lines = random.lines.map(({ cause: { id, by, at }, events }, index) => ({
		version: index + 1,
		at,
		by,
		cause: id,
		events
	}));
	for (const part of ['meetings', 'names']) await mkdir(join(dataDir, part));
	await writeFile(join(dataDir, 'meetings', 'meeting-of-the-dice.jsonl'), encodeAll(lines, '', 1).bytes);
	const names = JSON.stringify({ version: 1, names: random.names });
	await writeFile(join(dataDir, 'names', 'meeting-of-the-dice.json'), names);
	return dataDir;
}

const minutesOf = async (server: TestServer, token: string) => {
	const read = { id: 'meeting-of-the-dice', token };
	const minutes = (await (await readMinutes(server, read, '.json')).json()) as object;
	return { ...minutes, writtenAt: 0 };
};

test.each([1, 2, 3, 5, 9, 18, 26, 54, 58].map((n) => 4 + n * 7919))(
	'L93 a random meeting (%i) arrives whole',
	async (seed) => {
		const here = await startTestServer({ dataDir: await folderOf(seed), clock });
		const token = await laptop(here);
		const file = await exported(here, token, 'meeting-of-the-dice');
		expect(file.status, file.bytes.toString().slice(0, 200)).toBe(200);
		expect(withdrawnWords(file.bytes)).toEqual([]);
		const there = await startTestServer({ clock });
		const own = await laptop(there);
		expect(await imported(there, own, file.bytes)).toEqual({ arrival: 'taken', id: 'meeting-of-the-dice' });
		const again = await exported(there, own, 'meeting-of-the-dice');
		expect(again.bytes.equals(file.bytes)).toBe(true);
		expect(await minutesOf(there, own)).toEqual(await minutesOf(here, token));
	}
);

/** The words of withdrawn ideas that a file still holds. */
function withdrawnWords(file: Buffer): string[] {
	const rows = file.toString().split('\n').slice(1, -3);
	const journal = readJournal(Buffer.from(rows.map((row) => `${row}\n`).join('')));
	if ('damaged' in journal) throw new Error(journal.damaged.reason);
	const events = journal.lines.map(({ line }) => line).flatMap((line) => line.events);
	const gone = new Set(events.flatMap((event) => (event.type === 'IdeaWithdrawn' ? [event.idea] : [])));
	withdrawn += gone.size;
	return events.flatMap((event) =>
		event.type === 'IdeaPosted' && gone.has(event.idea) ? (event.words ?? []) : []
	);
}
let withdrawn = 0;

test('L93 some of these random meetings had withdrawn words', () => {
	expect(withdrawn).toBeGreaterThan(0);
});

test('L101 every line that any version wrote is accepted', async () => {
	const kept = join(import.meta.dirname, '../../faults/histories');
	const kinds = new Set<string>();
	for (const name of (await readdir(kept)).filter((each) => each.endsWith('.jsonl'))) {
		const journal = readJournal(await readFile(join(kept, name)));
		if ('damaged' in journal) throw new Error(name);
		for (const { line } of journal.lines) {
			expect([name, line.version, faultOfLine(line)]).toEqual([name, line.version, null]);
			for (const { type } of line.events) kinds.add(type);
		}
	}
	expect(kinds.size).toBeGreaterThan(60);
	for (const seed of [77, 1234, 98765]) {
		const random = new RandomMeeting(seed);
		for (let step = 0; step < 600; step += 1) random.step();
		for (const { cause, events } of random.lines) {
			const line = { version: 1, at: cause.at, by: cause.by, cause: cause.id, events };
			expect([seed, JSON.stringify(events), faultOfLine(line)]).toEqual([seed, JSON.stringify(events), null]);
		}
	}
});
