// The frames that the server makes itself: any WebSocket reads them as the text that they hold, whatever its length.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { frameOf } from '#server/line/channels.ts';

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
	'a text of %i bytes arrives whole, and so does the one behind it',
	async (length) => {
		const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
		onTestFinished(() => server.close());
		await once(server, 'listening');
		const text = 'x'.repeat(length);
		server.on('connection', (_, { socket }) => {
			socket.write(frameOf(text));
			socket.write(frameOf('Réunion à midi ✓'));
		});
		const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
		onTestFinished(() => client.terminate());
		const got: string[] = [];
		client.on('message', (bytes: Buffer, isBinary) => got.push(`${isBinary}:${bytes.toString()}`));
		await expect.poll(() => got.length).toBe(2);
		expect(got).toEqual([`false:${text}`, 'false:Réunion à midi ✓']);
	}
);
