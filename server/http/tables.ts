// The laptop's tables and their meetings: made, renamed, filled from a plan, duplicated, and the links given out.
import { Router } from 'express';
import * as v from 'valibot';
import { planCommands, planOf, planSchema, type Plan } from '#meeting/plan.ts';
import { meetingLengths, tableLengths } from '#meeting/limits.ts';
import { line, optionalLine } from '#stream/text.ts';
import { opens, type Scope } from '../entry/access.ts';
import { accepted, parse, Refused, route, type Asking } from './api.ts';
import { asSeen } from './as-seen.ts';
import type { Clock } from '../process/clock.ts';
import { updatedShown } from '../keeping/going-back.ts';
import type { DateWatch } from '../keeping/date-watch.ts';
import type { Hall } from '../hall/hall.ts';
import { newId } from '../entry/identity.ts';
import { keysOf, makeKey, revokeKey } from '../entry/keys.ts';
import { makeLink } from '../entry/links.ts';
import { qrPath } from '../hall/qr.ts';
import type { Recovered } from '../keeping/recovering.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { settingsShown } from '../hall/settings.ts';
import type { MeetingRow, TableRow } from '../store/catalogue-data.ts';
import type { Store } from '../store/store.ts';

const naming = v.object({ name: line(tableLengths.name) });
const texts = {
	name: v.optional(line(tableLengths.name)),
	association: v.optional(optionalLine(tableLengths.association))
};
/** `seen`: what whoever writes has read; left out, the later one wins. */
const editing = v.object({ ...texts, seen: v.optional(v.object(texts)) });
const creating = v.object({
	title: line(meetingLengths.title),
	date: v.optional(optionalLine(meetingLengths.date)),
	plan: v.optional(planSchema)
});
const duplicating = v.object({ title: v.optional(line(meetingLengths.title)) });
const linking = v.object({ role: v.picklist(['facilitator', 'scribe', 'screen']) });
/** Every body that is taken here. */
export const bodies = { naming, editing, creating, duplicating, linking };

export interface TablesGround {
	readonly store: Store;
	readonly date: DateWatch;
	readonly rooms: Rooms;
	readonly hall: Hall;
	readonly asking: Asking;
	readonly clock: Clock;
	/** What the start has found, for the laptop. */
	readonly told: { readonly recovered?: Recovered };
}

export function tables(ground: TablesGround): Router {
	const { hall, asking, clock, rooms } = ground;
	const { catalogue } = ground.store;
	const router = Router();
	router.get(
		'/tables',
		route((request) => listed(ground, asking.scope(request)))
	);
	router.post(
		'/tables',
		route(async (request) => {
			asking.laptop(request);
			const { name } = parse(naming, request.body);
			const table = { id: newId(), name, association: '', createdAt: clock() };
			await catalogue.update((draft) => void draft.tables.push(table));
			return { id: table.id };
		})
	);
	router.patch(
		'/tables/:id',
		route<{ id: string }>(async (request) => {
			const { id } = asking.table(request);
			const { name, association, seen } = parse(editing, request.body);
			await catalogue.update((draft) => {
				const table = draft.tables.find((each) => each.id === id);
				asSeen(table?.name, name, seen?.name);
				asSeen(table?.association, association, seen?.association);
				if (table && name !== undefined) table.name = name;
				if (table && association !== undefined) table.association = association;
			});
			return { id };
		})
	);
	router.post(
		'/tables/:id/keys',
		route<{ id: string }>(async (request) => {
			const secret = await makeKey(catalogue, asking.tableOfLaptop(request).id, clock());
			return { secret, url: `${hall.origin()}/enter#${secret}` };
		})
	);
	router.delete(
		'/tables/:id/keys/:key',
		route<{ id: string; key: string }>(async (request) => {
			const { id } = asking.tableOfLaptop(request);
			const { key } = request.params;
			if (!(await revokeKey(catalogue, id, key))) throw new Refused('unknown');
			rooms.letGo(key);
			return { id: key };
		})
	);
	router.post(
		'/tables/:id/meetings',
		route<{ id: string }>(async (request) => {
			const table = asking.table(request);
			const { title, date, plan } = parse(creating, request.body);
			return created(rooms, table, title, plan, date);
		})
	);
	router.post(
		'/meetings/:id/duplicate',
		route<{ id: string }>(async (request) => {
			const row = asking.meeting(request);
			const { title } = parse(duplicating, request.body ?? {});
			const { room } = await rooms.open(row);
			asking.meeting(request); // a key may have been revoked meanwhile
			const table = catalogue.data.tables.find(({ id }) => id === row.table);
			if (!table) throw new Refused('unknown');
			return created(rooms, table, title ?? row.title, planOf(room.meeting));
		})
	);
	router.post(
		'/meetings/:id/links',
		route<{ id: string }>(async (request) => {
			const { room } = await asking.facilitated(request);
			const secret = await makeLink(room, parse(linking, request.body).role);
			const url = `${hall.origin()}/enter#${typeof secret === 'string' ? secret : accepted(secret)}`;
			return { url, qr: qrPath(url) };
		})
	);
	return router;
}

/** The plan is one batch behind the first line; where a part of it is refused, the meeting is not in the index. */
async function created(
	rooms: Rooms,
	table: TableRow,
	title: string,
	plan: Plan = { items: [] },
	date = ''
): Promise<{ id: string }> {
	const { room } = await rooms.create(table, title, (made) => fillIn(made, plan, date));
	return { id: room.id };
}

async function fillIn(room: Room, plan: Plan, date: string): Promise<void> {
	const by = { role: 'facilitator', device: 'plan' } as const;
	const dated = date ? [{ id: newId(), command: { type: 'EditMeeting', date } as const }] : [];
	const answers = [...dated, ...planCommands(plan, newId)].map(({ id, command }) =>
		room.submit(by, id, command)
	);
	for (const answer of await Promise.all(answers)) accepted(answer);
}

function listed({ store, date, rooms, hall, told }: TablesGround, scope: Scope): object {
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
				// Where the meeting came back, its minutes are its own again.
				.filter(({ key, table }) => table === id && rooms.row(key) === undefined)
				.map(({ key, closedAt, zone }) => ({ key, closedAt, zone })),
			...(scope === 'laptop' && { keys: keysOf(keys, id) })
		})),
		...(scope === 'laptop' && {
			settings: settingsShown(catalogue, hall),
			...told,
			...(updated && { updated }),
			...(doubt && { doubt }),
			...(store.isLost && { isLost: true }),
			...(rooms.isFull && { isFull: true })
		})
	};
}

function meetingShown(
	{ id, title, phase, createdAt, closedAt, zone, date, key, accepted }: MeetingRow,
	rooms: Rooms
): object {
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
