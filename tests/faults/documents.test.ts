import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeMeeting, openMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { fileEndings } from '../support/documents/endings.ts';
import { ask, newFolder, startTestServer } from '../support/server.ts';
import { readMinutes } from '../support/reading.ts';

const isThere = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

/** The process that makes the documents of a server. */
async function childOf(pid: number): Promise<number> {
	return Number(await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'));
}

test('The server is killed while documents are being made: the process that makes them ends too', async () => {
	const server = await spawnServer(await newFolder());
	const made = await makeMeeting(server);
	const get = (ending: string) => readMinutes(server, made, ending);
	expect((await get('')).status).toBe(200);
	const child = await childOf(server.child.pid ?? NaN);
	expect(isThere(child)).toBe(true);
	const cut = get('.docx').catch(() => undefined);
	await server.stop('SIGKILL');
	await cut;
	await expect.poll(() => isThere(child)).toBe(false);
});

test('The process that makes documents is killed, again and again: the next document is made, and the hall goes on', async () => {
	const server = await spawnServer(await newFolder());
	const { made, staff } = await openMeeting(server);
	for (const ending of fileEndings) {
		expect((await readMinutes(server, made)).status).toBe(200);
		process.kill(await childOf(server.child.pid ?? NaN), 'SIGKILL');
		await staff.do({ type: 'CountPresent', present: 4 });
		expect((await readMinutes(server, made, ending)).status).toBe(200);
	}
});

test('A published page was emptied or cut: a page says so, and no empty page passes for minutes', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	const body = { title: 'Réunion de mars' };
	await ask(server, `/meetings/${made.id}`, { method: 'DELETE', body, token: made.token });
	const read = () => fetch(`${server.url}/minutes/${made.key}`, { headers: { 'accept-language': 'fr' } });
	expect((await read()).status).toBe(200);
	for (const length of [2000, 0]) {
		await truncate(join(server.dataDir, 'minutes', `${made.key}.html`), length);
		const broken = await read();
		expect(broken.status).toBe(500);
		expect(await broken.text()).toContain('Ce compte rendu ne se lit plus');
	}
});
