// The laptop is told of an update, and goes back from it.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { laptop, openMeeting, tablesOf } from '../../support/hall.ts';
import { spawnServer } from '../../support/process.ts';
import { ask, newFolder, post, startTestServer } from '../../support/server.ts';
import { stateBeside } from '../../support/state.ts';
import { filesIn } from '../../support/folder-files.ts';
import { testDisk } from '../../support/test-disk.ts';

const main = join(import.meta.dirname, '../../../server/main.ts');

/** A folder as an older version left it, with one meeting and a note. */
async function folderOfBefore() {
	const dataDir = await newFolder();
	const server = await startTestServer({ dataDir });
	await openMeeting(server, { title: 'Une séance d’avant' });
	await server.close();
	await (await openFileStore(dataDir, stateBeside(dataDir), undefined, { program: '0.0.9' })).close();
	return { dataDir, before: await filesIn(dataDir) };
}

/** The name of the copy of the former version. */
async function copyTold(server: Parameters<typeof tablesOf>[0], token: string): Promise<string> {
	const { updated } = (await tablesOf(server, token)) as unknown as {
		updated: { before: { folder: string } };
	};
	return updated.before.folder;
}

/** A disk that does something else just before the first file is set aside. */
function diskThat(first: () => Promise<void>): Disk {
	const whole = testDisk();
	return {
		...whole,
		rename: async (from, to) => {
			if (to.includes('depuis-') && from.includes('meetings')) await first();
			await whole.rename(from, to);
		}
	};
}

test('L109 the laptop reads about the update and what going back would take away; then the server ends', async () => {
	const { dataDir, before } = await folderOfBefore();
	const server = await startTestServer({ dataDir });
	const token = await laptop(server);
	const { updated } = (await tablesOf(server, token)) as unknown as {
		updated: { before: { folder: string } };
	};
	expect(updated).toMatchObject({ before: { from: '0.0.9', meetings: 1, boxes: 0 }, gone: null });
	const table = await post<{ id: string }>(server, '/tables', { name: 'Table' }, token);
	await post(server, `/tables/${table.body.id}/meetings`, { title: 'Une séance d’après' }, token);
	const told = await ask(server, '/update', { token });
	const aside = expect.stringMatching(/^depuis-\d/) as unknown;
	expect(told.body).toMatchObject({ made: ['Une séance d’après'], changed: [], aside });
	expect((await ask(server, '/update')).status).toBe(401);
	expect((await post(server, '/update/back', updated.before)).status).toBe(401);
	expect((await post(server, '/update/back', { folder: 'avant-9.9.9' }, token)).status).toBe(404);
	const back = await post(server, '/update/back', { folder: updated.before.folder }, token);
	expect(back).toEqual({ status: 200, body: { from: '0.0.9' } });
	await server.wentBack;
	expect(await filesIn(dataDir)).toEqual(before);
	await server.close();
	expect(await filesIn(dataDir)).toEqual(before);
	expect((await readdir(dataDir)).some((name) => name.startsWith('depuis-'))).toBe(true);
});

test('L109 the process ends by itself, and the program goes back once with --revenir', async () => {
	const { dataDir, before } = await folderOfBefore();
	const first = await spawnServer(dataDir);
	expect(first.printed()).toMatch(/a repris les données de la version 0\.0\.9/);
	expect(await first.stop('SIGTERM')).toBe(0);
	const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, STATE_DIR: stateBeside(dataDir) };
	const run = () => promisify(execFile)(process.execPath, [main, '--revenir'], { env });
	expect((await run()).stdout).toMatch(/Lancez maintenant Tablée 0\.0\.9/);
	expect(await filesIn(dataDir)).toEqual(before);
	await expect(run()).rejects.toMatchObject({
		code: 1,
		stdout: expect.stringMatching(/Il n’y a pas de copie/)
	});
});

test('L109 a page that closes during the going back interrupts nothing: the server ends once all of it is back', async () => {
	const { dataDir, before } = await folderOfBefore();
	const [begun, held] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
	const disk = diskThat(async () => {
		begun.resolve(null);
		await held.promise;
	});
	const server = await startTestServer({ dataDir, disk });
	let isOver = false;
	void server.wentBack.then(() => (isOver = true));
	const token = await laptop(server);
	const folder = await copyTold(server, token);
	const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
	const asked = request(`${server.url}/api/update/back`, { method: 'POST', agent: false, headers });
	asked.on('error', () => undefined); // it is cut here
	asked.end(JSON.stringify({ folder }));
	await begun.promise;
	const gone = new Promise((resolve) => asked.once('close', resolve));
	asked.destroy();
	await gone;
	// By then, the server has seen that the folder is gone.
	for (let number = 0; number < 3; number += 1)
		await fetch(`${server.url}/api/none`).then((answer) => answer.text());
	expect(isOver).toBe(false);
	held.resolve(null);
	await server.wentBack;
	expect(await filesIn(dataDir)).toEqual(before);
});

test('L109 a refusal of the disk half-way is told, and the next start completes the going back', async () => {
	const { dataDir, before } = await folderOfBefore();
	const disk = diskThat(() => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })));
	const server = await startTestServer({ dataDir, disk });
	const token = await laptop(server);
	const back = await post(server, '/update/back', { folder: await copyTold(server, token) }, token);
	expect(back).toEqual({ status: 503, body: { refused: 'not-saved', why: 'back-not-ended' } });
	await server.wentBack;
	await server.close();
	await expect(startTestServer({ dataDir })).rejects.toMatchObject({ code: 'went-back' });
	expect(await filesIn(dataDir)).toEqual(before);
});

test('L109 a refusal of the disk before anything was moved is told and logged, and nothing has changed', async () => {
	const { dataDir } = await folderOfBefore();
	const server = await spawnServer(dataDir);
	const exited = once(server.child, 'exit');
	const token = await laptop(server);
	const folder = await copyTold(server, token);
	await mkdir(join(dataDir, 'catalogue.json.new')); // no list can be written any more
	const { 'catalogue.copy.json': copy, ...updated } = await filesIn(dataDir);
	const back = await post(server, '/update/back', { folder }, token);
	expect(back).toEqual({ status: 503, body: { refused: 'not-saved', why: 'back-not-begun' } });
	expect(await exited).toEqual([0, null]);
	expect(await server.logged()).toMatch(/"msg":"not-gone-back"/);
	expect(copy).toBeDefined();
	expect(await filesIn(dataDir)).toMatchObject(updated);
	await rm(join(dataDir, 'catalogue.json.new'), { recursive: true });
	expect((await startTestServer({ dataDir })).updated).toMatchObject({ folder });
});
