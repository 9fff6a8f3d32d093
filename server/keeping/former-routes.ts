// The minutes of the table's last meeting, if they are still to be read: whoever facilitates the next one publishes them by one press.
import { findingsIn } from '../documents/check-routes.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { accepted, RefusedError } from '../http/refused.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import { newId } from '../process/ids.ts';
import { host } from '../room/room.ts';
import type { MeetingRow } from '../store/catalogue-data.ts';

/** L162 */
export const formerRoutes = (
	rooms: MeetingRooms
): HandlersOf<'GET /meetings/:meeting/former' | 'POST /meetings/:meeting/former'> => ({
	'GET /meetings/:meeting/former': async ({ hosted: { room } }) => {
		const former = formerOf(rooms.rows, room.state.about.id);
		if (!former) return { former: null };
		const { id, title, closedAt, zone } = former;
		const opened = await rooms.open(former);
		return { former: { id, title, closedAt, zone, findings: findingsIn(opened.room) } };
	},
	'POST /meetings/:meeting/former': async ({ hosted: { room }, body }) => {
		const former = formerOf(rooms.rows, room.state.about.id);
		if (former?.id !== body.former) throw new RefusedError('unknown');
		const opened = await rooms.open(former);
		accepted(await opened.room.submit(host, newId(), { type: 'PublishMinutes', how: 'together' }));
		return {};
	}
});

/** The last one of the same table. */
function formerOf(rows: readonly MeetingRow[], meeting: string): MeetingRow | undefined {
	const table = rows.find(({ id }) => id === meeting)?.table;
	return rows
		.filter((row) => row.table === table && row.id !== meeting)
		.filter(({ phase, minutes }) => phase === 'closed' && minutes === 'to-read')
		.toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))[0];
}
