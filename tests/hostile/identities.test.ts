import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '../support/client.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { facilitator, meetingOf, openRooms } from '../support/rooms.ts';
import { startTestServer } from '../support/server.ts';

test('H19 what a phone can do again and again is bounded; a refused or resent command costs nothing, and others go on', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const [script, other] = await Promise.all([resident(server, made), resident(server, made)]);
	const name = (n: number) => ({ type: 'SetName', name: `Nom ${n}` }) as const;
	const lines = async () =>
		(await readFile(join(server.dataDir, 'meetings', `${made.id}.jsonl`), 'utf8')).split('\n').length;
	const id = newId();
	await script.do(name(0), id);
	expect(await script.send(name(0), id)).toHaveProperty('version');
	const foreign = { ...name(1), person: 'somebody-else' };
	expect(await script.send(foreign)).toEqual({ refused: 'not-yours' });
	for (let n = 1; n < 12; n += 1) await script.do(name(n));
	const before = await lines();
	expect(await script.send(name(12))).toEqual({ refused: 'too-fast' });
	expect(await lines()).toBe(before);
	await script.do({ type: 'RaiseHand', kind: 'speak' });
	await other.do(name(1));
	const view = await staff.until(({ turns }) => turns.length === 1);
	expect(view.seats).toEqual({ taken: 2, most: 1200, idle: 0 });
	expect(view.connections.growing).toBe(false);
});

test('H19 staff are told that a journal grows unusually fast, until ten minutes afterwards', async () => {
	const ground = await openRooms();
	const { room, broadcast } = await ground.rooms.open(await meetingOf(ground, []));
	const isGrowing = () => {
		const { full } = broadcast.welcome('staff', true, undefined, null);
		return full && 'connections' in full && full.connections.growing;
	};
	const count = (n: number) =>
		room.submit(facilitator, newId(), { type: 'CountPresent', present: 4 + (n % 2) });
	await Promise.all(Array.from({ length: 2900 }, (_, n) => count(n)));
	expect(isGrowing()).toBe(false);
	await Promise.all(Array.from({ length: 150 }, (_, n) => count(n)));
	expect(isGrowing()).toBe(true);
	ground.passes(10 * 60 * 1000 + 1);
	expect(isGrowing()).toBe(false);
});
