// Clients that are slow on purpose. They send nothing, or a byte now and then, and hope that the server waits for each.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openMeeting, resident } from '../support/hall.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Lines that begin with this text and then send a byte twice a second. Resolves once the server has closed all of them. */
async function dribble(
	{ port }: TestServer,
	count: number,
	beginning: string,
	byte: string
): Promise<Socket[]> {
	const sockets = Array.from({ length: count }, () =>
		connect(port, '127.0.0.1').on('error', () => undefined)
	);
	await Promise.all(sockets.map((socket) => once(socket, 'connect')));
	for (const socket of sockets) socket.write(beginning);
	const dribbling = setInterval(() => {
		for (const socket of sockets) if (socket.writable) socket.write(byte);
	}, 500);
	onTestFinished(() => {
		clearInterval(dribbling);
		for (const socket of sockets) socket.destroy();
	});
	return sockets;
}

const own = ({ port }: TestServer): string => `Host: 127.0.0.1:${port}\r\n`;
const posting = (server: TestServer): string =>
	`POST /api/join HTTP/1.1\r\n${own(server)}Content-Type: application/json\r\nContent-Length: 9000\r\n\r\n{`;
const upgrading = (server: TestServer): string =>
	`GET /live/?EIO=4&transport=websocket HTTP/1.1\r\n${own(server)}Connection: Upgrade\r\nUpgrade: websocket\r\n` +
	'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

describe('H10 slow clients', () => {
	test('H10 a client whose headers, body or frame never end is let go, and nobody else waits for it', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		// These are closed because they do not answer pings (L16).
		await dribble(server, 100, upgrading(server), '');
		// A frame of nine thousand bytes, one of which comes now and then.
		await dribble(server, 100, `${upgrading(server)}\u0081\u007e`, '\u0023');
		const slow = await Promise.all([
			dribble(server, 100, '', ''),
			dribble(server, 100, `GET / HTTP/1.1\r\n${own(server)}X: `, 'x'),
			dribble(server, 100, posting(server), ' ')
		]);
		const gone = slow.flat().map(async (socket) => {
			socket.resume();
			if (!socket.closed) await once(socket, 'close');
		});
		const phone = await resident(server, made);
		await phone.do({ type: 'RaiseHand', kind: 'speak' });
		await staff.until((view) => view.turns.length === 1);
		expect((await fetch(`${server.url}/api/tables`)).status).toBe(401);
		await Promise.all(gone);
		expect(phone.socket.connected && staff.socket.connected).toBe(true);
		await staff.do({ type: 'CallNext', after: null });
	}, 50_000);
});
