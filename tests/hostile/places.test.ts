import { countOn, keysOn } from '#stream/shelf.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId, newToken } from '../support/client.ts';
import { facilitator, meetingOf, openRooms } from '../support/rooms.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';

test('H23 a script takes every place; staff free them in one act, each time, and the resident who waited is in', async () => {
	const { rooms, store, ...ground } = await openRooms();
	const row = await meetingOf({ rooms, store, ...ground }, [{ type: 'OpenDoors' }]);
	const { room, broadcast } = await rooms.open(row);
	const arrive = (device: string) => room.submit({ role: 'resident', device }, newId(), { type: 'Arrive' });
	const comes = (device: string) => {
		broadcast.enter(device, { role: 'resident', device });
		return arrive(device);
	};
	expect(await comes('amina')).toHaveProperty('version');
	for (const attack of [1, 2]) {
		await Promise.all(Array.from({ length: 1200 }, () => arrive(newToken())));
		expect(countOn(room.state.people.seats)).toBe(1200);
		expect(await comes(`resident-${attack}`)).toEqual({ refused: 'full' });
		expect(await room.submit(facilitator, newId(), { type: 'FreeSeats' })).toHaveProperty('version');
		expect(await comes(`resident-${attack}`)).toHaveProperty('version');
	}
	expect(keysOn(room.state.people.seats).toSorted()).toEqual(['amina', 'resident-1', 'resident-2']);
	const { room: again } = await rooms.whileEmpty(row.id, () => Promise.resolve()).then(() => rooms.open(row));
	expect(again.state).toEqual(room.state);
});

test('H23 a phone that has a line or did something keeps its place, and so does a phone that arrives at that moment', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const gone = await Promise.all(Array.from({ length: 4 }, () => resident(server, made)));
	const [hand, ...phantoms] = gone;
	await hand?.do({ type: 'RaiseHand', kind: 'speak' });
	const here = await resident(server, made);
	for (const phone of gone) phone.close();
	await staff.until(({ seats }) => seats.idle === phantoms.length);
	const [late] = await Promise.all([resident(server, made), staff.do({ type: 'FreeSeats' })]);
	const view = await staff.until(({ seats }) => seats.taken === 3 && seats.idle === 0);
	expect(view.turns).toHaveLength(1);
	expect([here.mine?.person, late.mine?.person]).not.toContain(null);
	const [journal = ''] = await readdir(join(server.dataDir, 'meetings'));
	expect(await readFile(join(server.dataDir, 'meetings', journal), 'utf8')).toContain('"SeatsFreed"');
});
