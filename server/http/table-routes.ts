// The tables and their meetings. A handler here makes or renames a table, makes a meeting from a plan or from another meeting, or
// gives out a link.
import type { LinkRole } from '#api/link-role.ts';
import { planCommands, planOfMeeting, type Plan } from '#meeting/plan.ts';
import { asSeen } from './as-seen.ts';
import type { Clock } from '../process/clock.ts';
import type { Hall } from '../hall/hall.ts';
import { newId } from '../process/ids.ts';
import { makeKey, revokeKey } from '../entry/keys.ts';
import { issueLink } from '../entry/links.ts';
import type { HandlersOf, RouteCall } from './handlers.ts';
import { listed, type ListingGround } from './listing.ts';
import { qrPath } from '../hall/qr.ts';
import { accepted, RefusedError } from './refused.ts';
import type { MeetingRoom } from '../meeting/stream.ts';
import type { MeetingRooms } from '../meeting/rooms.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';

export interface TablesGround extends ListingGround {
	readonly clock: Clock;
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
	const { hall, rooms } = ground;
	const { catalogue } = ground.store;
	return {
		'GET /tables': ({ scope }) => listed(ground, scope()),
		'POST /tables': ({ body: { name } }) => founded(ground, name),
		'PATCH /tables/:table': ({ table, body }) => renamed(catalogue, table().id, body),
		'POST /tables/:table/keys': ({ table }) => keyMade(ground, table().id),
		'DELETE /tables/:table/keys/:key': async ({ table, params: { key } }) => {
			if (!(await revokeKey(catalogue, table().id, key))) throw new RefusedError('unknown');
			rooms.keyRevoked(key);
			return { id: key };
		},
		'POST /tables/:table/meetings': ({ table, body: { title, date, plan } }) =>
			created(rooms, table(), title, plan, date),
		'POST /meetings/:meeting/duplicate': ({ meeting, body: { title } }) => duplicated(ground, meeting, title),
		'POST /meetings/:meeting/links': ({ hosted: { room }, body: { role } }) => linkMade(hall, room, role)
	};
}

async function founded({ store, clock }: TablesGround, name: string): Promise<{ id: string }> {
	const table = { id: newId(), name, association: '', createdAt: clock() };
	await store.catalogue.update((draft) => void draft.tables.push(table));
	return { id: table.id };
}

async function renamed(
	catalogue: Store['catalogue'],
	id: string,
	{ name, association, seen }: RouteCall<'PATCH /tables/:table'>['body']
): Promise<{ id: string }> {
	await catalogue.update((draft) => {
		const found = draft.tables.find((each) => each.id === id);
		asSeen(found?.name, name, seen?.name);
		asSeen(found?.association, association, seen?.association);
		if (found && name !== undefined) found.name = name;
		if (found && association !== undefined) found.association = association;
	});
	return { id };
}

async function keyMade({ store, hall, clock }: TablesGround, table: string) {
	const secret = await makeKey(store.catalogue, table, clock());
	return { secret, url: `${hall.origin()}/enter#${secret}` };
}

async function duplicated(
	{ store, rooms }: TablesGround,
	meeting: () => MeetingRow,
	title: string | undefined
): Promise<{ id: string }> {
	const row = meeting();
	const { room } = await rooms.open(row);
	meeting(); // the key may have been revoked meanwhile
	const table = store.catalogue.data.tables.find(({ id }) => id === row.table);
	if (!table) throw new RefusedError('unknown');
	return created(rooms, table, title ?? row.title, planOfMeeting(room.state));
}

async function linkMade(hall: Hall, room: MeetingRoom, role: LinkRole) {
	const secret = await issueLink(room, role);
	const url = `${hall.origin()}/enter#${typeof secret === 'string' ? secret : accepted(secret)}`;
	return { url, qr: qrPath(url) };
}

/** The whole plan is one batch after the first line. If any part of it is refused, the meeting does not enter the catalogue. */
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
