// Rooms and lines of the test kind within a test, on a store of their own.
import { onTestFinished } from 'vitest';
import type { RoomLines, ViewMessage } from '#server/room/broadcast.ts';
import { openRoom } from '#server/room/folding.ts';
import type { Outward } from '#server/room/hosted.ts';
import { openLog } from '#server/process/log.ts';
import type { Room } from '#server/room/room.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Disk } from '#server/store/disk.ts';
import type { Store } from '#server/store/store.ts';
import type { Streams } from '#server/store/streams.ts';
import { BareClient } from '../bare-client.ts';
import { newFolder } from '../server.ts';
import { shelf } from './door.ts';
import { loanKind, type LoanStream } from './kind.ts';
import { openShelfStore, shelfRooms, startShelf } from './serving.ts';

export { shelf } from './door.ts';
export { shelvesIn } from './serving.ts';

export const visitor = { role: 'visitor', device: 'phone' } as const;
export const keeper = { role: 'keeper', device: 'laptop' } as const;
export const borrow = (tool: string, until = '2026-12-01') =>
	({ type: 'Borrow', tool, until, name: `Zora de ${tool}` }) as const;

/** A store that knows their folder; closed with the test. */
export async function openShelves(folder?: string, disk?: Disk): Promise<Store & { folder: string }> {
	const root = folder ?? (await newFolder());
	const store = await openShelfStore(root, disk);
	onTestFinished(() => store.close());
	return Object.assign(store, { folder: root });
}

export const openShelf = (streams: Streams<LoanStream>, clock = () => Date.now(), id = shelf) =>
	openRoom({ kind: loanKind, streams, id, clock, log: openLog('silent') });

export const nobodysLines: RoomLines = { toAudience: () => {}, toDevice: () => {}, closeAll: () => {} };

/** Closed with the test. */
export function openShelfRooms(
	streams: Streams<LoanStream>,
	clock = () => Date.now(),
	outward: Outward = { linesOf: () => nobodysLines, revoked: () => {} },
	opened?: (room: Room<LoanStream>) => Promise<void>
): Rooms<LoanStream> {
	const rooms = shelfRooms(streams, clock, outward, opened);
	onTestFinished(() => rooms.close());
	return rooms;
}

/** Closed with the test. `line` opens a line to it. */
export async function serveShelf(store: Store, idleMs?: number) {
	const server = await startShelf(store, idleMs);
	onTestFinished(() => server.close());
	const line = async (token: string, role: string, more = {}) => {
		const client = new BareClient(server.url.replace('http', 'ws'), { shelf, token, role, ...more });
		onTestFinished(() => client.close());
		await client.opened();
		return client;
	};
	return { ...server, line };
}

export interface SentMessage {
	readonly to: string;
	readonly message: ViewMessage;
}

/** Lines that keep their messages. */
export function hearing(): { said: SentMessage[]; outward: Outward } {
	const said: SentMessage[] = [];
	const lines: RoomLines = {
		toAudience: (to, message) => void said.push({ to, message }),
		toDevice: (to, message) => void said.push({ to, message }),
		closeAll: () => {}
	};
	return { said, outward: { linesOf: () => lines, revoked: () => {} } };
}
