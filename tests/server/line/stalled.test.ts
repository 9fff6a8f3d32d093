// The guard against readers that do not read, on real lines. The messages are larger than any machine buffers, because a meeting sends
// too little for that. The server waits a tenth as long as in a hall.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSockets } from '#server/line/live.ts';
import { unreadPatience } from '#server/line/limits.ts';
import { openLog } from '#server/process/log.ts';
import { Refusals } from '#server/line/refusals.ts';
import { mostWaiting } from '#server/line/stalled.ts';
import { unread } from '#server/line/unread.ts';
import { openWire, Poller, type Wire } from '../../support/wire.ts';

const large = 'x'.repeat(16 * 1024 * 1024);
const small = 'y'.repeat(8 * 1024);

const tenth = { line: 700, look: 100, poll: 450, page: 800 };

interface Line {
	readonly readyState: string;
	readonly writeBuffer: readonly { readonly data?: string }[];
	readonly transport: { readonly writable: boolean };
	write(text: string): void;
	once(event: 'close' | 'drain', listener: () => void): void;
}

/** A server that sends what a test tells it to, to everybody who comes. */
async function open() {
	const http = createServer();
	const io = openSockets(http, new Refusals(openLog('silent')), () => [], tenth);
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	onTestFinished(() => io.close());
	const { port } = http.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	const next = (): Promise<Line> =>
		new Promise((resolve) => io.engine.once('connection', (line: Line) => resolve(line)));
	return { url, port, http, next };
}

const waiting = ({ writeBuffer }: Line): number =>
	writeBuffer.reduce((all, { data }) => all + (data?.length ?? 0), 0);
const closed = (line: Line): Promise<void> => new Promise((resolve) => line.once('close', resolve));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Sends a pong now and then, which nobody asked for, as if it read. */
function pretend(say: () => void): void {
	const pretending = setInterval(say, 500);
	onTestFinished(() => clearInterval(pretending));
}

async function pausedWire(server: { readonly url: string }): Promise<Wire> {
	const wire = await openWire(server, 'nothing');
	wire.socket.pause();
	pretend(() => wire.socket.send('3'));
	return wire;
}

/** The server's end of a connection. The other end sends this request and reads nothing. */
async function unreadAnswer({ http, port }: { http: Server; port: number }, path: string): Promise<Socket> {
	const answering = once(http, 'connection') as Promise<[Socket]>;
	const reader = connect(port, '127.0.0.1').on('error', () => undefined);
	onTestFinished(() => void reader.destroy());
	reader.pause();
	reader.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
	return (await answering)[0];
}

describe('L43 what a reader has not read', () => {
	test('L43 the server waits ten seconds at most for a line that takes nothing, and twice eight for a page', () => {
		const { line, look, poll, page } = unreadPatience;
		expect(unreadPatience).toEqual(
			Object.fromEntries(Object.entries(tenth).map(([what, ms]) => [what, 10 * ms]))
		);
		expect(Math.max(line + 2 * look, 2 * poll)).toBeLessThan(10_000);
		expect(2 * page).toBeLessThanOrEqual(16_000);
	});

	test('L43 a client that takes nothing is let go before much waits for it', async () => {
		const server = await open();
		const coming = server.next();
		await pausedWire(server);
		const line = await coming;
		const gone = closed(line);
		line.write(large);
		let most = 0;
		while (line.readyState === 'open') {
			line.write(small);
			most = Math.max(most, waiting(line));
			await turn();
		}
		await gone;
		expect(most).toBeGreaterThan(mostWaiting / 2);
		expect(most).toBeLessThan(mostWaiting + 3 * small.length);
	});

	test('L43 a client that takes nothing is let go soon, whatever it sends meanwhile', async () => {
		const server = await open();
		const coming = server.next();
		await pausedWire(server);
		const line = await coming;
		line.write(large);
		line.write(small);
		await closed(line);
	});

	test('L43 a client that never polls for what waits is let go soon', async () => {
		const server = await open();
		const coming = server.next();
		const poller = new Poller(server);
		await poller.open();
		pretend(() => void poller.send(['3']).catch(() => undefined));
		const line = await coming;
		line.write(small);
		await closed(line);
		await expect(poller.poll()).rejects.toThrow('40');
	});

	test('L43 a client that does not read the answer of its poll is let go soon', async () => {
		const server = await open();
		const coming = server.next();
		const poller = new Poller(server);
		await poller.open();
		const line = await coming;
		line.write(large);
		await once(await unreadAnswer(server, poller.path), 'close');
	});

	test('L43 a client that does not read a page or a file is let go soon', async () => {
		const http = createServer(
			express().use(unread(tenth), (_request, response) => void response.send(large))
		);
		http.listen(0, '127.0.0.1');
		await once(http, 'listening');
		onTestFinished(() => void http.close());
		const { port } = http.address() as AddressInfo;
		await once(await unreadAnswer({ http, port }, '/'), 'close');
	});

	test('L43 a slow reader that goes on reading gets everything, in order', async () => {
		const server = await open();
		const coming = server.next();
		const wire = await openWire(server);
		const line = await coming;
		wire.socket.pause();
		line.write(large);
		for (let n = 0; n < 120; n += 1) line.write(`${n} ${small}`);
		for (let n = 0; n < 20; n += 1) await turn();
		expect(line.transport.writable).toBe(false);
		wire.socket.resume();
		await wire.until((packets) => packets.some((packet) => packet.startsWith('4119 ')) || wire.isClosed);
		const numbers = wire.packets.flatMap((packet) => /^4(\d+) y/.exec(packet)?.[1] ?? []);
		expect(numbers).toEqual(Array.from({ length: 120 }, (_, n) => String(n)));
	});
});
