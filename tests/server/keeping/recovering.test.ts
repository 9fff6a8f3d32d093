// The catalogue is lost or damaged. This comes back from its copy, from the journals and from the published minutes.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
	catalogueIn as catalogue,
	copiesIn,
	copyIn as copy,
	dropCatalogue
} from '../../support/catalogue.ts';
import { connect, newToken } from '../../support/client.ts';
import { facilitator, laptop, makeMeeting, openMeeting, resident, tablesOf } from '../../support/hall.ts';
import { spawnServer } from '../../support/process.ts';
import { ask, newFolder, post, startTestServer, type TestServer } from '../../support/server.ts';
import { everyByte } from '../../support/store/folder.ts';

interface Told {
	readonly recovered?: { from: string; meetings: number; minutes: number; damaged: number };
	readonly settings: { readonly wifi: { readonly ssid: string } | null };
}
const nothing = { meetings: 0, minutes: 0, damaged: 0, later: 0, missing: 0 };
const day = 24 * 60 * 60 * 1000;
const told = async (server: TestServer, token: string) =>
	(await ask<Told>(server, '/tables', { token })).body;
const wifi = (server: TestServer, token: string, value: object | null) =>
	ask(server, '/settings', { method: 'PATCH', body: { wifi: value }, token });

/** A table with two meetings, one open with a phone in it and one closed, and a Wi-Fi. */
async function evening() {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server, { title: 'Les ascenseurs' });
	const phone = newToken();
	await (await resident(server, made, phone)).do({ type: 'RaiseHand', kind: 'speak' });
	const code = staff.view.hall.code;
	const [table] = (await tablesOf(server, made.token)).tables;
	const other = await makeMeeting(server, { token: made.token, table: table?.id ?? '', title: 'Les bancs' });
	const second = await facilitator(server, other);
	await second.do({ type: 'OpenDoors' });
	await second.do({ type: 'CloseMeeting' });
	await second.do({ type: 'PublishMinutes', how: 'unread' });
	await second.until((view) => view.meeting.phase === 'closed');
	expect((await wifi(server, made.token, { ssid: 'Salle', password: 'olivier-2026' })).status).toBe(200);
	await server.close();
	return { dataDir: server.dataDir, made, other, phone, code, table };
}

test.each([
	['gone', null],
	['cut', '{"version":1,"tables":[{"id":'],
	['empty', ''],
	['another’s', '[]']
])('L33 a catalogue that is %s comes back whole from its copy', async (_, text) => {
	const { dataDir, made, phone, code } = await evening();
	const before = await readFile(catalogue(dataDir), 'utf8');
	await (text === null ? rm(catalogue(dataDir)) : writeFile(catalogue(dataDir), text));
	const server = await startTestServer({ dataDir });
	const { recovered, settings } = await told(server, made.token); // who was known still is
	expect(recovered).toEqual({ from: 'copy', ...nothing });
	expect(settings.wifi).toMatchObject({ ssid: 'Salle' });
	const { meetings, tables } = JSON.parse(before) as Record<string, unknown>;
	expect(JSON.parse(await readFile(catalogue(dataDir), 'utf8'))).toMatchObject({ meetings, tables });
	const back = await resident(server, made, phone);
	expect(back.view.turns).toHaveLength(1);
	expect((await facilitator(server, made)).view.hall.code).toBe(code);
	const aside = (await readdir(dataDir)).filter((name) => name.includes('broken'));
	const kept = await Promise.all(aside.map((name) => readFile(join(dataDir, name), 'utf8')));
	expect(kept).toEqual(text === null ? [] : [text]); // as it was, beside
	await server.close();
	expect(await told(await startTestServer({ dataDir }), made.token)).not.toHaveProperty('recovered');
});

test('L33 without a copy the index is made again from the journals: tables, addresses, phases and codes are as before', async () => {
	const { dataDir, made, other, phone, code, table } = await evening();
	for (const path of [catalogue(dataDir), ...(await copiesIn(dataDir))]) await writeFile(path, '{');
	const server = await startTestServer({ dataDir });
	const token = await laptop(server);
	const { recovered } = await told(server, token);
	expect(recovered).toEqual({ from: 'journals', ...nothing, meetings: 2 });
	const [again] = (await tablesOf(server, token)).tables;
	expect(again).toMatchObject({ id: table?.id, name: table?.name });
	expect(again?.meetings.map(({ id, key, title, phase }) => [id, key, title, phase]).sort()).toEqual(
		[
			[made.id, made.key, 'Les ascenseurs', 'open'],
			[other.id, other.key, 'Les bancs', 'closed']
		].sort()
	);
	const back = await resident(server, made, phone);
	expect(back.view.turns).toHaveLength(1);
	const entered = await post<{ key: string }>(server, '/join', { code: code ?? '' });
	expect(entered.body).toMatchObject({ key: made.key });
});

test('L33 the start reports it in French, and reports nothing in a new folder', async () => {
	const { dataDir } = await evening();
	await dropCatalogue(dataDir);
	const server = await spawnServer(dataDir);
	await expect.poll(server.printed).toContain('Pour arrêter');
	expect(server.printed()).toContain('La liste des séances (catalogue.json) manquait, était abîmée ou vide');
	expect(server.printed()).toContain('2 séances retrouvées.');
	const other = await spawnServer(await newFolder());
	await expect.poll(other.printed).toContain('Pour arrêter');
	expect(other.printed()).not.toContain('catalogue.json');
}, 40_000);

test('L33 a removed meeting does not come back, not even from an older copy; its minutes do', async () => {
	const { dataDir, other, table } = await evening();
	const server = await startTestServer({ dataDir });
	const older = await readFile(copy(dataDir));
	const removal = { method: 'DELETE', body: { title: 'Les bancs' }, token: other.token };
	expect((await ask(server, `/meetings/${other.id}`, removal)).status).toBe(200);
	expect((await readFile(copy(dataDir))).includes('Les bancs')).toBe(false);
	await server.close();
	for (const prepare of [() => writeFile(copy(dataDir), older), () => undefined]) {
		await dropCatalogue(dataDir);
		await prepare();
		const again = await startTestServer({ dataDir });
		const [kept] = (await tablesOf(again, await laptop(again))).tables;
		expect(kept?.meetings.map(({ title }) => title)).toEqual(['Les ascenseurs']);
		expect(kept).toMatchObject({ id: table?.id, minutes: [{ key: other.key }] });
		await again.close();
	}
});

test('L33 what was taken out of the catalogue is in no copy, nor in the file that was set aside', async () => {
	const { dataDir, made } = await evening();
	const whole = await readFile(catalogue(dataDir));
	await writeFile(catalogue(dataDir), whole.subarray(0, -20));
	const server = await startTestServer({ dataDir });
	expect((await everyByte(dataDir)).includes('olivier-2026')).toBe(true);
	expect((await wifi(server, made.token, null)).status).toBe(200);
	expect((await everyByte(dataDir)).includes('olivier-2026')).toBe(false);
	expect((await readdir(dataDir)).filter((name) => name.includes('broken'))).toEqual([]);
});

test('L33 a journal that cannot be read is listed, refused by name, and left as it is', async () => {
	const { dataDir, made } = await evening();
	const path = join(dataDir, 'meetings', `${made.id}.jsonl`);
	const text = (await readFile(path, 'utf8')).replace('Les ascenseurs', 'Les Ascenseurs');
	await writeFile(path, text);
	await dropCatalogue(dataDir);
	const server = await startTestServer({ dataDir });
	const token = await laptop(server);
	expect((await told(server, token)).recovered).toMatchObject({ meetings: 1, damaged: 1 });
	const listed = (await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);
	expect(listed.map(({ id }) => id)).toContain(made.id);
	const entering = connect(server, { meeting: made.id, token, role: 'facilitator' });
	await expect(entering).rejects.toThrow('damaged');
	expect(await readFile(path, 'utf8')).toBe(text);
});

test('L33 an older journal that does not hold its address gets one that stays, and opens', async () => {
	const dataDir = await newFolder();
	await mkdir(join(dataDir, 'meetings'));
	const released = join(import.meta.dirname, '../../faults/released/0.1.0/meetings');
	const journals = (await readdir(released)).filter((name) => name.endsWith('.jsonl'));
	for (const name of journals) await copyFile(join(released, name), join(dataDir, 'meetings', name));
	const keys: string[][] = [];
	for (let times = 0; times < 2; times += 1) {
		const server = await startTestServer({ dataDir });
		const token = await laptop(server);
		expect((await told(server, token)).recovered).toMatchObject({ meetings: journals.length, damaged: 0 });
		const rows = (await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);
		for (const { id, key } of rows) await facilitator(server, { id, key, token });
		keys.push(rows.map(({ key }) => key).sort());
		await server.close();
		await dropCatalogue(dataDir);
	}
	expect(keys[0]).toHaveLength(journals.length);
	expect(keys[0]?.every((key) => /^[A-Z2-7]{8}$/.test(key))).toBe(true);
	expect(keys[1]).toEqual(keys[0]);
});

test('L33 what retention took from a journal is known again, and is not due twice', async () => {
	const { dataDir, other } = await evening();
	const clock = () => Date.now() + 31 * day;
	await (await startTestServer({ dataDir, clock })).close();
	await dropCatalogue(dataDir);
	const server = await startTestServer({ dataDir, clock });
	const { meetings, gone } = JSON.parse(await readFile(catalogue(server.dataDir), 'utf8')) as {
		meetings: { id: string; erased: string[] }[];
		gone: unknown[];
	};
	expect(meetings.find(({ id }) => id === other.id)?.erased).toEqual(['devices']);
	expect(gone).toEqual([]);
});
