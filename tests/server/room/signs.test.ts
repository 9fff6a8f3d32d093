// The order of the signs lies apart from the journal, from the opening of the doors until a day after the closing.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { signObjects } from '#meeting/sign.ts';
import { drawSigns } from '#server/meeting/signs.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { StoreFailure, type Store } from '#server/store/store.ts';
import { newToken } from '../../support/client.ts';
import { overMeetings } from '../../support/failing.ts';
import { facilitator, laptop, openMeeting, resident, type PreparedMeeting } from '../../support/hall.ts';
import { exported, imported } from '../../support/moving.ts';
import { ask, newFolder, startTestServer, type TestServer } from '../../support/server.ts';
import { stateBeside } from '../../support/state.ts';

const hour = 60 * 60 * 1000;
/** The clock of a laptop that is opened so much later. */
const after = (ms: number) => () => Date.now() + ms;

/** A journal has keys of its own. */
const objectsIn = (text: string) =>
	signObjects.filter((object) => object !== 'key' && text.includes(`"${object}"`));

const fileOf = (server: TestServer, { id }: PreparedMeeting) => join(server.dataDir, 'signs', `${id}.json`);
const kept = (server: TestServer) => readdir(join(server.dataDir, 'signs'));

/** Of the first three phones. */
async function orderIn(server: TestServer, made: PreparedMeeting) {
	const { order } = JSON.parse(await readFile(fileOf(server, made), 'utf8')) as { order: string[] };
	return order.slice(0, 3);
}

/** An open meeting with three phones, one after the other. */
async function hall(server: TestServer, options: { token?: string } = {}) {
	const { made, staff } = await openMeeting(server, options);
	const tokens = [newToken(), newToken(), newToken()];
	for (const token of tokens) await resident(server, made, token);
	return { made, staff, signs: () => signsOf(server, made), tokens };
}

async function signsOf(server: TestServer, made: PreparedMeeting) {
	const staff = await facilitator(server, made);
	const { persons } = await staff.until((view) => view.persons.length === 3);
	return persons.map(({ sign }) => sign?.object);
}

test('P32 each phone has another sign, on its own page and for staff; the journal and the copy for other computers hold none', async () => {
	const server = await startTestServer();
	const { made, signs, tokens } = await hall(server);
	const all = await signs();
	expect(new Set(all).size).toBe(3);
	expect(all).toEqual(await orderIn(server, made));
	expect((await resident(server, made, tokens[1])).mine?.sign).toEqual({ object: all[1], number: 1 });
	const journal = await readFile(join(server.dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	expect(objectsIn(journal)).toEqual([]);
	await (await facilitator(server, made)).do({ type: 'CloseMeeting' });
	const file = (await exported(server, made.token, made.id)).bytes.toString();
	expect(objectsIn(file)).toEqual([]);
});

test('P32 every order is drawn', () => {
	const firsts = new Set(Array.from({ length: 1000 }, () => drawSigns()[0]));
	expect(firsts.size).toBe(24);
	expect(drawSigns().toSorted()).toEqual(signObjects.toSorted());
	expect(drawSigns()).not.toEqual(drawSigns());
});

test('P32 a restart and a closing that is taken back change no sign', async () => {
	const server = await startTestServer();
	const { made, staff, signs } = await hall(server);
	const before = await signs();
	await staff.do({ type: 'CloseMeeting' });
	await server.close();
	const again = await startTestServer({ dataDir: server.dataDir });
	await (await facilitator(again, made)).do({ type: 'TakeBackClosing' });
	expect(await signsOf(again, made)).toEqual(before);
});

test('P32 on another computer, a closing that is taken back draws an order of its own', async () => {
	const office = await startTestServer();
	const { made, staff } = await hall(office);
	await staff.do({ type: 'CloseMeeting' });
	const there = await startTestServer();
	const token = await laptop(there);
	await imported(there, token, (await exported(office, made.token, made.id)).bytes);
	const moved = { ...made, token };
	expect(await signsOf(there, moved)).toEqual([undefined, undefined, undefined]);
	const back = await facilitator(there, moved);
	await back.do({ type: 'TakeBackClosing' });
	const view = await back.until(({ persons }) => persons.every(({ sign }) => sign));
	expect(new Set(view.persons.map(({ sign }) => sign?.object)).size).toBe(3);
});

describe('P32 an order that is lost', () => {
	const lost: Readonly<Record<string, (path: string) => Promise<void>>> = {
		'that cannot be read': (path) => writeFile(path, '{"version":1,"order":["bo'),
		'of another version': (path) => writeFile(path, '{"version":1,"order":["spaceship"]}'),
		'whose file is gone': (path) => rm(path)
	};

	test.each(Object.entries(lost))('P32 an order %s is drawn anew while doors are open', async (_, lose) => {
		const server = await startTestServer();
		const { made } = await hall(server);
		await server.close();
		await lose(fileOf(server, made));
		const again = await startTestServer({ dataDir: server.dataDir });
		const drawn = await signsOf(again, made);
		expect(drawn).toEqual(await orderIn(again, made));
		await again.close();
		const third = await startTestServer({ dataDir: server.dataDir });
		expect(await signsOf(third, made)).toEqual(drawn);
	});

	test('P32 after the closing it is none, and its file goes', async () => {
		const server = await startTestServer();
		const { made, staff } = await hall(server);
		await staff.do({ type: 'CloseMeeting' });
		await server.close();
		await writeFile(fileOf(server, made), '{"version":1,"order":["bo');
		const again = await startTestServer({ dataDir: server.dataDir });
		expect(await signsOf(again, made)).toEqual([undefined, undefined, undefined]);
		expect(await kept(again)).toEqual([]);
	});
});

test('P33 the order is erased at the start a day after the closing, and not before', async () => {
	const server = await startTestServer();
	const { made, staff, signs } = await hall(server);
	const before = await signs();
	await staff.do({ type: 'CloseMeeting' });
	await server.close();
	const early = await startTestServer({ dataDir: server.dataDir, clock: after(23.9 * hour) });
	expect(await signsOf(early, made)).toEqual(before);
	await early.close();
	const late = await startTestServer({ dataDir: server.dataDir, clock: after(24.1 * hour) });
	expect(await kept(late)).toEqual([]);
	expect(await signsOf(late, made)).toEqual([undefined, undefined, undefined]);
});

test('P33 a record that is corrected does not keep the order, and an open meeting does', async () => {
	const server = await startTestServer();
	const open = await hall(server);
	const corrected = await hall(server, { token: open.made.token });
	await corrected.staff.do({ type: 'CloseMeeting' });
	await corrected.staff.do({ type: 'ReopenMeeting', reason: 'Une faute' });
	await server.close();
	const late = await startTestServer({ dataDir: server.dataDir, clock: after(24.1 * hour) });
	expect(await kept(late)).toEqual([`${open.made.id}.json`]);
});

test('P33 orders that cannot be listed keep no first name from being erased', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const phone = await resident(server, made, newToken());
	await phone.do({ type: 'SetName', name: 'Zora' });
	await staff.do({ type: 'CloseMeeting' });
	await server.close();
	const names = () => readFile(join(server.dataDir, 'names', `${made.id}.json`), 'utf8').catch(() => '');
	expect(await names()).toContain('Zora');
	const around = (store: Store) =>
		overMeetings(store, {
			haveSigns: () => Promise.reject(new StoreFailure('the test refuses', false))
		});
	await startTestServer({ dataDir: server.dataDir, around, clock: after(31 * 24 * hour) });
	await expect.poll(names).not.toContain('Zora');
});

test('P33 the order goes with its meeting', async () => {
	const server = await startTestServer();
	const { made, staff } = await hall(server);
	await staff.do({ type: 'CloseMeeting' });
	const { title } = staff.view.meeting;
	const asked = { method: 'DELETE', body: { title }, token: made.token };
	expect((await ask(server, `/meetings/${made.id}`, asked)).status).toBe(200);
	expect(await kept(server)).toEqual([]);
});

test('P33 an order whose meeting another version removed goes at the start', async () => {
	const server = await startTestServer();
	await server.close();
	await writeFile(join(server.dataDir, 'signs', 'meeting-gone.json'), '{"version":1,"order":["boat"]}');
	const again = await startTestServer({ dataDir: server.dataDir });
	expect(await kept(again)).toEqual([]);
});

test('P33 no copy of an update holds an order, and going back erases it', async () => {
	const dataDir = await newFolder();
	const server = await startTestServer({ dataDir });
	const { made } = await hall(server);
	await server.close();
	await (await openFileStore(dataDir, stateBeside(dataDir), undefined, { program: '0.0.9' })).close();
	const updated = await startTestServer({ dataDir });
	const files = await readdir(dataDir, { recursive: true });
	expect(files.filter((file) => file.includes('signs') && file.endsWith('.json'))).toEqual([
		join('signs', `${made.id}.json`)
	]);
	await updated.close();
	const store = await openFileStore(dataDir, stateBeside(dataDir));
	await store.goBack();
	await store.close();
	expect(await readdir(join(dataDir, 'signs'))).toEqual([]);
});
