import { describe, expect, test } from 'vitest';
import type { Store } from '#server/store/store.ts';
import { connect, newToken } from '../support/client.ts';
import { overMeetings } from '../support/failing.ts';
import { facilitator, laptop, makeMeeting, makeTable, openMeeting, resident } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { ask, newFolder, post, startTestServer } from '../support/server.ts';
import { everyByte } from '../support/hostile/files.ts';
import { linkSecret, linkToken } from '../support/hostile/links.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

describe('H2 links that carry a role', () => {
	test('H2 no log holds a secret, token or key, and no file more than its hash; no phone or screen is told of a link', async () => {
		const folder = await newFolder();
		const server = await spawnServer(folder, { env: { LOG_LEVEL: 'trace' } });
		const token = await laptop(server);
		const { made, staff } = await openMeeting(server, { token });
		const unused = await linkSecret(server, made, 'facilitator');
		const scribe = await linkToken(server, made, 'scribe');
		const phoneToken = newToken();
		const phone = await resident(server, made, phoneToken);
		const screen = await connect(server, { meeting: made.id, token, role: 'screen' });
		await post(server, '/enter', { secret: 'wrong-secret-00000000000000' });
		await post(server, '/join', { code: '000000' });
		for (const view of [phone.view, screen.view]) {
			expect(view).not.toHaveProperty('links');
			for (const secret of [unused, scribe, token]) expect(JSON.stringify(view)).not.toContain(secret);
		}
		await staff.until(({ links }) => links.length === 2);
		expect(JSON.stringify(staff.view)).not.toContain(unused);
		await server.stop('SIGTERM');
		const printed = server.printed().replaceAll(`#${server.laptopSecret}`, ''); // told once, at the start
		const log = printed + (await server.logged());
		const files = [...(await everyByte(folder)).values()].join();
		for (const secret of [server.laptopSecret, token, unused, scribe, phoneToken]) {
			expect(log).not.toContain(secret);
			expect(files).not.toContain(secret);
		}
		expect(log).not.toContain(made.key);
	});

	test('H2 a table’s key can do nothing more from the moment it is revoked, whatever was under way', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const table = await makeTable(server, token);
		const made = await makeMeeting(server, { token, table });
		const { body } = await post<{ secret: string }>(server, `/tables/${table}/keys`, {}, token);
		const theirs = (await post<{ token: string }>(server, '/enter', { secret: body.secret })).body.token;
		const line = await facilitator(server, { ...made, token: theirs });
		const own = await facilitator(server, made);
		type Listing = { tables: { keys: { id: string }[] }[] };
		const listing = (await ask<Listing>(server, '/tables', { token })).body;
		const key = listing.tables[0]?.keys[0]?.id ?? '';
		const gone = new Promise((resolve) => line.socket.once('disconnect', resolve));
		// A storm goes on while the key is revoked. Every accepted command came before.
		let accepted = 0;
		const storm = async (): Promise<void> => {
			while (!('refused' in (await line.send({ type: 'CountSomeone' })))) accepted += 1;
		};
		for (let n = 0; n < 20; n += 1) void storm().catch(() => undefined);
		await expect.poll(() => accepted).toBeGreaterThan(20);
		await ask(server, `/tables/${table}/keys/${key}`, { method: 'DELETE', token });
		const versions = [await own.send({ type: 'CountSomeone' })];
		await gone;
		await Promise.all(
			Array.from({ length: 5 }, () =>
				expect(facilitator(server, { ...made, token: theirs })).rejects.toThrow('link-revoked')
			)
		);
		versions.push(await own.send({ type: 'CountSomeone' }));
		const [first = 0, second] = versions.map((answer) => ('version' in answer ? answer.version : -1));
		expect(second).toBe(first + 1);
	});

	test.each([
		['a link', 'POST', '/links', { role: 'scribe' }],
		['slips', 'POST', '/slips', { count: 2 }],
		['a copy', 'POST', '/duplicate', {}],
		['a removal', 'DELETE', '', { title: 'Réunion de mars' }]
	])('H2 a key revoked meanwhile gets no answer by http: %s', async (_, method, path, body) => {
		const before = await startTestServer();
		const token = await laptop(before);
		const table = await makeTable(before, token);
		const made = await makeMeeting(before, { token, table });
		const { secret } = (await post<{ secret: string }>(before, `/tables/${table}/keys`, {}, token)).body;
		const theirs = (await post<{ token: string }>(before, '/enter', { secret })).body.token;
		await before.close();
		// The key is revoked while the room is slow to open.
		const asked = Promise.withResolvers<undefined>();
		const revoked = Promise.withResolvers<undefined>();
		const around = (store: Store): Store =>
			overMeetings(store, {
				loadEach: async (meeting, take) => {
					asked.resolve(undefined);
					await revoked.promise;
					return meetingStreams(store).loadEach(meeting, take);
				}
			});
		const server = await startTestServer({ dataDir: before.dataDir, around });
		const acting = ask(server, `/meetings/${made.id}${path}`, { method, body, token: theirs });
		await asked.promise;
		type Listing = { tables: { keys: { id: string }[]; meetings: object[] }[] };
		const listed = async () => (await ask<Listing>(server, '/tables', { token })).body.tables[0];
		const key = (await listed())?.keys[0]?.id ?? '';
		await ask(server, `/tables/${table}/keys/${key}`, { method: 'DELETE', token });
		revoked.resolve(undefined);
		expect(await acting).toEqual({ status: 401, body: { refused: 'link-revoked' } });
		expect((await listed())?.meetings).toHaveLength(1);
		const { view } = await facilitator(server, made);
		expect([view.links, view.slips]).toEqual([[], []]);
	});

	test('H21 wrong secrets lock nobody out, however many: a right one opens at once', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const secret = await linkSecret(server, made, 'scribe');
		const guesses = Array.from({ length: 400 }, (_, at) =>
			post(server, '/enter', {
				secret: `${at % 2 === 0 ? `${made.id}.` : ''}wrong-secret-${String(at).padStart(16, '0')}`
			})
		);
		const answers = await Promise.all(guesses);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
		expect((await post(server, '/enter', { secret })).status).toBe(200);
	});

	test('H21 somebody who has seen a link, but not its device’s own number, gets no token, during its use or afterwards', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const secret = await linkSecret(server, made, 'scribe');
		const devices = Array.from({ length: 12 }, () => newToken());
		const tries = await Promise.all(devices.map((device) => post(server, '/enter', { secret, device })));
		expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
		for (const device of ['', 'short', '../../etc/passwd-passwd-passwd', 'é'.repeat(30), 5, null])
			expect((await post(server, '/enter', { secret, device })).status).toBe(400);
	});

	test('H2 of many who try the same link at once, one gets in', async () => {
		const server = await spawnServer(await newFolder());
		const { made } = await openMeeting(server);
		const secret = await linkSecret(server, made, 'scribe');
		const tries = await Promise.all(Array.from({ length: 20 }, () => post(server, '/enter', { secret })));
		expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
		const key = server.laptopSecret;
		expect((await post(server, '/enter', { secret: key })).status).not.toBe(200);
	});
});
