import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { facilitator, makeMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { ask, newFolder } from '../support/server.ts';

/** Each act is done, whether or not the log can be written. */
async function evening(dataDir: string): Promise<void> {
	const server = await spawnServer(dataDir, { env: { LOG_LEVEL: 'trace' } });
	const made = await makeMeeting(server);
	const other = await makeMeeting(server, { token: made.token });
	const body = { title: 'Réunion de mars' };
	const removed = await ask(server, `/meetings/${other.id}`, { method: 'DELETE', body, token: made.token });
	expect(removed).toEqual({ status: 200, body: { minutes: null } });
	const staff = await facilitator(server, made);
	await staff.do({ type: 'OpenDoors' });
	await staff.until((view) => view.meeting.phase === 'open');
	expect(await server.stop('SIGTERM')).toBe(0);
}

test('The log cannot be opened: commands are done all the same, and the meeting goes on', async () => {
	const dataDir = await newFolder();
	await mkdir(join(dataDir, 'log.txt'));
	await evening(dataDir);
});

test('The log’s disk is full: commands are done all the same, and the meeting goes on', async () => {
	const dataDir = await newFolder();
	await symlink('/dev/full', join(dataDir, 'log.txt'));
	await evening(dataDir);
});
