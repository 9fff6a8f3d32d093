// The catalogue can be read, and is old or empty. What it does not list is found again, and no better copy is lost because of it.
import { readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { emptyCatalogue, type Catalogue } from '#server/store/catalogue-data.ts';
import { catalogueIn as catalogue, copiesIn as copies, copyIn, dropCopies } from '../../support/catalogue.ts';
import {
	facilitator,
	laptop,
	makeMeeting,
	makeTable,
	tablesOf,
	type PreparedMeeting
} from '../../support/hall.ts';
import { spawnServer } from '../../support/process.ts';
import { ask, post, startTestServer, type TestServer } from '../../support/server.ts';
import { everyByte } from '../../support/store/folder.ts';

const dropFollowing = (dataDir: string) => rm(copyIn(dataDir));
const dataOf = async (path: string): Promise<Catalogue> =>
	JSON.parse(await readFile(path, 'utf8')) as Catalogue;
const titles = async (server: TestServer, token: string): Promise<string[]> =>
	(await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings.map(({ title }) => title)).sort();
const settings = (server: TestServer, token: string, body: object) =>
	ask(server, '/settings', { method: 'PATCH', body, token });
const keeps = (server: TestServer, token: string, names: number) =>
	ask(server, '/retention', { method: 'PATCH', body: { names }, token });
const remove = (server: TestServer, { id, token }: PreparedMeeting, title: string) =>
	ask(server, `/meetings/${id}`, { method: 'DELETE', body: { title }, token });

/** A table, a meeting, and the catalogue of that moment. Then a second table with a meeting, and other choices. */
async function twoEvenings() {
	const server = await startTestServer();
	const token = await laptop(server);
	const first = await makeMeeting(server, { token, title: 'Les bancs' });
	const old = await readFile(catalogue(server.dataDir), 'utf8');
	const table = await makeTable(server, token, 'Table du Parc');
	await ask(server, `/tables/${table}`, { method: 'PATCH', body: { association: 'Les Tilleuls' }, token });
	const { body } = await post<{ url: string }>(server, `/tables/${table}/keys`, {}, token);
	const second = await makeMeeting(server, { token, table, title: 'Le toit' });
	expect((await settings(server, token, { wifi: { ssid: 'Salle', password: 'olivier-2026' } })).status).toBe(
		200
	);
	expect((await keeps(server, token, 90)).status).toBe(200);
	await server.close();
	return { dataDir: server.dataDir, token, first, second, old, table, link: body.url };
}

test('L50 with an empty catalogue beside whole journals, every meeting is found again, and the start says what was lost', async () => {
	const { dataDir } = await twoEvenings();
	await dropCopies(dataDir);
	await writeFile(catalogue(dataDir), JSON.stringify(emptyCatalogue()));
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'journals', meetings: 2, damaged: 0 });
	expect(await titles(server, await laptop(server))).toEqual(['Le toit', 'Les bancs']);
});

test('L50 an older catalogue without any copy keeps what it lists, and the missing meetings are added', async () => {
	const { dataDir, token, first, second, old } = await twoEvenings();
	await dropCopies(dataDir);
	await writeFile(catalogue(dataDir), old);
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'list', meetings: 1 });
	const rows = (await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);
	expect(rows.map(({ key }) => key).sort()).toEqual([first.key, second.key].sort());
	await facilitator(server, { ...second, token });
	await server.close();
	expect((await startTestServer({ dataDir })).recovered).toBeNull();
});

test('L50 a meeting that is being removed is not found again', async () => {
	const { dataDir, token, second } = await twoEvenings();
	await dropCopies(dataDir);
	const data = await dataOf(catalogue(dataDir));
	const meetings = data.meetings.filter(({ id }) => id !== second.id);
	await writeFile(catalogue(dataDir), JSON.stringify({ ...data, meetings, removing: [second.id] }));
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toBeNull();
	expect(await titles(server, token)).toEqual(['Les bancs']);
});

test.each([
	['empty', () => JSON.stringify(emptyCatalogue())],
	['older, put back from a backup', (old: string) => old]
])('L51 a catalogue that is %s is replaced by a better copy', async (_, text) => {
	const { dataDir, token, old, table, link } = await twoEvenings();
	await writeFile(catalogue(dataDir), text(old));
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'copy', meetings: 0 });
	const after = await dataOf(catalogue(dataDir));
	expect(after.settings).toMatchObject({ wifi: { ssid: 'Salle' }, retention: { names: 90 } });
	expect(after.tables.find(({ id }) => id === table)?.association).toBe('Les Tilleuls');
	expect(await titles(server, token)).toEqual(['Le toit', 'Les bancs']);
	expect((await post(server, '/enter', { secret: link.split('#')[1] })).status).toBe(200);
});

test('L51 if the catalogue and its newest copy are gone, an older copy gives settings and links back', async () => {
	const { dataDir, token, link } = await twoEvenings();
	await rm(catalogue(dataDir));
	await dropFollowing(dataDir);
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'older-copy', meetings: 0 });
	expect((await dataOf(catalogue(dataDir))).settings).toMatchObject({ wifi: { ssid: 'Salle' } });
	expect(await titles(server, token)).toEqual(['Le toit', 'Les bancs']);
	expect((await post(server, '/enter', { secret: link.split('#')[1] })).status).toBe(200);
});

test('L51 in a folder of 0.1.2, which counts no changes, what only the copy knows is taken all the same', async () => {
	const { dataDir, token, old, table } = await twoEvenings();
	const uncounted = (each: string): string => each.replace(/"change\w+": \d+,/g, '');
	const copy = copyIn(dataDir);
	const text = await readFile(copy, 'utf8');
	await dropCopies(dataDir);
	await writeFile(copy, uncounted(text));
	await writeFile(catalogue(dataDir), uncounted(old));
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'list', meetings: 1 });
	const { tables, keys } = await dataOf(catalogue(dataDir));
	expect(tables.find(({ id }) => id === table)?.association).toBe('Les Tilleuls');
	expect(keys.some(({ scope }) => scope === table)).toBe(false); // nobody came in by it: perhaps revoked since
	expect(await titles(server, token)).toEqual(['Le toit', 'Les bancs']);
});

test('L51 no older copy brings back a removed meeting, its words, a revoked link or a former Wi-Fi', async () => {
	const { dataDir, token, second, table, link } = await twoEvenings();
	const server = await startTestServer({ dataDir });
	expect((await remove(server, { ...second, token }, 'Le toit')).status).toBe(200);
	expect((await settings(server, token, { wifi: null })).status).toBe(200);
	const { keys } = await dataOf(catalogue(dataDir));
	const key = keys.find(({ scope }) => scope === table);
	expect(await ask(server, `/tables/${table}/keys/${key?.id}`, { method: 'DELETE', token })).toMatchObject({
		status: 200
	});
	const bytes = await everyByte(dataDir);
	expect([bytes.includes('Le toit'), bytes.includes('olivier-2026')]).toEqual([false, false]);
	await server.close();
	await rm(catalogue(dataDir));
	await dropFollowing(dataDir);
	const again = await startTestServer({ dataDir });
	expect(await titles(again, token)).toEqual(['Les bancs']);
	expect((await post(again, '/enter', { secret: link.split('#')[1] })).status).not.toBe(200);
});

test('L51 an older catalogue does not bring back a removed meeting either', async () => {
	const { dataDir, token, first, second } = await twoEvenings();
	const old = await readFile(catalogue(dataDir), 'utf8');
	const server = await startTestServer({ dataDir });
	expect((await remove(server, { ...second, token }, 'Le toit')).status).toBe(200);
	await server.close();
	await writeFile(catalogue(dataDir), old);
	const again = await startTestServer({ dataDir });
	expect(again.recovered).toMatchObject({ from: 'copy' });
	expect(await titles(again, token)).toEqual(['Les bancs']);
	await again.close();
	await dropCopies(dataDir);
	// A catalogue that lists nothing of the folder is certainly old.
	const lost = JSON.parse(old) as Catalogue;
	const meetings = lost.meetings.filter(({ id }) => id !== first.id);
	await writeFile(catalogue(dataDir), JSON.stringify({ ...lost, meetings }));
	const last = await startTestServer({ dataDir });
	expect(last.recovered).toMatchObject({ from: 'list', meetings: 1, missing: 1 });
	expect(await titles(last, token)).toEqual(['Les bancs']);
});

test('L51 few copies are kept, an hour apart, and a crash while one is made leaves the others', async () => {
	const hour = 60 * 60 * 1000;
	let dataDir = '';
	for (let start = 0; start < 6; start += 1) {
		const clock = () => Date.now() + start * hour;
		const server = await startTestServer(start === 0 ? {} : { dataDir, clock });
		({ dataDir } = server);
		const token = await laptop(server);
		await makeTable(server, token, `Table ${start}`);
		await server.close();
	}
	const kept = await copies(dataDir);
	expect(kept.length).toBeLessThanOrEqual(4);
	for (const path of kept) {
		const whole = await readFile(path);
		await unlink(path);
		await writeFile(`${path}.new`, whole.subarray(0, 40));
		const server = await startTestServer({ dataDir });
		expect(server.recovered).toBeNull();
		await server.close();
	}
	expect(await dataOf(catalogue(dataDir))).toMatchObject({ tables: { length: 6 } });
});

test('L50 the terminal says plainly what an index that was made from journals alone has lost', async () => {
	const { dataDir } = await twoEvenings();
	await dropCopies(dataDir);
	await writeFile(catalogue(dataDir), JSON.stringify(emptyCatalogue()));
	const server = await spawnServer(dataDir);
	await expect.poll(server.printed).toContain('Pour arrêter');
	expect(server.printed()).toContain('2 séances retrouvées.');
	for (const lost of ['noms', 'liens', 'Wi-Fi', '30 jours']) expect(server.printed()).toContain(lost);
}, 40_000);
