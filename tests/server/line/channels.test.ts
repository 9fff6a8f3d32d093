// A message to many is a frame that the server makes itself: any WebSocket reads it as the text that it holds, whatever its length. A line
// that polls is told the same.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { frameOf } from '#server/line/channels.ts';
import { connect, newToken } from '../../support/client.ts';
import { openMeeting, resident } from '../../support/hall.ts';
import { openShelves, serveShelf, shelf, shelvesIn } from '../../support/loans/rooms.ts';
import { startTestServer } from '../../support/server.ts';

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

test('a line that is closed is in no channel any more, and one that stays open is', async () => {
	const store = await openShelves();
	await shelvesIn(store).create(shelf);
	const { rooms, channels, line } = await serveShelf(store);
	const { boot } = (await rooms.open({ id: shelf })).room;
	const [goes, stays] = [await line(newToken(), 'visitor'), await line(newToken(), 'visitor')];
	const audience = `${boot}:audience:visitors`;
	const open = () => [channels.linesIn(boot).length, channels.linesIn(audience).length];
	await expect.poll(open).toEqual([2, 2]);
	goes.close();
	await expect.poll(open).toEqual([1, 1]);
	stays.close();
	await expect.poll(open).toEqual([0, 0]);
});

test('a phone that polls is told what the others are, and what is its own', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const auth = { meeting: made.key, token: newToken(), role: 'resident' } as const;
	const polling = await connect(server, auth, { transports: ['polling'] });
	const other = await resident(server, made);
	await polling.do({ type: 'Arrive' });
	await polling.until((_, mine) => mine?.person != null);
	await staff.do({ type: 'ShowStage', stage: { kind: 'pause' } });
	const isPause = ({ stage }: typeof other.view) => stage.kind === 'pause';
	await Promise.all([polling.until(isPause), other.until(isPause)]);
	await polling.until((view) => view.people.present === 2);
	await other.until((view) => view.people.present === 2);
	expect(polling.view).toEqual(other.view);
});
