// A file of first names that cannot be read: cut, empty, of another kind.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '#server/store/store.ts';
import { newToken } from '../../support/client.ts';
import { overMeetings } from '../../support/failing.ts';
import { facilitator, openMeeting, resident } from '../../support/hall.ts';
import { ask, startTestServer } from '../../support/server.ts';
import { everyByte } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const day = 24 * 60 * 60 * 1000;
const half = '{"version":1,"names":{"zz":"Zoubida"';

/** An evening with a name, closed or not; then its file of names is as the test wants it. */
async function brokenEvening({ closes = false, text = half, forgets = false } = {}) {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const token = newToken();
	const phone = await resident(server, made, token);
	await phone.do({ type: 'SetName', name: 'Zoubida' });
	await staff.do({ type: 'CountPresent', present: 5 });
	if (forgets) {
		const other = await resident(server, made);
		await other.do({ type: 'SetName', name: 'Yann' });
		await other.do({ type: 'ForgetPerson' });
	}
	if (closes) await staff.do({ type: 'CloseMeeting' });
	await server.close();
	const { dataDir } = server;
	const path = join(dataDir, 'names', `${made.id}.json`);
	await writeFile(path, text);
	return { dataDir, path, made, token };
}
const aside = async (dataDir: string) =>
	(await readdir(join(dataDir, 'names'))).filter((name) => name.includes('broken'));

test.each([
	['cut', half],
	['empty', ''],
	['of another kind', '{"version":2,"names":{"zz":"Zoubida"}}'],
	['no text', '\u0000\u0001']
])('L32 a meeting whose file of names is %s opens, tells staff, and takes names again', async (_, text) => {
	const { dataDir, made, token } = await brokenEvening({ text });
	const server = await startTestServer({ dataDir });
	const staff = await facilitator(server, made);
	expect(staff.view.connections.namesLost).toBe(true);
	expect(staff.view.people.present).toBe(5);
	const [name = ''] = await aside(dataDir);
	expect(await readFile(join(dataDir, 'names', name), 'utf8')).toBe(text);
	const phone = await resident(server, made, token);
	expect(JSON.stringify(phone.view)).not.toContain('namesLost');
	await phone.do({ type: 'SetName', name: 'Zineb' });
	await staff.until((view) => JSON.stringify(view.persons).includes('Zineb'));
	await server.close();
	const again = await startTestServer({ dataDir });
	expect(JSON.stringify((await facilitator(again, made)).view.persons)).toContain('Zineb');
	expect(await aside(dataDir)).toEqual([name]);
});

test('L32 a second broken file does not replace the first one', async () => {
	const { dataDir, path, made } = await brokenEvening();
	for (const count of [1, 2]) {
		const server = await startTestServer({ dataDir });
		expect((await facilitator(server, made)).view.connections.namesLost).toBe(true);
		await server.close();
		expect(await aside(dataDir)).toHaveLength(count);
		await writeFile(path, half);
	}
});

test('L32 the journal is read once, however many phones come', async () => {
	const { dataDir, made } = await brokenEvening();
	let loads = 0;
	const around = (store: Store) =>
		overMeetings(store, {
			loadEach: (meeting, take) => ((loads += 1), meetingStreams(store).loadEach(meeting, take))
		});
	const server = await startTestServer({ dataDir, around });
	loads = 0;
	await Promise.all(Array.from({ length: 30 }, () => resident(server, made)));
	expect(loads).toBe(1);
});

test('L32 the file that was set aside goes as soon as anybody is forgotten', async () => {
	const { dataDir, made, token } = await brokenEvening();
	const server = await startTestServer({ dataDir });
	const phone = await resident(server, made, token);
	expect((await everyByte(dataDir)).includes('Zoubida')).toBe(true);
	await phone.do({ type: 'ForgetPerson' });
	await expect.poll(() => aside(dataDir)).toEqual([]);
	expect((await everyByte(dataDir)).includes('Zoubida')).toBe(false);
});

test('L32 a broken file is not kept if somebody was forgotten before: their name may be in it', async () => {
	const { dataDir, made } = await brokenEvening({ forgets: true });
	const server = await startTestServer({ dataDir });
	expect((await facilitator(server, made)).view.connections.namesLost).toBe(true);
	expect(await aside(dataDir)).toEqual([]);
	expect((await everyByte(dataDir)).includes('Zoubida')).toBe(false);
});

test('L32 the file that was set aside goes when names expire, and with its meeting', async () => {
	const { dataDir } = await brokenEvening({ closes: true });
	const kept = await startTestServer({ dataDir });
	await kept.close();
	expect((await everyByte(dataDir)).includes('Zoubida')).toBe(true);
	await startTestServer({ dataDir, clock: () => Date.now() + 31 * day });
	expect((await everyByte(dataDir)).includes('Zoubida')).toBe(false);

	const other = await brokenEvening({ closes: true });
	const server = await startTestServer({ dataDir: other.dataDir });
	await facilitator(server, other.made);
	expect(await aside(other.dataDir)).toHaveLength(1);
	const removal = { method: 'DELETE', body: { title: 'Réunion de mars' }, token: other.made.token };
	expect((await ask(server, `/meetings/${other.made.id}`, removal)).status).toBe(200);
	expect(await readdir(join(other.dataDir, 'names'))).toEqual([]);
});
