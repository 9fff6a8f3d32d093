import { expect, onTestFinished, test } from 'vitest';
import { Hall } from '#server/hall/hall.ts';
import { startChores } from '#server/keeping/chores.ts';
import { openShelfRooms, openShelves, shelf, shelvesIn } from '../../support/loans/rooms.ts';
import { idleMs, meetingOf, openRooms } from '../../support/rooms.ts';

test('L41 the rooms of every kind close once nobody was in them for a while, even if those of another kind cannot', async () => {
	const ground = await openRooms();
	const hall = new Hall(ground.store.catalogue, () => ({ host: '127.0.0.1', port: 3000 }));
	const { id } = await meetingOf(ground, []);
	const streams = shelvesIn(await openShelves());
	await streams.create(shelf);
	const shelves = openShelfRooms(streams, ground.clock);
	await shelves.open({ id: shelf });
	const open = () => [ground.rooms.isOpen(id), shelves.isOpen(shelf)];
	expect(open()).toEqual([true, true]);
	ground.passes(idleMs);
	const failing = { sweep: () => Promise.reject(new Error('of the test')) };
	onTestFinished(startChores({ ...ground, hall, roomsOfEach: [failing, ground.rooms, shelves], sweepMs: 1 }));
	await expect.poll(open).toEqual([false, false]);
});
