// Port 80 beside the server's own port, and the name that the hall's router gives to the laptop.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openNamespace } from '#scripts/namespace.ts';
import { SecondPort } from '#server/hall/second-port.ts';
import { askFrom } from '../../support/asked.ts';
import { connect, newToken } from '../../support/client.ts';
import { freePort } from '#scripts/free-port.ts';
import { facilitator, laptop, makeMeeting, openMeeting } from '../../support/hall.ts';
import { ask, startTestServer, type TestServer, type TestServerOptions } from '../../support/server.ts';

const switchTo = async (server: TestServer, probes: boolean, token?: string) =>
	ask(server, '/settings', { method: 'PATCH', token: token ?? (await laptop(server)), body: { probes } });

/** A server that knows both ports. Nothing is switched on. */
async function startHall(options: TestServerOptions = {}) {
	const second = options.secondPort ?? (await freePort());
	const server = await startTestServer({ ...options, secondPort: second });
	return { server, second, token: await laptop(server) };
}

describe('L117 port 80', () => {
	test('L117 port 80 is open while phones are told that there is internet, and serves everything that the other port serves', async () => {
		const { server, second, token } = await startHall();
		const page = () => askFrom({ port: second, path: '/', host: '127.0.0.1' });
		await expect(page()).rejects.toThrow('ECONNREFUSED');
		await switchTo(server, true, token);
		expect((await page()).status).not.toBe(421);
		const { made } = await openMeeting(server, { token });
		const url = `http://127.0.0.1:${second}`;
		const phone = await connect({ url }, { meeting: made.key, token: newToken(), role: 'resident' });
		await phone.do({ type: 'Arrive' });
		expect((await askFrom({ port: second, path: '/', host: 'evil.example' })).status).toBe(421);
		await switchTo(server, false, token);
		await expect(page()).rejects.toThrow('ECONNREFUSED');
		// Open lines stay open.
		await phone.do({ type: 'RaiseHand', kind: 'speak' });
	});

	test('L117 the next start opens port 80 too, and the server closes it when it stops', async () => {
		const { server, second, token } = await startHall();
		await switchTo(server, true, token);
		await server.close();
		await expect(askFrom({ port: second, path: '/', host: '127.0.0.1' })).rejects.toThrow('ECONNREFUSED');
		await startTestServer({ dataDir: server.dataDir, secondPort: second });
		expect((await askFrom({ port: second, path: '/api/x', host: '127.0.0.1' })).status).toBe(404);
	});

	test('L117 if another program has port 80, staff are told, nothing else fails, and the server tries again', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const address = other.address();
		const taken = typeof address === 'object' && address !== null ? address.port : 0;
		const { server, token } = await startHall({ secondPort: taken });
		const staff = await facilitator(server, await makeMeeting(server, { token }));
		expect((await switchTo(server, true, token)).status).toBe(200);
		await staff.until((view) => view.connections.internet.port === 'taken');
		const told = await askFrom({ port: server.port, path: '/ncsi.txt', host: 'www.msftncsi.com' });
		expect(told.text).toBe('Microsoft NCSI');
		other.close();
		await once(other, 'close');
		await switchTo(server, true, token);
		await staff.until((view) => view.connections.internet.port === 'open');
	});

	test('L117 if port 80 cannot be had at the start, the server starts all the same', async () => {
		const { server, token } = await startHall();
		await switchTo(server, true, token);
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir, secondPort: await takenPort() });
		const told = await askFrom({ port: again.port, path: '/ncsi.txt', host: 'www.msftncsi.com' });
		expect(told.text).toBe('Microsoft NCSI');
	});

	test('L117 if the system refuses port 80, staff are told', async () => {
		const { address: host } = openHall();
		const port = new SecondPort({ server: createHttpServer(), host, port: 80, own: () => 3000 });
		// A user who is no administrator has no right to ports below 1024.
		const isAdministrator = process.getuid?.() === 0;
		if (isAdministrator) process.seteuid?.('nobody');
		expect(await port.open()).toBe('forbidden');
		if (!isAdministrator) return;
		process.seteuid?.(0);
		expect(await port.open()).toBe('open');
		port.close();
	});
});

async function takenPort(): Promise<number> {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	onTestFinished(() => void other.close());
	const address = other.address();
	return typeof address === 'object' && address !== null ? address.port : 0;
}

function openHall() {
	const hall = openNamespace();
	if (!hall) throw new Error('network namespaces are not allowed here');
	onTestFinished(() => hall.close());
	return hall;
}

test('L117 a phone in the hall is answered on port 80 itself, and counted', async () => {
	const hall = openHall();
	const { server, token } = await startHall({ host: hall.address, secondPort: 80 });
	await switchTo(server, true, token);
	const staff = await facilitator(server, await makeMeeting(server, { token }));
	const [command = '', ...inside] = hall.inside;
	const phone = spawn(
		command,
		[...inside, process.execPath, '--input-type=module', '-e', asking(hall.address)],
		{ stdio: ['ignore', 'pipe', 'inherit'] }
	);
	expect(JSON.parse(await text(phone.stdout))).toEqual([204, 404, 421]);
	await staff.until((view) => view.connections.internet.answered === 1);
});

/** What a phone asks: a probe, the page by the router's name, and a name that nobody gave. */
const asking = (address: string): string => `
import { request } from 'node:http';
const get = (path, host) => new Promise((resolve, reject) => {
	request({ host: '${address}', port: 80, path, headers: { host, connection: 'close' } }, (response) =>
		response.resume().on('end', () => resolve(response.statusCode))).on('error', reject).end();
});
console.log(JSON.stringify([
	await get('/generate_204', 'connectivitycheck.gstatic.com'),
	await get('/api/none', 'tablee.lan'),
	await get('/', 'salle.lan')
]));`;

describe('L119 tablee.lan', () => {
	const status = async (port: number, host: string, more: object = {}) =>
		(await askFrom({ port, path: '/api/none', host, ...more })).status;

	test('L119 tablee.lan is the laptop while phones are told that there is internet; no other name is', async () => {
		const { server, second, token } = await startHall();
		expect(await status(server.port, 'tablee.lan')).toBe(421);
		await switchTo(server, true, token);
		for (const host of ['tablee.lan', 'TABLEE.lan', `tablee.lan:${server.port}`])
			expect(await status(server.port, host), host).toBe(404);
		expect(await status(second, 'tablee.lan')).toBe(404);
		for (const host of ['salle.lan', 'x.tablee.lan', 'tablee.local', 'tablee.lan.evil.example', 'tablee'])
			expect(await status(second, host), host).toBe(421);
		const page = await askFrom({ port: second, path: '/tables', host: 'salle.lan' });
		expect(page.text).toContain('Tablée');
		await switchTo(server, false, token);
		expect(await status(server.port, 'tablee.lan')).toBe(421);
	});

	test('L119 only pages of tablee.lan itself may change something at tablee.lan', async () => {
		const { server, second, token } = await startHall();
		await switchTo(server, true, token);
		const post = (origin: string) =>
			askFrom({
				port: second,
				path: '/api/tables',
				host: 'tablee.lan',
				method: 'POST',
				headers: { origin, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
				body: JSON.stringify({ name: 'Table' })
			});
		expect((await post('http://tablee.lan')).status).toBe(200);
		for (const origin of ['http://evil.example', 'http://salle.lan', 'https://tablee.lan', 'null'])
			expect((await post(origin)).status, origin).toBe(403);
	});
});
