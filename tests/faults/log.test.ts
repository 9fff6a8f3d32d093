import { closeSync, openSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { facilitator, makeMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { ask, newFolder } from '../support/server.ts';

test('A log that cannot be written any more: what was asked is done all the same, and the meeting goes on', async () => {
	const full = openSync('/dev/full', 'w');
	onTestFinished(() => closeSync(full));
	const server = await spawnServer(await newFolder(), { log: full, env: { LOG_LEVEL: 'trace' } });
	const made = await makeMeeting(server);
	const other = await makeMeeting(server, { token: made.token });
	// What is told to the log is done all the same.
	const body = { title: 'Réunion de mars' };
	const removed = await ask(server, `/meetings/${other.id}`, { method: 'DELETE', body, token: made.token });
	expect(removed).toEqual({ status: 200, body: { minutes: null } });
	const staff = await facilitator(server, made);
	await staff.do({ type: 'OpenDoors' });
	await staff.until((view) => view.meeting.phase === 'open');
	expect(server.child.exitCode).toBe(null);
});
