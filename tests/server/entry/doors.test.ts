import { describe, expect, test } from 'vitest';
import { connect, newToken } from '../../support/client.ts';
import { facilitator, laptop, makeMeeting, makeTable, openMeeting, tablesOf } from '../../support/hall.ts';
import { ask, post, startTestServer } from '../../support/server.ts';

type Entered = { token: string; role: string; meeting?: string };

describe('L1 a typed code', () => {
	test('L1 a code opens the QR’s meeting while the doors are open, with or without spaces', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const code = staff.view.hall.code ?? '';
		expect(code).toMatch(/^\d{6}$/);
		const joined = await post(server, '/join', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
		expect(joined).toEqual({ status: 200, body: { key: made.key } });
	});

	test('L1 a wrong code and the code of a closed door get the same answer', async () => {
		const server = await startTestServer();
		const { staff } = await openMeeting(server);
		const code = staff.view.hall.code ?? '';
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.hall.code === null);
		const closed = await post(server, '/join', { code });
		const wrong = await post(server, '/join', { code: code === '123456' ? '654321' : '123456' });
		expect(closed).toEqual({ status: 404, body: { refused: 'unknown' } });
		expect(wrong).toEqual(closed);
	});

	test('L1 a code survives a restart', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const { code } = staff.view.hall;
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		expect((await facilitator(again, made)).view.hall.code).toBe(code);
		expect((await post(again, '/join', { code: code ?? '' })).body).toEqual({ key: made.key });
	});

	test('L1 guessing ends after a hundred tries, and then not even the right code is answered', async () => {
		const server = await startTestServer();
		const { staff } = await openMeeting(server);
		const code = staff.view.hall.code ?? '';
		const wrong = code === '000000' ? '000001' : '000000';
		const guesses = Array.from({ length: 100 }, () => post(server, '/join', { code: wrong }));
		expect(new Set((await Promise.all(guesses)).map(({ status }) => status))).toEqual(new Set([404]));
		const late = await post(server, '/join', { code });
		expect(late).toEqual({ status: 429, body: { refused: 'too-fast' } });
	});
});

describe('L8 a link that carries a role', () => {
	test('L8 a link is exchanged once', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const { body } = await post<{ url: string; qr: { size: number } }>(
			server,
			`/meetings/${made.id}/links`,
			{ role: 'scribe' },
			made.token
		);
		expect(body.qr.size).toBeGreaterThan(20);
		const secret = body.url.split('#')[1] ?? '';
		const first = await post<Entered>(server, '/enter', { secret });
		expect(first.body).toMatchObject({ role: 'scribe', meeting: made.id });
		const second = await post(server, '/enter', { secret });
		expect(second).toEqual({ status: 404, body: { refused: 'unknown' } });
		const scribe = await connect(server, { meeting: made.id, token: first.body.token, role: 'scribe' });
		await scribe.do({ type: 'CountSomeone' });
		expect(await scribe.send({ type: 'CloseMeeting' })).toEqual({ refused: 'not-allowed' });
	});

	test('L8 a link opens no other role and no other meeting', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const other = await makeMeeting(server, { token: made.token });
		const token = await roleToken(server, made, 'screen');
		for (const role of ['facilitator', 'scribe'] as const)
			await expect(connect(server, { meeting: made.id, token, role })).rejects.toThrow('not-allowed');
		await expect(connect(server, { meeting: other.id, token, role: 'screen' })).rejects.toThrow(
			'not-allowed'
		);
		const link = await post(server, `/meetings/${made.id}/links`, { role: 'scribe' }, token);
		expect(link).toEqual({ status: 401, body: { refused: 'not-allowed' } });
		expect((await ask(server, '/tables', { token })).status).toBe(401);
	});

	test('L8 a facilitator’s link opens the screen and the scribe’s page of its meeting', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const token = await roleToken(server, made, 'facilitator');
		for (const role of ['scribe', 'screen'] as const) {
			const client = await connect(server, { meeting: made.id, token, role });
			expect(client.view.meeting.id).toBe(made.id);
		}
	});

	test('L8 a revoked link disconnects its device at once and lets it in no more', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const token = await roleToken(server, made, 'facilitator');
		const second = await connect(server, { meeting: made.id, token, role: 'facilitator' });
		const gone = new Promise<string>((resolve) => second.socket.once('disconnect', resolve));
		const link = (await second.until((view) => view.links[0]?.used === true)).links[0]?.id ?? '';
		await staff.do({ type: 'RevokeLink', link });
		expect(await gone).toBe('io server disconnect');
		await expect(connect(server, { meeting: made.id, token, role: 'facilitator' })).rejects.toThrow(
			'link-revoked'
		);
		await staff.until((view) => view.links[0]?.revoked === true && view.connections.staff === 1);
		const again = await post(server, `/meetings/${made.id}/links`, { role: 'screen' }, token);
		expect(again.status).toBe(401);
	});

	test('L8 a link that nobody used can be revoked too', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const { body } = await post<{ url: string }>(
			server,
			`/meetings/${made.id}/links`,
			{ role: 'scribe' },
			made.token
		);
		const { links } = await staff.until((view) => view.links.length === 1);
		await staff.do({ type: 'RevokeLink', link: links[0]?.id ?? '' });
		const late = await post(server, '/enter', { secret: body.url.split('#')[1] ?? '' });
		expect(late).toEqual({ status: 404, body: { refused: 'unknown' } });
	});

	const roleToken = async (
		server: Awaited<ReturnType<typeof startTestServer>>,
		made: { id: string; token: string },
		role: string
	): Promise<string> => {
		const { body } = await post<{ url: string }>(server, `/meetings/${made.id}/links`, { role }, made.token);
		const entered = await post<Entered>(server, '/enter', { secret: body.url.split('#')[1] ?? '' });
		return entered.body.token;
	};
});

describe('L8 keys', () => {
	test('L8 the printed link is exchanged once, and its device is known after a restart', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		expect((await post(server, '/enter', { secret: server.laptopSecret })).status).toBe(404);
		await makeTable(server, token);
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		expect((await tablesOf(again, token)).tables).toHaveLength(1);
		expect((await post(again, '/enter', { secret: server.laptopSecret })).status).toBe(404);
		expect((await post<Entered>(again, '/enter', { secret: again.laptopSecret })).body.role).toBe('laptop');
	});

	test('L8 a printed link that nobody used is worthless after the next start', async () => {
		const server = await startTestServer();
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		expect((await post(again, '/enter', { secret: server.laptopSecret })).status).toBe(404);
	});

	test('L8 a table’s key opens the meetings of that table only', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const [mine, theirs] = [await makeTable(server, token, 'Nord'), await makeTable(server, token, 'Sud')];
		const there = await makeMeeting(server, { token, table: theirs });
		const { body } = await post<{ secret: string; url: string }>(server, `/tables/${mine}/keys`, {}, token);
		expect(body.url).toBe(`${server.url}/enter#${body.secret}`);
		const key = (await post<Entered>(server, '/enter', { secret: body.secret })).body;
		expect(key.role).toBe('table');

		const seen = await tablesOf(server, key.token);
		expect(seen).toMatchObject({ scope: 'table', tables: [{ id: mine, meetings: [] }] });
		expect(seen).not.toHaveProperty('settings');
		const here = await makeMeeting(server, { token: key.token, table: mine });
		await (await facilitator(server, here)).do({ type: 'OpenDoors' });

		await expect(facilitator(server, { ...there, token: key.token })).rejects.toThrow('not-allowed');
		const refusals = await Promise.all([
			post(server, `/tables/${theirs}/meetings`, { title: 'x' }, key.token),
			post(server, `/tables/${theirs}/keys`, {}, key.token),
			post(server, `/meetings/${there.id}/duplicate`, {}, key.token),
			post(server, `/meetings/${there.id}/links`, { role: 'scribe' }, key.token),
			post(server, '/tables', { name: 'x' }, key.token),
			ask(server, `/tables/${theirs}`, { method: 'PATCH', body: { name: 'x' }, token: key.token }),
			ask(server, '/settings', { token: key.token }),
			ask(server, '/settings', { method: 'PATCH', body: { wifi: null }, token: key.token })
		]);
		expect(refusals.map(({ status }) => status)).toEqual([404, 401, 404, 401, 401, 404, 401, 401]);
		expect((await tablesOf(server, token)).tables.map(({ name }) => name)).toEqual(['Nord', 'Sud']);
	});
});

describe('L8 the key of a table', () => {
	interface Keys {
		readonly tables: readonly {
			readonly id: string;
			readonly keys?: readonly { readonly id: string; readonly used: boolean; readonly revoked: boolean }[];
		}[];
	}
	type Server = Awaited<ReturnType<typeof startTestServer>>;
	const keysOf = async (server: Server, token: string) =>
		(await ask<Keys>(server, '/tables', { token })).body.tables[0]?.keys;
	const secretOf = async (server: Server, table: string, token: string) =>
		(await post<{ secret: string }>(server, `/tables/${table}/keys`, {}, token)).body.secret;
	const revoke = (server: Server, table: string, key: string, token: string) =>
		ask(server, `/tables/${table}/keys/${key}`, { method: 'DELETE', token });

	async function withKey() {
		const server = await startTestServer();
		const token = await laptop(server);
		const table = await makeTable(server, token);
		const secret = await secretOf(server, table, token);
		const entered = await post<Entered>(server, '/enter', { secret });
		const id = (await keysOf(server, token))?.[0]?.id ?? '';
		return { server, token, table, secret, theirs: entered.body.token, id };
	}

	test('L8 the laptop alone sees the keys of a table, without any hash', async () => {
		const { server, token, table, theirs } = await withKey();
		await secretOf(server, table, token);
		const keys = await keysOf(server, token);
		expect(keys?.map(({ used, revoked }) => [used, revoked])).toEqual([
			[false, false],
			[true, false]
		]);
		expect(Object.keys(keys?.[0] ?? {}).toSorted()).toEqual(['id', 'madeAt', 'revoked', 'used']);
		expect(await keysOf(server, theirs)).toBeUndefined();
	});

	test('L8 a revoked key ends its device’s lines in every meeting of the table and its http requests, also after a restart', async () => {
		const { server, token, table, theirs, id, secret } = await withKey();
		const made = await Promise.all(
			['Un', 'Deux'].map((title) => makeMeeting(server, { token, table, title }))
		);
		const lines = await Promise.all([
			...made.map((each) => facilitator(server, { ...each, token: theirs })),
			connect(server, { meeting: made[0]?.id ?? '', token: theirs, role: 'screen' })
		]);
		const own = await Promise.all(made.map((each) => facilitator(server, each)));
		const gone = lines.map(
			({ socket }) => new Promise<string>((resolve) => socket.once('disconnect', resolve))
		);
		expect((await revoke(server, table, id, token)).status).toBe(200);
		expect(new Set(await Promise.all(gone))).toEqual(new Set(['io server disconnect']));
		for (const { socket } of own) expect(socket.connected).toBe(true);
		const refused = { status: 401, body: { refused: 'link-revoked' } };
		const asked = [
			ask(server, '/tables', { token: theirs }),
			post(server, `/tables/${table}/meetings`, { title: 'x' }, theirs),
			post(server, `/meetings/${made[0]?.id ?? ''}/links`, { role: 'scribe' }, theirs)
		];
		for (const answer of await Promise.all(asked)) expect(answer).toEqual(refused);
		for (const each of made)
			await expect(facilitator(server, { ...each, token: theirs })).rejects.toThrow('link-revoked');
		expect((await post(server, '/enter', { secret })).status).toBe(404);
		expect((await revoke(server, table, id, token)).status).toBe(200);
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		expect(await ask(again, '/tables', { token: theirs })).toEqual(refused);
		expect((await keysOf(again, token))?.map(({ revoked }) => revoked)).toEqual([true]);
	});

	test('L8 a key that nobody used can be revoked too', async () => {
		const { server, token, table } = await withKey();
		const secret = await secretOf(server, table, token);
		await revoke(server, table, (await keysOf(server, token))?.[0]?.id ?? '', token);
		expect((await post(server, '/enter', { secret })).status).toBe(404);
	});

	test('L8 the laptop alone makes and revokes keys, each under its own table', async () => {
		const { server, token, table, theirs, id } = await withKey();
		const other = await makeTable(server, token, 'Sud');
		const no = { status: 401, body: { refused: 'not-allowed' } };
		expect(await post(server, `/tables/${table}/keys`, {}, theirs)).toEqual(no);
		expect(await revoke(server, table, id, theirs)).toEqual(no);
		expect(await revoke(server, table, id, newToken())).toEqual(no);
		const unknown = { status: 404, body: { refused: 'unknown' } };
		expect(await revoke(server, other, id, token)).toEqual(unknown);
		expect(await revoke(server, table, '__proto__', token)).toEqual(unknown);
		expect((await ask(server, '/tables', { token: theirs })).status).toBe(200);
	});
});

test('L8 a phone is a resident, whatever it claims to be', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	const token = newToken();
	for (const role of ['facilitator', 'scribe', 'screen'] as const)
		await expect(connect(server, { meeting: made.key, token, role })).rejects.toThrow('not-allowed');
	const phone = await connect(server, { meeting: made.key, token, role: 'resident' });
	expect(await phone.send({ type: 'CloseMeeting' })).toEqual({ refused: 'not-allowed' });
});

test('L1 an unknown key is refused, and so is a malformed one', async () => {
	const server = await startTestServer();
	const token = newToken();
	await expect(connect(server, { meeting: 'AAAAAAAA', token, role: 'resident' })).rejects.toThrow('unknown');
	await expect(connect(server, { meeting: '../x', token, role: 'resident' })).rejects.toThrow('bad-command');
	await expect(connect(server, { meeting: 'AAAAAAAA', token: 'short', role: 'resident' })).rejects.toThrow(
		'bad-command'
	);
});
