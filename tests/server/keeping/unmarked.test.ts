// The index learns how far the journal of a meeting is on disk, even if nobody works in that meeting. So it can tell a shorter journal
// from a whole one.
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue, MeetingRow } from '#server/store/catalogue-data.ts';
import { catalogueIn, copyIn, dropCatalogue, dropCopies } from '../../support/catalogue.ts';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../../support/hall.ts';
import { meetingOf, openRooms } from '../../support/rooms.ts';
import { newFolder, startTestServer } from '../../support/server.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const journalOf = (dataDir: string, { id }: { id: string }): string =>
	join(dataDir, 'meetings', `${id}.jsonl`);
const namesOf = (dataDir: string, { id }: { id: string }): Promise<string> =>
	readFile(join(dataDir, 'names', `${id}.json`), 'utf8');
const catalogueOf = async (dataDir: string): Promise<Catalogue> =>
	JSON.parse(await readFile(catalogueIn(dataDir), 'utf8')) as Catalogue;
const rowOf = async (dataDir: string, made: PreparedMeeting): Promise<MeetingRow | undefined> =>
	(await catalogueOf(dataDir)).meetings.find(({ id }) => id === made.id);

/** A meeting with four names. Then the server stops. As in a folder of 0.1.1, nothing is known of the journal. */
async function evening(isClosed: boolean) {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server, { title: 'Les bancs' });
	for (let n = 0; n < 12; n += 1) await staff.do({ type: 'CountPresent', present: n });
	for (let n = 0; n < 4; n += 1)
		await (await resident(server, made)).do({ type: 'SetName', name: `Prénom ${n}` });
	if (isClosed) await staff.do({ type: 'CloseMeeting' });
	await server.close();
	await dropCopies(server.dataDir);
	const data = await catalogueOf(server.dataDir);
	const meetings = data.meetings.map((row) => ({ ...row, known: null }));
	await writeFile(catalogueIn(server.dataDir), JSON.stringify({ ...data, meetings }));
	return { dataDir: server.dataDir, made };
}

async function cut(dataDir: string, made: PreparedMeeting, part: number): Promise<void> {
	const whole = await readFile(journalOf(dataDir, made));
	await writeFile(journalOf(dataDir, made), whole.subarray(0, Math.floor(whole.length * part)));
}

const known = (dataDir: string, made: PreparedMeeting) =>
	expect.poll(async () => (await rowOf(dataDir, made))?.known).not.toBeNull();

test.each([0.6, 0.4])(
	'L69 a closed evening of which nothing is known, cut at %d, is refused; its names and its row are untouched',
	async (part) => {
		const { dataDir, made } = await evening(true);
		const names = await namesOf(dataDir, made);
		expect(names.match(/Prénom/g)).toHaveLength(4);
		await cut(dataDir, made, part);
		const bytes = await readFile(journalOf(dataDir, made));
		const server = await startTestServer({ dataDir });
		expect((await fetch(`${server.url}/minutes/${made.key}`)).status).toBe(404);
		await expect(facilitator(server, made)).rejects.toThrow('damaged');
		await server.close();
		expect(await namesOf(dataDir, made)).toBe(names);
		expect(await readFile(journalOf(dataDir, made))).toEqual(bytes);
		expect(await rowOf(dataDir, made)).toMatchObject({ phase: 'closed', known: null });
	}
);

test('L69 a cut closed evening that only an older copy lists comes back damaged; its names and its row are untouched', async () => {
	const { dataDir, made } = await evening(true);
	const names = await namesOf(dataDir, made);
	const data = await catalogueOf(dataDir);
	await writeFile(copyIn(dataDir), JSON.stringify(data));
	const without = { ...data, meetings: [], changes: data.changes + 1 };
	await writeFile(catalogueIn(dataDir), JSON.stringify(without));
	await cut(dataDir, made, 0.6);
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'list', meetings: 0, damaged: 1 });
	await expect(facilitator(server, made)).rejects.toThrow('damaged');
	await server.close();
	expect(await namesOf(dataDir, made)).toBe(names);
	expect(await rowOf(dataDir, made)).toMatchObject({ title: 'Les bancs', phase: 'closed' });
});

test('L69 a cut open evening of which nothing is known goes on, and no name is erased, however often it is opened', async () => {
	const { dataDir, made } = await evening(false);
	const names = await namesOf(dataDir, made);
	await cut(dataDir, made, 0.6);
	for (let start = 0; start < 2; start += 1) {
		const server = await startTestServer({ dataDir });
		await (await facilitator(server, made)).do({ type: 'CountPresent', present: 31 });
		await server.close();
		expect(await namesOf(dataDir, made)).toBe(names);
		expect((await rowOf(dataDir, made))?.known?.found).toBeGreaterThan(0);
	}
});

test('L68 after an index was made from the journals alone, a later cut is found', async () => {
	const { dataDir, made } = await evening(false);
	await dropCatalogue(dataDir);
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'journals', meetings: 1 });
	await known(dataDir, made);
	await server.close();
	await cut(dataDir, made, 0.6);
	const again = await startTestServer({ dataDir });
	await expect(facilitator(again, made)).rejects.toThrow('damaged');
});

test('L68 the journals of a folder of 0.1.1 become known although nobody asks for them', async () => {
	const dataDir = join(await newFolder(), 'data');
	await cp(join(import.meta.dirname, '../../faults/released/0.1.1'), dataDir, { recursive: true });
	const journals = join(dataDir, 'meetings');
	const read = async () =>
		Promise.all((await readdir(journals)).map((name) => readFile(join(journals, name))));
	const before = await read();
	await startTestServer({ dataDir });
	await expect
		.poll(async () => (await catalogueOf(dataDir)).meetings.map((row) => row.known?.bytes))
		.toEqual(before.map(({ length }) => length));
	expect(await read()).toEqual(before);
});

test('L68 a closed meeting that is only read is known afterwards, without a room', async () => {
	const ground = await openRooms();
	const { store, rooms } = ground;
	const row = await meetingOf(ground, [{ type: 'OpenDoors' }, { type: 'CloseMeeting' }]);
	await rooms.whileEmpty(row.id, async () => {
		await meetingStreams(store).rest(row.id);
		await store.catalogue.update((draft) => draft.meetings.forEach((each) => (each.known = null)));
	});
	expect(await rooms.look(row)).not.toBeNull();
	await expect.poll(() => rooms.row(row.id)?.known).not.toBeNull();
	expect(rooms.isOpen(row.id)).toBe(false);
});

test('L68 many unknown journals become known in one change of the index', async () => {
	const ground = await openRooms();
	const { store, rooms } = ground;
	for (let n = 0; n < 5; n += 1) {
		const { id } = await meetingOf(ground, [{ type: 'OpenDoors' }]);
		await rooms.whileEmpty(id, () => meetingStreams(store).rest(id));
	}
	await store.catalogue.update((draft) => draft.meetings.forEach((each) => (each.known = null)));
	const { changes } = store.catalogue.data;
	rooms.markUnknown();
	await expect.poll(() => rooms.rows.every((row) => row.known !== null)).toBe(true);
	expect(store.catalogue.data.changes).toBe(changes + 1);
});
