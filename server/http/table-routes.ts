// The tables and their meetings. A handler here makes or renames a table, makes a meeting from a plan or from another meeting, or
// gives out a link.
import type { ListedMeeting, Listing, Recovered } from '#api/listing.ts';
import { planCommands, planOfMeeting, type Plan } from '#meeting/plan.ts';
import { opens, type Scope } from '../entry/access.ts';
import { asSeen } from './as-seen.ts';
import type { Clock } from '../process/clock.ts';
import { updatedShown } from '../keeping/update-routes.ts';
import type { DateWatch } from '../keeping/date-watch.ts';
import type { Hall } from '../hall/hall.ts';
import { newId } from '../process/ids.ts';
import { keysOf, makeKey, revokeKey } from '../entry/keys.ts';
import { issueLink } from '../entry/links.ts';
import type { HandlersOf } from './handlers.ts';
import { qrPath } from '../hall/qr.ts';
import { accepted, RefusedError } from './refused.ts';
import type { MeetingRoom } from '../meeting/stream.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import { showSettings } from '../hall/settings-routes.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';

export interface TablesGround {
	readonly store: Store;
	readonly date: DateWatch;
	readonly rooms: MeetingRooms;
	readonly hall: Hall;
	readonly clock: Clock;
	/** What this start found again; shown to the laptop. The start fills it after the routes are made. */
	readonly found: { readonly recovered?: Recovered };
}

export function tableRoutes(
	ground: TablesGround
): HandlersOf<
	| 'GET /tables'
	| 'POST /tables'
	| 'PATCH /tables/:table'
	| 'POST /tables/:table/keys'
	| 'DELETE /tables/:table/keys/:key'
	| 'POST /tables/:table/meetings'
	| 'POST /meetings/:meeting/duplicate'
	| 'POST /meetings/:meeting/links'
> {
	const { hall, clock, rooms } = ground;
	const { catalogue } = ground.store;
	return {
		'GET /tables': ({ scope }) => listed(ground, scope()),
		'POST /tables': async ({ body: { name } }) => {
			const table = { id: newId(), name, association: '', createdAt: clock() };
			await catalogue.update((draft) => void draft.tables.push(table));
			return { id: table.id };
		},
		'PATCH /tables/:table': async ({ table, body: { name, association, seen } }) => {
			const { id } = table();
			await catalogue.update((draft) => {
				const found = draft.tables.find((each) => each.id === id);
				asSeen(found?.name, name, seen?.name);
				asSeen(found?.association, association, seen?.association);
				if (found && name !== undefined) found.name = name;
				if (found && association !== undefined) found.association = association;
			});
			return { id };
		},
		'POST /tables/:table/keys': async ({ table }) => {
			const secret = await makeKey(catalogue, table().id, clock());
			return { secret, url: `${hall.origin()}/enter#${secret}` };
		},
		'DELETE /tables/:table/keys/:key': async ({ table, params: { key } }) => {
			if (!(await revokeKey(catalogue, table().id, key))) throw new RefusedError('unknown');
			rooms.keyRevoked(key);
			return { id: key };
		},
		'POST /tables/:table/meetings': ({ table, body: { title, date, plan } }) =>
			created(rooms, table(), title, plan, date),
		'POST /meetings/:meeting/duplicate': async ({ meeting, body: { title } }) => {
			const row = meeting();
			const { room } = await rooms.open(row);
			meeting(); // the key may have been revoked meanwhile
			const table = catalogue.data.tables.find(({ id }) => id === row.table);
			if (!table) throw new RefusedError('unknown');
			return created(rooms, table, title ?? row.title, planOfMeeting(room.state));
		},
		'POST /meetings/:meeting/links': async ({ hosted: { room }, body: { role } }) => {
			const secret = await issueLink(room, role);
			const url = `${hall.origin()}/enter#${typeof secret === 'string' ? secret : accepted(secret)}`;
			return { url, qr: qrPath(url) };
		}
	};
}

/** The whole plan is one batch after the first line. If any part of it is refused, the meeting does not enter the index. */
async function created(
	rooms: MeetingRooms,
	table: TableRow,
	title: string,
	plan: Plan = { items: [] },
	date = ''
): Promise<{ id: string }> {
	const { room } = await rooms.create(table, title, (made) => fillIn(made, plan, date));
	return { id: room.id };
}

async function fillIn(room: MeetingRoom, plan: Plan, date: string): Promise<void> {
	const by = { role: 'facilitator', device: 'plan' } as const;
	const dated = date ? [{ id: newId(), command: { type: 'EditMeeting', date } as const }] : [];
	const answers = [...dated, ...planCommands(plan, newId)].map(({ id, command }) =>
		room.submit(by, id, command)
	);
	for (const answer of await Promise.all(answers)) accepted(answer);
}

function listed({ store, date, rooms, hall, found }: TablesGround, scope: Scope): Listing {
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
			...(store.isLost && { isLost: true }),
			...(rooms.isFull && { isFull: true })
		})
	};
}

function meetingShown(
	{ id, title, phase, createdAt, closedAt, zone, date, key, accepted }: MeetingRow,
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
		...(accepted && { accepted })
	};
}
