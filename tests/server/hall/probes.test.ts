// Phones ask whether there is internet. If the laptop has switched it on, exactly these questions are answered, and nothing else.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { connect } from 'node:net';
import os from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { InternetView } from '#meeting/view-types.ts';
import { AnsweredPhones, mostRemembered, rememberedMs } from '#server/hall/answered.ts';
import { Neighbours } from '#server/line/neighbours.ts';
import { askFrom, type RawResponse } from '../../support/asked.ts';
import { freePort } from '#scripts/free-port.ts';
import { facilitator, laptop, makeMeeting } from '../../support/hall.ts';
import { ask, startTestServer, type TestServer } from '../../support/server.ts';

const contented = [
	['Android', 'connectivitycheck.gstatic.com', '/generate_204', 204, ''],
	['Android of before', 'clients3.google.com', '/generate_204', 204, ''],
	['Android', 'connectivitycheck.android.com', '/generate_204', 204, ''],
	['Xiaomi', 'connect.rom.miui.com', '/generate_204', 204, ''],
	['Huawei', 'connectivitycheck.platform.hicloud.com', '/generate_204', 204, ''],
	['Honor', 'connectivitycheck.platform.hihonorcloud.com', '/generate_204', 204, ''],
	['GrapheneOS', 'connectivitycheck.grapheneos.network', '/generate_204', 204, ''],
	[
		'Apple',
		'captive.apple.com',
		'/hotspot-detect.html',
		200,
		'<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>\n'
	],
	['Windows', 'www.msftconnecttest.com', '/connecttest.txt', 200, 'Microsoft Connect Test'],
	['Windows', 'ipv6.msftconnecttest.com', '/connecttest.txt', 200, 'Microsoft Connect Test'],
	['Windows of before', 'www.msftncsi.com', '/ncsi.txt', 200, 'Microsoft NCSI'],
	['Firefox', 'detectportal.firefox.com', '/success.txt', 200, 'success\n'],
	[
		'Firefox',
		'detectportal.firefox.com',
		'/canonical.html',
		200,
		'<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>'
	]
] as const;

async function startHall(isOn = true): Promise<{ server: TestServer; token: string }> {
	const server = await startTestServer({ secondPort: await freePort() });
	const token = await laptop(server);
	if (isOn) await switchTo(server, token, true);
	return { server, token };
}
const switchTo = (server: TestServer, token: string, probes: boolean) =>
	ask(server, '/settings', { method: 'PATCH', token, body: { probes } });

const probe = (server: TestServer, host: string, path: string, more: object = {}): Promise<RawResponse> =>
	askFrom({ port: server.port, host, path, ...more });

describe('L116 a probe', () => {
	test('L116 each kind of phone gets the answer that contents it, by GET and by HEAD, with any query', async () => {
		const { server } = await startHall();
		for (const [, host, path, status, text] of contented)
			for (const name of [host, `${host}:80`, host.toUpperCase()]) {
				const told = await probe(server, name, path);
				expect([told.status, told.text], host).toEqual([status, text]);
				expect(told.headers['set-cookie'], host).toBeUndefined();
				expect(told.headers['location'], host).toBeUndefined();
				expect(told.headers['cache-control'], host).toBe('no-store');
				expect((await probe(server, name, `${path}?ipv4=1`)).status, host).toBe(status);
				const head = await probe(server, name, path, { method: 'HEAD' });
				expect([head.status, head.text], host).toEqual([status, '']);
			}
	});

	test('L116 a probe gets nothing before the laptop switches it on, nor after it is switched off', async () => {
		const { server, token } = await startHall(false);
		const statuses = () =>
			Promise.all(contented.map(async ([, host, path]) => (await probe(server, host, path)).status));
		const refused = contented.map(() => 421);
		expect(await statuses()).toEqual(refused);
		await switchTo(server, token, true);
		expect(await statuses()).toEqual(contented.map(([, , , status]) => status));
		await switchTo(server, token, false);
		expect(await statuses()).toEqual(refused);
	});

	test('L116 probes are answered after a restart too; only the laptop may switch that', async () => {
		const { server, token } = await startHall();
		const { body } = await ask<{ secret: string }>(server, `/tables/${await table(server, token)}/keys`, {
			method: 'POST',
			token,
			body: {}
		});
		const entered = await ask<{ token: string }>(server, '/enter', {
			method: 'POST',
			body: { secret: body.secret }
		});
		expect((await switchTo(server, entered.body.token, false)).status).toBe(401);
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir, secondPort: await freePort() });
		expect((await probe(again, 'captive.apple.com', '/hotspot-detect.html')).status).toBe(200);
	});
});

async function table(server: TestServer, token: string): Promise<string> {
	return (await ask<{ id: string }>(server, '/tables', { method: 'POST', token, body: { name: 'Table' } }))
		.body.id;
}

test('L118 a device counts as here while it has a line', async () => {
	const http = createServer().listen(0, '127.0.0.1');
	await once(http, 'listening');
	onTestFinished(() => void http.close());
	const neighbours = new Neighbours(http);
	const address = http.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const [one, other] = [0, 1].map(() => connect({ port, host: '127.0.0.1', localAddress: '127.0.0.9' }));
	await expect.poll(() => neighbours.has('127.0.0.9')).toBe(true);
	one?.destroy();
	expect(neighbours.has('127.0.0.10')).toBe(false);
	other?.destroy();
	await expect.poll(() => neighbours.has('127.0.0.9')).toBe(false);
});

describe('L118 how many were answered', () => {
	test('L118 staff see how many: each device once, without this machine, and none once it is off', async () => {
		const { server, token } = await startHall();
		const staff = await facilitator(server, await makeMeeting(server, { token }));
		const internet = (): InternetView => staff.view.connections.internet;
		const from = (address: string) =>
			probe(server, 'captive.apple.com', '/hotspot-detect.html', { from: address });
		expect(internet()).toEqual({ on: true, port: 'open', answered: 0 });
		for (const address of ['127.0.0.1', '127.0.0.9', '127.0.0.10', '127.0.0.9']) await from(address);
		await staff.until((view) => view.connections.internet.answered === 2);
		expect(JSON.stringify(staff.view)).not.toContain('127.0.0.9');
		await switchTo(server, token, false);
		await staff.until((view) => !view.connections.internet.on);
		expect(internet()).toEqual({ on: false, port: 'off', answered: 0 });
	});

	test('L118 neither a counted device nor this machine makes the server look at its cards again', async () => {
		const { server } = await startHall();
		const real = os.networkInterfaces;
		let looks = 0;
		os.networkInterfaces = () => {
			looks += 1;
			return real();
		};
		syncBuiltinESMExports();
		onTestFinished(() => {
			os.networkInterfaces = real;
			syncBuiltinESMExports();
		});
		for (let n = 0; n < 20; n += 1)
			for (const from of ['127.0.0.1', '127.0.0.9'])
				await probe(server, 'captive.apple.com', '/hotspot-detect.html', { from });
		expect(looks).toBeLessThan(4); // the server looks now and then by itself
	});

	test('L118 a device is forgotten a quarter of an hour after its last line, and the number of devices is bounded', () => {
		let now = 0;
		const here = new Set(['c']);
		const answered = new AnsweredPhones(
			(address) => here.has(address),
			() => now
		);
		expect([answered.add('a'), answered.add('b'), answered.add('a')]).toEqual([true, true, false]);
		now = rememberedMs - 1;
		answered.add('b');
		answered.add('c');
		now = rememberedMs;
		expect(answered.count).toBe(2);
		now = 3 * rememberedMs;
		expect(answered.count).toBe(1);
		here.clear();
		now = 4 * rememberedMs;
		expect(answered.count).toBe(0);
		for (let n = 0; n < mostRemembered + 10; n += 1) answered.add(`device-${n}`);
		expect(answered.count).toBe(mostRemembered);
		expect([answered.add('device-9'), answered.add(`device-${mostRemembered}`)]).toEqual([true, false]);
	});
});
