import { request } from 'node:http';
import { connect as open } from 'node:net';
import { describe, expect, test } from 'vitest';
import { nameProbe, probeNames } from '#server/hall/probes.ts';
import { askFrom } from '../support/asked.ts';
import { freePort } from '#scripts/free-port.ts';
import { makeTable, laptop, openMeeting, tablesOf } from '../support/hall.ts';
import { ask, startTestServer, type TestServer } from '../support/server.ts';

interface Asked {
	readonly path: string;
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly body?: string;
}

/** The status of a request with exactly these headers. `fetch` would set Host and Origin itself. */
const status = (server: TestServer, { path, method = 'GET', headers = {}, body }: Asked): Promise<number> =>
	new Promise((resolve, reject) => {
		const asked = request(server.url + path, { method, headers }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		});
		asked.on('error', reject).end(body);
	});

/** The first line of the answer to a WebSocket handshake with these headers. */
const handshake = (server: TestServer, host: string, origin: string, of = ''): Promise<string> =>
	new Promise((resolve, reject) => {
		const socket = open(server.port, '127.0.0.1', () =>
			socket.write(
				`GET /live/?EIO=4&transport=websocket${of} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n` +
					'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
					'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
			)
		);
		socket.setTimeout(5000, () => reject(new Error('no answer')));
		socket.once('data', (bytes) => {
			resolve(bytes.toString('latin1').split('\r\n')[0] ?? '');
			socket.destroy();
		});
		socket.once('error', reject);
	});

const foreign = ['http://evil.example', 'http://127.0.0.1:1', 'https://127.0.0.1', 'null', 'file://'];

describe('H3 pages of another site', () => {
	test('H3 a page of another site opens no line, by WebSocket or by polling', async () => {
		const server = await startTestServer();
		const own = `127.0.0.1:${server.port}`;
		expect(await handshake(server, own, `http://${own}`)).toContain('101');
		for (const origin of [...foreign, `https://${own}`, `http://localhost:${server.port}`]) {
			expect(await handshake(server, own, origin), origin).toContain(' 400 ');
			const path = '/live/?EIO=4&transport=polling';
			expect(await status(server, { path, headers: { origin } }), origin).toBe(403);
			expect(await status(server, { path, method: 'POST', headers: { origin } }), origin).toBe(403);
		}
	});

	test('H3 without an Origin such a page opens at most a line that it cannot read and that ends by itself', async () => {
		const server = await startTestServer();
		const path = '/live/?EIO=4&transport=polling';
		// A foreign picture or script over plain http sends exactly the same request as our own page.
		const opened = await fetch(server.url + path);
		expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'text/plain; charset=UTF-8']);
		expect(opened.headers.get('cross-origin-resource-policy')).toBe('same-origin');
		expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
		for (const script of ['&j=0', '&j=', '&j=___', '&x=?&j=0'])
			expect(await status(server, { path: path + script }), script).toBe(403);
		// If the browser says whose page asks, even that is refused.
		for (const site of ['cross-site', 'same-site', 'none'])
			expect(await status(server, { path, headers: { 'sec-fetch-site': site } }), site).toBe(403);
		expect(await status(server, { path, headers: { 'sec-fetch-site': 'same-origin' } })).toBe(200);
		const { sid } = JSON.parse((await opened.text()).slice(1)) as { sid: string };
		const line = `${path}&sid=${sid}`;
		await expect.poll(() => status(server, { path: line }), { timeout: 40_000 }).toBe(404);
	});

	test('H3 such a page gets into no open line either, even if it knows the line’s number', async () => {
		const server = await startTestServer();
		const own = `http://127.0.0.1:${server.port}`;
		const path = '/live/?EIO=4&transport=polling';
		const { sid } = JSON.parse((await (await fetch(server.url + path)).text()).slice(1)) as { sid: string };
		const line = `${path}&sid=${sid}`;
		for (const origin of foreign)
			for (const asked of [
				{ path: line },
				{ path: line, method: 'POST', body: '40{}' },
				{ path: `${line}&j=0`, method: 'POST', body: 'd=40{}' },
				{ path: line, method: 'OPTIONS' }
			])
				expect(await status(server, { ...asked, headers: { origin } }), origin).toBe(403);
		for (const origin of foreign)
			expect(await handshake(server, own.slice(7), origin, `&sid=${sid}`), origin).toContain(' 400 ');
		expect(await status(server, { path: line, method: 'POST', headers: { origin: own }, body: '3' })).toBe(
			200
		);
	});

	test('H3 such a page changes nothing by http, however it disguises its request', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const body = JSON.stringify({ name: 'À eux' });
		const authorization = `Bearer ${token}`;
		for (const origin of foreign)
			for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
				const headers = { origin, authorization, 'content-type': type };
				expect(await status(server, { path: '/api/tables', method: 'POST', headers, body })).toBe(403);
			}
		expect((await tablesOf(server, token)).tables).toEqual([]);
		await makeTable(server, token);
	});

	test('H3 no header lets such a page read an answer', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		for (const path of ['/', '/api/tables', `/minutes/${made.key}.json`, '/live/?EIO=4&transport=polling']) {
			const { headers } = await fetch(server.url + path, { headers: { origin: 'http://evil.example' } });
			expect(headers.get('access-control-allow-origin'), path).toBeNull();
			if (!path.startsWith('/live')) {
				expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
				expect(headers.get('x-content-type-options'), path).toBe('nosniff');
				expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
			}
		}
	});
});

describe('H4 a foreign page whose name leads to this machine (DNS rebinding)', () => {
	const names = [
		'evil.example',
		'evil.example:3000',
		'127.0.0.1.evil.example',
		'localhost.evil.example',
		'169.254.169.254',
		'127.0.0.1@evil.example',
		'evil.example:80:80',
		' ',
		'[::ffff:127.0.0.2]'
	];

	test('H4 such a name opens no line and no page, even if Origin and Host agree', async () => {
		const server = await startTestServer();
		for (const host of names) {
			expect(await handshake(server, host, `http://${host}`), host).not.toContain('101');
			for (const path of ['/', '/api/tables', '/minutes/AAAAAAAA'])
				expect([421, 400], `${host} ${path}`).toContain(await status(server, { path, headers: { host } }));
			const polling = { path: '/live/?EIO=4&transport=polling', headers: { host, origin: `http://${host}` } };
			expect([421, 400], `${host} polling`).toContain(await status(server, polling));
		}
	});

	test('H4 the names by which phones look for internet open nothing either, while they are answered', async () => {
		const server = await startTestServer({ secondPort: await freePort() });
		const { made } = await openMeeting(server);
		const body = { probes: true };
		expect((await ask(server, '/settings', { method: 'PATCH', token: made.token, body })).status).toBe(200);
		for (const host of [...probeNames, nameProbe.name]) {
			expect(await handshake(server, host, `http://${host}`), host).not.toContain('101');
			const polling = { path: '/live/?EIO=4&transport=polling', headers: { host } };
			expect(await status(server, polling), host).toBe(421);
			for (const path of [
				'/',
				'/api/tables',
				`/minutes/${made.key}`,
				'/generate_204/',
				'/Generate_204',
				'/x/ncsi.txt'
			])
				for (const method of ['GET', 'HEAD'])
					expect(await status(server, { path, method, headers: { host } }), `${host} ${path}`).toBe(421);
			for (const path of [
				'/generate_204',
				'/hotspot-detect.html',
				'/connecttest.txt',
				'/success.txt',
				'/ncsi.txt'
			])
				for (const method of ['POST', 'PUT', 'OPTIONS', 'DELETE'])
					expect(await status(server, { path, method, headers: { host } }), `${host} ${path}`).toBe(421);
		}
		// Neither a foreign name nor our own address gives such a page.
		for (const host of ['evil.example', 'captive.apple.com.evil.example', 'x.captive.apple.com'])
			expect(await status(server, { path: '/hotspot-detect.html', headers: { host } }), host).toBe(421);
		expect(await status(server, { path: '/generate_204' })).toBe(404);
	});

	test('H4 the answer to such a name holds no word of a meeting, and gives no right to read it', async () => {
		const server = await startTestServer({ secondPort: await freePort() });
		const { made } = await openMeeting(server, { title: 'Sujet-rare' });
		await ask(server, '/settings', { method: 'PATCH', token: made.token, body: { probes: true } });
		const headers = { origin: 'http://evil.example' };
		for (const [host, path] of [
			['captive.apple.com', '/hotspot-detect.html'],
			['connectivitycheck.gstatic.com', '/generate_204'],
			['detectportal.firefox.com', '/canonical.html']
		] as const) {
			const told = await askFrom({ port: server.port, host, path, headers });
			expect(told.headers['access-control-allow-origin'], host).toBeUndefined();
			expect(told.headers['set-cookie'], host).toBeUndefined();
			expect(told.headers['content-security-policy'], host).toContain("default-src 'none'");
			expect(JSON.stringify(told), host).not.toMatch(/Sujet-rare|<script/);
		}
	});
});
