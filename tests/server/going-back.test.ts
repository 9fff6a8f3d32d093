// An update, as whoever has the laptop is told of it, and takes it back.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openFileStore } from '#server/store/file-store.ts';
import { laptop, openMeeting, tablesOf } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { ask, newFolder, post, startTestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { filesIn } from '../support/folder-files.ts';

const main = join(import.meta.dirname, '../../server/main.ts');

/** As a version of before left it, with one meeting and a note. */
async function folderOfBefore() {
	const dataDir = await newFolder();
	const server = await startTestServer({ dataDir });
	await openMeeting(server, { title: 'Une séance d’avant' });
	await server.close();
	await (await openFileStore(dataDir, stateBeside(dataDir), undefined, { program: '0.0.9' })).close();
	return { dataDir, before: await filesIn(dataDir) };
}

test('L109 the laptop is told of the update, and what going back would take away; then the server is over', async () => {
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
	expect(told.body).toMatchObject({ made: ['Une séance d’après'], changed: [] });
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

test('L109 the process ends by itself, and the program takes back with --revenir, once', async () => {
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
