// What is not kept: the first names of a meeting that has been closed for a month are erased, at the start of the
// server and every hour.
import type { Clock } from './clock.ts';
import { faultOf, type Log } from './log.ts';
import type { Rooms } from './rooms.ts';
import type { MeetingRow } from './store/catalogue-data.ts';
import type { Store } from './store/store.ts';

export const namesKeptDays = 30;
const day = 24 * 60 * 60 * 1000;

export const isOver = ({ phase, closedAt }: Pick<MeetingRow, 'phase' | 'closedAt'>, now: number): boolean =>
	phase === 'closed' && closedAt !== null && closedAt + namesKeptDays * day <= now;

async function eraseNames(store: Store, rooms: Rooms, meeting: string): Promise<void> {
	for (const person of Object.keys(await store.names(meeting))) await store.dropName(meeting, person);
	// A room that is open, or was opened meanwhile, still knows them.
	await (await rooms.peek(meeting))?.room.eraseNames();
}

export async function retain(store: Store, rooms: Rooms, clock: Clock, log: Log): Promise<void> {
	for (const row of store.catalogue.data.meetings.filter((each) => isOver(each, clock()))) {
		await eraseNames(store, rooms, row.id).catch((error: unknown) =>
			log.error({ meeting: row.id, ...faultOf(error) }, 'names-not-erased')
		);
	}
}
