// MeetingRooms without lines, on a folder of their own, for tests of rooms and the disk.
import { onTestFinished } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { DateWatch } from '#server/keeping/date-watch.ts';
import { Writer } from '#server/documents/writer.ts';
import { Hall } from '#server/hall/hall.ts';
import type { RoomLines } from '#server/room/broadcast.ts';
import type { Outward } from '#server/room/hosted.ts';
import { newId } from '#server/process/ids.ts';
import { openLog } from '#server/process/log.ts';
import { MeetingRooms } from '#server/meeting/rooms.ts';
import { openFileStore } from '#server/store/file-store.ts';
import type { MeetingRow } from '#server/store/catalogue-data.ts';
import type { Store } from '#server/store/store.ts';
import { overlay } from './failing.ts';
import { newFolder } from './server.ts';
import { stateBeside } from './state.ts';

export const facilitator = { role: 'facilitator', device: 'laptop' } as const;

/** An empty room closes after this time. */
export const idleMs = 60_000;

export const nobodysLines: RoomLines = { toAudience: () => {}, toDevice: () => {}, closeAll: () => {} };
const nobody: Outward = { linesOf: () => nobodysLines, revoked: () => {} };

export interface Ground {
	readonly store: Store;
	readonly rooms: MeetingRooms;
	readonly clock: () => number;
	readonly log: ReturnType<typeof openLog>;
	readonly writer: Writer;
	readonly date: DateWatch;
	/** Sets the clock forward. */
	readonly passes: (ms: number) => void;
}

/** To be called within a test, which closes them at its end. */
export async function openRooms(
	around: (store: Store) => Store = (store) => store,
	outward: Partial<Outward> = {}
): Promise<Ground> {
	const folder = await newFolder();
	const store = around(await openFileStore(folder, stateBeside(folder)));
	let now = Date.now();
	const clock = () => now;
	const log = openLog(process.env['LOG_LEVEL'] ?? 'silent');
	const hall = new Hall(store.catalogue, () => ({ host: '127.0.0.1', port: 3000 }));
	const internet = () => ({ on: false, port: 'off', answered: 0 }) as const;
	const rooms = new MeetingRooms({
		store,
		clock,
		log,
		hall,
		internet,
		outward: { ...nobody, ...outward },
		idleMs
	});
	const writer = new Writer({ log });
	onTestFinished(async () => {
		await rooms.close();
		await writer.close();
		await store.close();
	});
	const date = new DateWatch(store, clock);
	return { store, rooms, clock, log, writer, date, passes: (ms) => void (now += ms) };
}

/** The same ground. `emptied` resolves once somebody lets everybody out of a meeting: whatever was looked at before, it has been. */
export function watched(ground: Ground): { ground: Ground; emptied: Promise<unknown> } {
	const { promise, resolve } = Promise.withResolvers<unknown>();
	const rooms = overlay(ground.rooms, {
		whileEmpty: (meeting, work) => {
			resolve(meeting);
			return ground.rooms.whileEmpty(meeting, work);
		}
	});
	return { ground: { ...ground, rooms }, emptied: promise };
}

/** A meeting that lived all these commands. */
export async function meetingOf(
	{ rooms, store, clock }: Ground,
	commands: readonly ClientCommand[]
): Promise<MeetingRow> {
	const table = { id: newId(), name: 'Table', association: '', createdAt: clock() };
	const { room, key } = await rooms.create(table, 'Séance', () => Promise.resolve());
	for (const command of commands) {
		const answer = await room.submit(facilitator, newId(), command);
		if ('refused' in answer) throw new Error(`${command.type}: ${answer.refused}`);
	}
	// The index follows the journal. Once this change of the index is on disk, so is the one before.
	await store.catalogue.update(() => undefined);
	const row = rooms.row(key);
	if (!row) throw new Error('it is not listed');
	return row;
}
