// The list of the tables, with the meetings and the minutes of each, as its reader may see it.
import type { ListedMeeting, Listing, Recovered } from '#api/listing.ts';
import { opens, type Scope } from '../entry/access.ts';
import { keysOf } from '../entry/keys.ts';
import type { Hall } from '../hall/hall.ts';
import { showSettings } from '../hall/settings-routes.ts';
import type { DateWatch } from '../keeping/date-watch.ts';
import { updatedShown } from '../keeping/update-routes.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import type { MeetingRow } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';

export interface ListingGround {
	readonly store: Store;
	readonly date: DateWatch;
	readonly rooms: MeetingRooms;
	readonly hall: Hall;
	/** What this start found again; shown to the laptop. The start fills it after the routes are made. */
	readonly found: { readonly recovered?: Recovered };
	readonly rehearsal: Pick<Rehearsal, 'isOpen'>;
}

export function listed({ store, date, rooms, hall, found, rehearsal }: ListingGround, scope: Scope): Listing {
	const { catalogue } = store;
	const updated = updatedShown(store);
	const { doubt } = date;
	const { tables, published, keys } = catalogue.data;
	const shown = tables.filter(({ id }) => opens(scope, id));
	return {
		scope: scope === 'laptop' ? 'laptop' : 'table',
		tables: shown.map(({ id, name, association }) => ({
			id,
			name,
			association,
			meetings: rooms.rows.filter(({ table }) => table === id).map((row) => meetingShown(row, rooms)),
			minutes: published
				// If the meeting came back, its minutes are shown with it.
				.filter(({ key, table }) => table === id && rooms.row(key) === undefined)
				.map(({ key, closedAt, zone }) => ({ key, closedAt, zone })),
			...(scope === 'laptop' && { keys: keysOf(keys, id) })
		})),
		...(scope === 'laptop' && {
			settings: showSettings(catalogue, hall),
			...found,
			...(updated && { updated }),
			...(doubt && { doubt }),
			...(rehearsal.isOpen && { rehearsal: true }),
			...(store.isLost && { isLost: true }),
			...(rooms.isFull && { isFull: true })
		})
	};
}

function meetingShown(
	{ id, title, phase, createdAt, closedAt, zone, date, key, accepted, minutes }: MeetingRow,
	rooms: MeetingRooms
): ListedMeeting {
	const damage = rooms.damage(id);
	const damaged = damage && `${damage.line} ${damage.reason}`;
	return {
		id,
		title,
		phase,
		createdAt,
		closedAt,
		zone,
		date,
		key,
		...(damaged !== undefined && { damaged }),
		...(accepted && { accepted }),
		...(minutes && { minutes })
	};
}
