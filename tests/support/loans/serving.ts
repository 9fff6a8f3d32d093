// A server of the test kind alone, without a test around it: its store, its rooms and its lines.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Channels } from '#server/line/channels.ts';
import { entrance } from '#server/line/door.ts';
import { openSockets } from '#server/line/live.ts';
import { Refusals } from '#server/line/refusals.ts';
import { outwardOf, serveSockets } from '#server/line/socket.ts';
import { openLog } from '#server/process/log.ts';
import type { Outward } from '#server/room/hosted.ts';
import type { Room } from '#server/room/room.ts';
import { Rooms } from '#server/room/rooms.ts';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import type { Store } from '#server/store/store.ts';
import { streamFolders } from '#server/store/stream-folder.ts';
import type { Streams } from '#server/store/streams.ts';
import { stateBeside } from '../state.ts';
import { loanDoor, passOf, deviceOf } from './door.ts';
import { loanFolder, loanKind, type LoanStream } from './kind.ts';

const log = openLog('silent');
const minuteMs = 60_000;

export const openShelfStore = (folder: string, disk: Disk = realDisk): Promise<Store> =>
	openFileStore(folder, stateBeside(folder), disk, { journals: [...streamFolders, loanFolder.name] });

export const shelvesIn = (store: Store): Streams<LoanStream> => store.streams(loanFolder);

export const shelfRooms = (
	streams: Streams<LoanStream>,
	clock: () => number,
	outward: Outward,
	opened: (room: Room<LoanStream>) => Promise<void> = () => Promise.resolve(),
	idleMs = minuteMs
): Rooms<LoanStream> =>
	new Rooms<LoanStream>({
		kind: loanKind,
		streams,
		log,
		clock,
		outward,
		idleMs,
		presence: () => (broadcast) => ({ here: broadcast.connections.devicesIn('visitor').size }),
		followers: () => [],
		isThere: () => true,
		opened,
		readWhole: () => undefined
	});

/** Whoever starts it closes it. The store stays open. An empty room closes after `idleMs`. */
export async function startShelf(store: Store, idleMs = minuteMs) {
	const http = createServer();
	const refusals = new Refusals(log);
	const io = openSockets(http, refusals, () => []);
	const channels = new Channels();
	const outward = outwardOf(channels);
	const revoked = new Set<string>();
	const rooms = shelfRooms(shelvesIn(store), () => Date.now(), outward, undefined, idleMs);
	const sweeping = setInterval(() => void rooms.sweep(), idleMs);
	const entrances = [entrance(loanDoor(rooms, revoked))];
	serveSockets(io, { entrances, channels, log, refusals, build: null });
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const { port } = http.address() as AddressInfo;
	const revoke = (role: string, token: string): void => {
		const pass = passOf(role, deviceOf(token));
		revoked.add(pass);
		outward.revoked(pass);
	};
	const close = async (): Promise<void> => {
		clearInterval(sweeping);
		await rooms.close();
		await io.close();
	};
	return { rooms, channels, url: `http://127.0.0.1:${port}`, revoke, close };
}
