// Rooms of the test kind, on a store of their own.
import { onTestFinished } from 'vitest';
import { Rooms } from '#server/room/rooms.ts';
import type { RoomLines, ViewMessage } from '#server/room/broadcast.ts';
import { openRoom } from '#server/room/folding.ts';
import type { Outward } from '#server/room/hosted.ts';
import { openLog } from '#server/process/log.ts';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { streamFolders } from '#server/store/stream-folder.ts';
import type { Store } from '#server/store/store.ts';
import type { Streams } from '#server/store/streams.ts';
import { newFolder } from '../server.ts';
import { stateBeside } from '../state.ts';
import { loanKind, loanFolder } from './kind.ts';
import type { LoanStream } from './kind.ts';

export const shelf = 'shelf-000001';
export const visitor = { role: 'visitor', device: 'phone' } as const;
export const keeper = { role: 'keeper', device: 'laptop' } as const;
export const borrow = (tool: string, until = '2026-12-01') =>
	({ type: 'Borrow', tool, until, name: `Zora de ${tool}` }) as const;

/** A store that knows their folder; closed with the test. */
export async function openShelves(
	folder?: string,
	disk: Disk = realDisk
): Promise<Store & { folder: string }> {
	const root = folder ?? (await newFolder());
	const journals = [...streamFolders, loanFolder.name];
	const store = await openFileStore(root, stateBeside(root), disk, { journals });
	onTestFinished(() => store.close());
	return Object.assign(store, { folder: root });
}

export const shelvesIn = (store: Store): Streams<LoanStream> => store.streams(loanFolder);

const log = openLog('silent');

export const openShelf = (streams: Streams<LoanStream>, clock = () => Date.now(), id = shelf) =>
	openRoom({ kind: loanKind, streams, id, clock, log });

export const nobodysLines: RoomLines = { toAudience: () => {}, toDevice: () => {}, closeAll: () => {} };

/** `said` gets everything that goes out, with its addressee. */
export function openShelfRooms(
	streams: Streams<LoanStream>,
	clock = () => Date.now(),
	outward: Outward = { linesOf: () => nobodysLines, revoked: () => {} }
): Rooms<LoanStream> {
	const rooms = new Rooms<LoanStream>({
		kind: loanKind,
		streams,
		log,
		clock,
		outward,
		idleMs: 60_000,
		presence: () => (broadcast) => ({ here: broadcast.connections.devicesIn('visitor').size }),
		followers: () => [],
		isThere: () => true,
		opened: () => Promise.resolve(),
		readWhole: () => undefined
	});
	onTestFinished(() => rooms.close());
	return rooms;
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
