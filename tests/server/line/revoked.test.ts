// When the turn of a command comes, the room checks again whether its sender may be in. The command may have been sent while the link
// still stood.
import { expect, test } from 'vitest';
import { isRefusal } from '#stream/decision.ts';
import { hashOf } from '#server/entry/identity.ts';
import { newId } from '#server/process/ids.ts';
import { entrance, type Entrance, type Handshake } from '#server/line/door.ts';
import { commandLimits } from '#server/line/limits.ts';
import { meetingDoor } from '#server/meeting/door.ts';
import { newToken } from '../../support/client.ts';
import { overlay, overMeetings } from '../../support/failing.ts';
import { Gate } from '../../support/gate.ts';
import { loanDoor } from '../../support/loans/door.ts';
import { borrow, openShelfRooms, openShelves, shelf, shelvesIn } from '../../support/loans/rooms.ts';
import { facilitator, meetingOf, openRooms } from '../../support/rooms.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const host = { role: 'host', device: 'host' } as const;

async function entered({ enter }: Entrance, handshake: Handshake) {
	const guest = await enter(handshake);
	if (isRefusal(guest)) throw new Error(guest.refused);
	const limits = commandLimits();
	return (command: object) => guest.take({ id: newId(), command }, limits);
}

/** A scribe's link in a meeting, and the command that revokes it. */
async function linkInMeeting(gate: Gate) {
	const ground = await openRooms((store) =>
		overMeetings(store, { append: (...lines) => gate.pass(() => meetingStreams(store).append(...lines)) })
	);
	const row = await meetingOf(ground, [{ type: 'OpenDoors' }]);
	const { room } = await ground.rooms.open(row);
	const [link, token] = [newId(), newToken()];
	await room.submit(host, link, { type: 'MakeLink', role: 'scribe', hash: 'hash' });
	const device = hashOf(room.state.about.salt, token);
	await room.submit(host, newId(), { type: 'UseLink', link, device });
	const meetings = entrance(meetingDoor(ground.rooms, () => ground.store.catalogue.data));
	const take = await entered(meetings, { meeting: row.id, token, role: 'scribe' });
	return {
		room,
		asks: () => take({ type: 'CountSomeone' }),
		revokes: () => room.submit(facilitator, newId(), { type: 'RevokeLink', link })
	};
}

/** A visitor of a shelf, and the command that closes the shelf. A closed shelf admits nobody. */
async function visitToShelf(gate: Gate) {
	const streams = shelvesIn(await openShelves());
	await streams.create(shelf);
	const rooms = openShelfRooms(
		overlay(streams, { append: (...lines) => gate.pass(() => streams.append(...lines)) })
	);
	const { room } = await rooms.open({ id: shelf });
	const take = await entered(entrance(loanDoor(rooms)), { shelf, token: newToken(), role: 'visitor' });
	return {
		room,
		asks: () => take(borrow('Scie')),
		revokes: () => room.submit(host, newId(), { type: 'CloseShelf', at: 0 })
	};
}

const kinds = [
	['a meeting', linkInMeeting],
	['a shelf', visitToShelf]
] as const;

test.each(kinds)('L8 a command is taken while its link or key stands: %s', async (_, open) => {
	const { room, asks } = await open(new Gate());
	const before = room.version;
	expect(await asks()).toEqual({ version: before + 1 });
});

test.each(kinds)('L8 a command that waits while its link is revoked is refused: %s', async (_, open) => {
	const gate = new Gate();
	const { room, asks, revokes } = await open(gate);
	gate.shut();
	const revoked = revokes();
	await gate.reached;
	const asked = asks();
	gate.open();
	expect(await asked).toEqual({ refused: 'link-revoked' });
	expect(await revoked).toEqual({ version: room.version });
});

test.each(kinds)('L8 a command that comes together with the revoking is refused: %s', async (_, open) => {
	const { room, asks, revokes } = await open(new Gate());
	const [revoked, asked] = await Promise.all([revokes(), asks()]);
	expect(asked).toEqual({ refused: 'link-revoked' });
	expect(revoked).toEqual({ version: room.version });
});
