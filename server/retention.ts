// What is not kept, by itself: at the start of the server and every hour. First names of a closed meeting, then what ties
// its acts to phones, and, where the laptop was told so, all of it but its minutes. The same list tells what would go.
import { source } from '#i18n/catalogue.ts';
import type { Event } from '#meeting/event.ts';
import { faultOf } from './log.ts';
import { removeMeeting, type RemovalGround } from './removal.ts';
import type { MeetingRow, Retention } from './store/catalogue-data.ts';
import type { Line, Store } from './store/store.ts';

const day = 24 * 60 * 60 * 1000;

export const isOver = (
	{ phase, closedAt }: Pick<MeetingRow, 'phase' | 'closedAt'>,
	now: number,
	days = 30
): boolean => phase === 'closed' && closedAt !== null && closedAt + days * day <= now;

export interface Due {
	readonly meeting: string;
	readonly title: string;
	readonly closedAt: number | null;
	readonly what: 'names' | 'devices' | 'meeting';
	/** How many names, devices, or lines of the journal. */
	readonly count: number;
}

/** What goes at the next hour. Names nobody. */
export async function due(store: Store, now: number): Promise<Due[]> {
	const { meetings, settings } = store.catalogue.data;
	const found = await Promise.all(meetings.map((row) => dueOf(store, row, settings.retention, now)));
	return found.flat();
}

async function dueOf(
	store: Store,
	row: MeetingRow,
	{ names, devices, meeting }: Retention,
	now: number
): Promise<Due[]> {
	const of = (what: Due['what'], count: number): Due => ({
		meeting: row.id,
		title: row.title,
		closedAt: row.closedAt,
		what,
		count
	});
	if (meeting !== null && isOver(row, now, meeting))
		return [of('meeting', (await linesOf(store, row)).length)];
	const found: Due[] = [];
	if (isOver(row, now, names)) {
		const count = Object.keys(await store.names(row.id)).length;
		if (count > 0) found.push(of('names', count));
	}
	if (isOver(row, now, devices) && !row.erased.includes('devices'))
		found.push(of('devices', devicesIn(await linesOf(store, row))));
	return found;
}

async function linesOf(store: Store, { id }: MeetingRow): Promise<readonly Line[]> {
	const loaded = await store.load(id);
	return 'damaged' in loaded ? [] : loaded.lines;
}

const devicesIn = (lines: readonly Line[]): number =>
	new Set(lines.map(({ by }) => by.device).filter((device) => !ours.includes(device))).size;

/** Never throws: what could not go now goes at the next hour. The log proves what went, without names. */
export async function retain(ground: RemovalGround): Promise<void> {
	const { store, log, clock } = ground;
	try {
		for (const each of await due(store, clock())) {
			await carryOut(ground, each).catch((error: unknown) =>
				log.error({ meeting: each.meeting, what: each.what, ...faultOf(error) }, 'not-erased')
			);
		}
	} catch (error) {
		log.error(faultOf(error), 'not-erased');
	}
}

async function carryOut(ground: RemovalGround, { meeting, what, count }: Due): Promise<void> {
	const { store, rooms, log } = ground;
	const row = store.catalogue.data.meetings.find(({ id }) => id === meeting);
	if (!row) return;
	switch (what) {
		case 'meeting':
			await removeMeeting(ground, row, 'retention', source);
			return;
		case 'names':
			for (const person of Object.keys(await store.names(meeting))) await store.dropName(meeting, person);
			// A room that is open, or was opened meanwhile, still knows them.
			await (await rooms.peek(meeting))?.room.eraseNames();
			break;
		case 'devices':
			await rooms.apart(meeting, () => store.rewrite(meeting, withoutDevices));
			await store.catalogue.update((draft) => {
				const found = draft.meetings.find(({ id }) => id === meeting);
				if (found && !found.erased.includes('devices')) found.erased.push('devices');
			});
			break;
	}
	log.warn({ meeting, what, count }, 'erased');
}

const ours: readonly string[] = ['host', 'plan'];

/** The same history, of devices that are numbered and can be found on no phone. */
export function withoutDevices(lines: readonly Line[]): Line[] {
	const known = new Map<string, string>();
	const calm = (device: string): string => {
		if (ours.includes(device)) return device;
		const name = known.get(device) ?? `gone-${known.size + 1}`;
		known.set(device, name);
		return name;
	};
	const event = (each: Event): Event => {
		if (each.type === 'PersonArrived' || each.type === 'LinkUsed')
			return { ...each, device: calm(each.device) };
		return each.type === 'LinkMade' ? { ...each, hash: calm(each.hash) } : each;
	};
	return lines.map((line) => ({
		...line,
		by: { ...line.by, device: calm(line.by.device) },
		events: line.events.map(event)
	}));
}
