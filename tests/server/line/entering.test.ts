import { describe, expect, test } from 'vitest';
import { connect, newToken } from '../../support/client.ts';
import { makeTable, openMeeting, tablesOf, type PreparedMeeting } from '../../support/hall.ts';
import { ask, post, startTestServer, type TestServer } from '../../support/server.ts';

type Entered = { readonly token: string; readonly role: string; readonly refused?: string };
const unknown = { status: 404, body: { refused: 'unknown' } };
const enter = (server: TestServer, secret: string, device?: string) =>
	post<Entered>(server, '/enter', { secret, ...(device !== undefined && { device }) });

async function linkSecret(server: TestServer, { id, token }: PreparedMeeting): Promise<string> {
	const { body } = await post<{ url: string }>(server, `/meetings/${id}/links`, { role: 'scribe' }, token);
	return body.url.split('#')[1] ?? '';
}

/** A clock that a test sets forward. */
function clock() {
	let ahead = 0;
	return { now: () => Date.now() + ahead, pass: (ms: number) => void (ahead += ms) };
}

describe('L45 an answer that was lost on the way', () => {
	test('L45 the same device asks again and gets the same token, also after a restart; the token opens what the link opens', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const secret = await linkSecret(server, made);
		const device = newToken();
		const first = await enter(server, secret, device);
		expect(first).toMatchObject({ status: 200, body: { role: 'scribe', meeting: made.id } });
		expect(await enter(server, secret, device)).toEqual(first);
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		expect(await enter(again, secret, device)).toEqual(first);
		const { token } = first.body;
		const scribe = await connect(again, { meeting: made.id, token, role: 'scribe' });
		await scribe.do({ type: 'CountSomeone' });
	});

	test('L45 the laptop’s link and a table’s link do the same', async () => {
		const server = await startTestServer();
		const device = newToken();
		const first = await enter(server, server.laptopSecret, device);
		expect(await enter(server, server.laptopSecret, device)).toEqual(first);
		const table = await makeTable(server, first.body.token);
		const { body } = await post<{ secret: string }>(server, `/tables/${table}/keys`, {}, first.body.token);
		const theirs = await enter(server, body.secret, device);
		expect(theirs.body.role).toBe('table');
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		expect(await enter(again, body.secret, device)).toEqual(theirs);
		expect(await tablesOf(again, theirs.body.token)).toMatchObject({ tables: [{ id: table }] });
	});

	test('L45 another device, or one that gives no number, gets nothing', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		for (const device of [newToken(), undefined]) {
			const secret = await linkSecret(server, made);
			expect((await enter(server, secret, device)).status).toBe(200);
			expect(await enter(server, secret, newToken())).toEqual(unknown);
			expect(await enter(server, secret)).toEqual(unknown);
		}
		const laptopDevice = newToken();
		expect((await enter(server, server.laptopSecret)).status).toBe(404);
		expect(await enter(server, server.laptopSecret, laptopDevice)).toEqual(unknown);
	});

	test('L45 after a minute the same device gets nothing either', async () => {
		const { now, pass } = clock();
		const server = await startTestServer({ clock: now });
		const device = newToken();
		const { body } = await enter(server, server.laptopSecret, device);
		const { made } = await openMeeting(server, { token: body.token });
		const secret = await linkSecret(server, made);
		expect((await enter(server, secret, device)).status).toBe(200);
		pass(50_000);
		expect((await enter(server, secret, device)).status).toBe(200);
		expect((await enter(server, server.laptopSecret, device)).status).toBe(200);
		pass(11_000);
		expect(await enter(server, secret, device)).toEqual(unknown);
		expect(await enter(server, server.laptopSecret, device)).toEqual(unknown);
	});

	test('L45 once the link is revoked the same device gets nothing either', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const secret = await linkSecret(server, made);
		const device = newToken();
		await enter(server, secret, device);
		const { links } = await staff.until((view) => view.links[0]?.used === true);
		await staff.do({ type: 'RevokeLink', link: links[0]?.id ?? '' });
		expect(await enter(server, secret, device)).toEqual(unknown);
		const table = await makeTable(server, made.token);
		const { body } = await post<{ secret: string }>(server, `/tables/${table}/keys`, {}, made.token);
		await enter(server, body.secret, device);
		type Listing = { tables: { id: string; keys: { id: string }[] }[] };
		const { tables } = (await ask<Listing>(server, '/tables', { token: made.token })).body;
		const key = tables.find(({ id }) => id === table)?.keys[0]?.id ?? '';
		await ask(server, `/tables/${table}/keys/${key}`, { method: 'DELETE', token: made.token });
		expect(await enter(server, body.secret, device)).toEqual(unknown);
	});

	test('L45 one device that asks many times at once gets the same token each time', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		for (const secret of [await linkSecret(server, made), await tableSecret(server, made)]) {
			const device = newToken();
			const answers = await Promise.all(Array.from({ length: 20 }, () => enter(server, secret, device)));
			expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
			expect(new Set(answers.map(({ body }) => body.token)).size).toBe(1);
		}
	});
});

async function tableSecret(server: TestServer, { token }: PreparedMeeting): Promise<string> {
	const table = await makeTable(server, token);
	return (await post<{ secret: string }>(server, `/tables/${table}/keys`, {}, token)).body.secret;
}
