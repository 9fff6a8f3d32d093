// The way out: whoever came in by a link or a key gives it back, on the computer that has it.
import { isRefusal } from '#meeting/frame.ts';
import { keyRowOf } from './access.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { RefusedError } from '../http/refused.ts';
import { host } from '../room/room.ts';
import { hashOf } from './identity.ts';
import { newId } from '../process/ids.ts';
import { revokeKey } from './keys.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { CatalogueFile } from '../store/store.ts';

export const leavingRoutes = (
	catalogue: CatalogueFile,
	rooms: MeetingRooms
): HandlersOf<'DELETE /enter'> => ({
	'DELETE /enter': async ({ token, body: { meeting } }) => {
		const key = keyRowOf(catalogue.data, token);
		if (key) {
			await revokeKey(catalogue, key.scope, key.id);
			rooms.keyRevoked(key.id);
		} else await giveBack(rooms, meeting ?? '', token);
		return {};
	}
});

/** A second call changes nothing. */
async function giveBack(rooms: MeetingRooms, meeting: string, token: string): Promise<void> {
	const row = rooms.row(meeting);
	if (!row) throw new RefusedError('not-allowed');
	const { room } = await rooms.open(row);
	const { people, about } = room.state;
	const device = hashOf(about.salt, token);
	const links = Object.values(people.links).filter((link) => link.device === device);
	if (links.length === 0) throw new RefusedError('not-allowed');
	for (const { id, revoked } of links) {
		const answer = revoked ? null : await room.submit(host, newId(), { type: 'RevokeLink', link: id });
		if (answer && isRefusal(answer)) throw new RefusedError(answer.refused);
	}
}
