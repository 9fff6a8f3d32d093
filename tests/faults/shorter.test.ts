// A journal that has lost its end or everything, or was replaced by an older copy. The index knows better, and nothing beside the
// journal is erased as a leftover.
import { meetingStreams } from '#server/meeting/stream.ts';
import { copyFile, cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { WhatIsLeft } from '#server/store/streams.ts';
import type { Store } from '#server/store/store.ts';
import { newToken } from '../support/client.ts';
import {
	facilitator,
	laptop,
	openMeeting,
	resident,
	tablesOf,
	type PreparedMeeting
} from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { ask, newFolder, post, startTestServer, type TestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

const title = 'La place';
const pathOf = (dataDir: string, { id }: PreparedMeeting): string => join(dataDir, 'meetings', `${id}.jsonl`);

/** An evening with names, an open secret vote and words, after which the server stops cleanly. `halfway`: the journal in the middle of the evening. */
async function evening() {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server, { title });
	const tokens = Array.from({ length: 4 }, newToken);
	const phones = await Promise.all(tokens.map((token) => resident(server, made, token)));
	for (const [n, phone] of phones.entries()) await phone.do({ type: 'SetName', name: `Prénom ${n}` });
	const halfway = await readFile(pathOf(server.dataDir, made));
	await staff.do({ type: 'NoteEntry', kind: 'quote', words: 'On étouffe, l’été.' });
	const vote = await openVote(staff, item);
	for (const phone of phones) await phone.do(ballot(vote, 'for'));
	for (const phone of phones) await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.do({ type: 'CountPresent', present: 31 });
	await server.close();
	return { dataDir: server.dataDir, made, tokens, halfway, vote };
}

/** The bytes of the files beside the journals, and of the keys. */
async function beside(dataDir: string): Promise<Record<string, string>> {
	const found: Record<string, string> = {};
	for (const folder of ['names', 'boxes'])
		for (const name of await readdir(join(dataDir, folder)))
			found[`${folder}/${name}`] = await readFile(join(dataDir, folder, name), 'base64');
	const state = stateBeside(dataDir);
	for (const entry of await readdir(state, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		if (entry.isFile() && entry.name.endsWith('.key')) found[path] = await readFile(path, 'base64');
	}
	return found;
}

/** Starts a server on the folder, and tries the meeting. Resolves to what the index says of it. */
async function refusedAs(
	dataDir: string,
	made: PreparedMeeting
): Promise<{ server: TestServer; token: string; damaged: string }> {
	const server = await startTestServer({ dataDir });
	const token = await laptop(server);
	await expect(facilitator(server, { ...made, token })).rejects.toThrow('damaged');
	await expect(resident(server, made)).rejects.toThrow('damaged');
	const rows = (await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);
	return { server, token, damaged: rows.find(({ id }) => id === made.id)?.damaged ?? '' };
}

const leftOf = async (server: TestServer, { id }: PreparedMeeting, token: string): Promise<WhatIsLeft> =>
	(await ask<WhatIsLeft>(server, `/meetings/${id}/left`, { token })).body;

const linesIn = (bytes: Buffer): number => bytes.toString('latin1').split('\n').length - 1;

test('A journal was emptied: it is refused by name; first names, box and key are untouched, and there is nothing to accept', async () => {
	const { dataDir, made } = await evening();
	const before = await beside(dataDir);
	expect(Object.keys(before).filter((path) => path.endsWith('.key'))).toHaveLength(1);
	await truncate(pathOf(dataDir, made), 0);
	const { server, token, damaged } = await refusedAs(dataDir, made);
	expect(damaged).toBe('1 shorter');
	expect(await leftOf(server, made, token)).toMatchObject({ lines: 0, isOpenable: false });
	const accepted = await post(server, `/meetings/${made.id}/left`, { title, lines: 0 }, token);
	expect(accepted.status).toBe(400);
	await server.close();
	expect(await beside(dataDir)).toEqual(before);
	expect(await readFile(pathOf(dataDir, made))).toHaveLength(0);
});

test('A journal was deleted: it is refused by name; first names, box and key are untouched', async () => {
	const { dataDir, made } = await evening();
	const before = await beside(dataDir);
	await rm(pathOf(dataDir, made));
	const { server, token, damaged } = await refusedAs(dataDir, made);
	expect(damaged).toBe('0 missing');
	expect(await leftOf(server, made, token)).toMatchObject({ lines: 0, reason: 'missing', isOpenable: false });
	await server.close();
	expect(await beside(dataDir)).toEqual(before);
});

test('A journal was cut at 60 %: it is refused by name until the laptop accepts what is left, by title and number of lines; first names, box and key stay', async () => {
	const { dataDir, made, tokens } = await evening();
	const before = await beside(dataDir);
	const path = pathOf(dataDir, made);
	const whole = await readFile(path);
	const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
	await writeFile(path, cut);
	const { server, token, damaged } = await refusedAs(dataDir, made);
	expect(damaged).toBe(`${linesIn(cut) + 1} shorter`);
	const left = await leftOf(server, made, token);
	expect(left).toMatchObject({
		lines: linesIn(cut),
		known: linesIn(whole),
		reason: 'shorter',
		isOpenable: true
	});
	expect(await readFile(path)).toEqual(cut);
	const accept = (said: object) => post(server, `/meetings/${made.id}/left`, said, token);
	expect((await accept({ title: 'Une autre', lines: left.lines })).body).toEqual({ refused: 'bad-command' });
	expect((await accept({ title, lines: left.lines + 1 })).body).toEqual({ refused: 'unknown' });
	expect(await readFile(path)).toEqual(cut);
	expect((await accept({ title, lines: left.lines })).body).toEqual({ lines: left.lines });

	const staff = await facilitator(server, { ...made, token });
	expect(staff.view.persons).toHaveLength(4);
	await resident(server, made, tokens[0]);
	await staff.do({ type: 'CountPresent', present: 7 });
	const aside = (await readdir(join(dataDir, 'meetings'))).filter((name) => name.includes('.broken-'));
	expect(aside).toHaveLength(1);
	expect(await readFile(join(dataDir, 'meetings', aside[0] ?? ''))).toEqual(cut);
	await server.close();
	expect(await beside(dataDir)).toEqual(before);

	const again = await startTestServer({ dataDir });
	await (await facilitator(again, made)).do({ type: 'CountPresent', present: 8 });
	await again.close();
	expect(await beside(dataDir)).toEqual(before);
});

test('A journal was replaced by an older copy of itself: it is refused by name, and opens again once the whole one is back', async () => {
	const { dataDir, made, halfway } = await evening();
	const before = await beside(dataDir);
	const path = pathOf(dataDir, made);
	await copyFile(path, `${path}.whole`);
	await rm(path);
	await writeFile(path, halfway);
	const { server, damaged } = await refusedAs(dataDir, made);
	expect(damaged).toBe(`${linesIn(halfway) + 1} shorter`);
	await server.close();
	expect(await beside(dataDir)).toEqual(before);
	await copyFile(`${path}.whole`, path);
	const again = await startTestServer({ dataDir });
	expect((await facilitator(again, made)).view.people.present).toBe(31);
});

test('A journal was replaced by one that went another way: it is refused by name', async () => {
	const { dataDir, made, halfway } = await evening();
	const copy = join(await newFolder(), 'copy');
	await cp(dataDir, copy, { recursive: true });
	await writeFile(pathOf(copy, made), halfway);
	const catalogue = join(copy, 'catalogue.json');
	const text = await readFile(catalogue, 'utf8');
	await writeFile(catalogue, JSON.stringify(withoutKnown(JSON.parse(text))));
	const other = await startTestServer({ dataDir: copy });
	const staff = await facilitator(other, made);
	for (let n = 0; n < 40; n += 1) await staff.do({ type: 'CountPresent', present: n });
	await other.close();
	await copyFile(pathOf(copy, made), pathOf(dataDir, made));
	expect((await refusedAs(dataDir, made)).damaged).toMatch(/ other-history$/);
});

const withoutKnown = (catalogue: unknown): object => {
	const { meetings, ...rest } = catalogue as { meetings: object[] };
	return { ...rest, meetings: meetings.map((row) => ({ ...row, known: null })) };
};

test('A journal was damaged in its middle: the laptop accepts what stands before, and the whole file is kept beside', async () => {
	const { dataDir, made } = await evening();
	const before = await beside(dataDir);
	const path = pathOf(dataDir, made);
	const bytes = await readFile(path);
	const flipped = Buffer.from(bytes);
	const at = Math.floor(bytes.length / 2);
	flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
	await writeFile(path, flipped);
	const { server, token } = await refusedAs(dataDir, made);
	const { lines } = await leftOf(server, made, token);
	expect((await post(server, `/meetings/${made.id}/left`, { title, lines }, token)).status).toBe(200);
	await (await facilitator(server, { ...made, token })).do({ type: 'CountPresent', present: 5 });
	await server.close();
	const aside = (await readdir(join(dataDir, 'meetings'))).filter((name) => name.includes('.broken-'));
	expect(await readFile(join(dataDir, 'meetings', aside[0] ?? ''))).toEqual(flipped);
	expect(await beside(dataDir)).toEqual(before);
});

test('A journal was cut after the server was killed: the start notices that what was known at the last quiet moment is missing', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	const { made, staff } = await openMeeting(server, { title });
	for (let n = 0; n < 30; n += 1) await staff.do({ type: 'CountPresent', present: n });
	const path = pathOf(dataDir, made);
	const lines = linesIn(await readFile(path));
	await vi.waitFor(
		async () =>
			expect(await readFile(join(dataDir, 'catalogue.json'), 'utf8')).toContain(`"lines": ${lines}`),
		{ timeout: 20_000, interval: 200 }
	);
	await server.stop('SIGKILL');
	const bytes = await readFile(path);
	await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
	expect((await refusedAs(dataDir, made)).damaged).toMatch(/ shorter$/);
}, 60_000);

const parts = ['catalogue.json', 'meetings', 'names', 'boxes'] as const;
const orders = (rest: readonly string[]): string[][] =>
	rest.length === 0
		? [[]]
		: rest.flatMap((first) => orders(rest.filter((each) => each !== first)).map((more) => [first, ...more]));

test('A slow copy of the folder, its parts in any order, each followed by more of the evening and a quiet moment: the copy opens', async () => {
	let own: Store | null = null;
	const server = await startTestServer({ around: (store) => (own = store) });
	const { made, staff } = await openMeeting(server, { title });
	const person = (await resident(server, made)).mine?.person ?? '';
	let present = 0;
	const goOn = async () => {
		await staff.do({ type: 'CountPresent', present: (present += 1) });
		await staff.do({ type: 'SetName', person, name: `Nom ${present}` });
		if (own) await meetingStreams(own).mark(made.id);
	};
	await goOn();
	for (const order of orders(parts)) {
		const copy = await newFolder();
		for (const part of parts) if (part !== 'catalogue.json') await mkdir(join(copy, part));
		for (const part of order) {
			await cp(join(server.dataDir, part), join(copy, part), { recursive: true });
			await goOn();
		}
		const opened = await startTestServer({ dataDir: copy });
		const there = await facilitator(opened, made);
		expect(there.view.people.present, order.join(', ')).toBeGreaterThan(0);
		await there.do({ type: 'CountPresent', present: 3 });
		await opened.close();
	}
}, 120_000);
