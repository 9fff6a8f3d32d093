// A server of the test kind alone: its lines, and a client of one of them.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { refuse } from '#stream/decision.ts';
import { hashOf } from '#server/entry/identity.ts';
import { entrance, type Admission, type Door } from '#server/line/door.ts';
import { Channels } from '#server/line/channels.ts';
import { openSockets } from '#server/line/live.ts';
import { Refusals } from '#server/line/refusals.ts';
import { outwardOf, serveSockets } from '#server/line/socket.ts';
import { openLog } from '#server/process/log.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Store } from '#server/store/store.ts';
import { BareClient } from '../bare-client.ts';
import { loanKind } from './kind.ts';
import { openShelfRooms, shelf, shelvesIn } from './rooms.ts';
import type { LoanStream } from './kind.ts';

export const keepersToken = 'token-of-the-keeper-000001';
const deviceOf = (token: string): string => hashOf('salt', token);

const passOf = (role: string, device: string): string => `${role} ${device}`;

/** `revoked`: passes that are good no more. */
export const loanDoor = (
	rooms: Rooms<LoanStream>,
	revoked: ReadonlySet<string> = new Set()
): Door<LoanStream, Admission<LoanStream>> => ({
	kind: loanKind,
	crowd: 'visitor',
	open: (id) => (id === shelf ? rooms.open({ id }) : null),
	admit: (_, token, role) => {
		if (role === 'keeper' && token !== keepersToken) return refuse('not-allowed');
		const [device, pass] = [deviceOf(token), passOf(role, deviceOf(token))];
		return revoked.has(pass) ? refuse('link-revoked') : { role, device, pass };
	},
	isStillAdmitted: ({ pass }, { isClosed }) => !isClosed && !revoked.has(pass ?? ''),
	known: (command) => command,
	priceOf: () => null
});

/** Within a test. Resolves to the way to open a line to it. */
export async function serveShelf(store: Store) {
	const log = openLog('silent');
	const http = createServer();
	const refusals = new Refusals(log);
	const io = openSockets(http, refusals, () => []);
	const channels = new Channels();
	const outward = outwardOf(channels);
	const revoked = new Set<string>();
	const rooms = openShelfRooms(shelvesIn(store), undefined, outward);
	serveSockets(io, { entrances: [entrance(loanDoor(rooms, revoked))], channels, log, refusals });
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	onTestFinished(() => io.close());
	const { port } = http.address() as AddressInfo;
	const line = async (token: string, role: string, more = {}) => {
		const client = new BareClient(`ws://127.0.0.1:${port}`, { shelf, token, role, ...more });
		onTestFinished(() => client.close());
		await client.opened();
		return client;
	};
	const revoke = (role: string, token: string): void => {
		const pass = passOf(role, deviceOf(token));
		revoked.add(pass);
		outward.revoked(pass);
	};
	return { rooms, line, revoke };
}
