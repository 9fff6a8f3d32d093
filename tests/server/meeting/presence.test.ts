// What a view shows besides the history is looked up for whoever is shown it.
import { expect, test } from 'vitest';
import { viewFor } from '#meeting/view.ts';
import { Hall } from '#server/hall/hall.ts';
import { presenceOf } from '#server/meeting/presence.ts';
import { meetingOf, openRooms } from '../../support/rooms.ts';

test('the network is asked once for the views of staff and screen, and not for that of phones', async () => {
	const ground = await openRooms();
	const { room, broadcast } = await ground.rooms.open(await meetingOf(ground, [{ type: 'OpenDoors' }]));
	let asked = 0;
	const listening = () => {
		asked += 1;
		return { host: '127.0.0.1', port: 3000 };
	};
	const presence = presenceOf({
		hall: new Hall(ground.store.catalogue, listening),
		internet: () => ({ on: false, port: 'off', answered: 0 }),
		catalogue: () => ground.store.catalogue.data,
		row: (meeting) => ground.rooms.row(meeting)
	})(room)(broadcast);
	viewFor(room.state, {}, presence, 'resident', null);
	expect(asked).toBe(0);
	viewFor(room.state, {}, presence, 'staff', null);
	const once = asked;
	expect(once).toBeGreaterThan(0);
	viewFor(room.state, {}, presence, 'staff', null);
	viewFor(room.state, {}, presence, 'screen', null);
	expect(asked).toBe(once);
});
