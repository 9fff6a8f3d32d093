// A link or key that a computer gave back opens nothing any more, on no line and by no request.
import { expect, test } from 'vitest';
import { connect } from '../../support/client.ts';
import { openMeeting } from '../../support/hall.ts';
import { ask, post, startTestServer, type TestServer } from '../../support/server.ts';

async function entered(server: TestServer, path: string, token: string, body: object = {}): Promise<string> {
	const made = await post<{ url: string }>(server, path, body, token);
	const secret = made.body.url.split('#')[1] ?? '';
	return (await post<{ token: string }>(server, '/enter', { secret })).body.token;
}

const giveBack = (server: TestServer, token: string, body: object = {}) =>
	ask(server, '/enter', { method: 'DELETE', token, body });

test('L63 a link that is given back closes all its lines and opens nothing more; giving it back twice changes nothing', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const token = await entered(server, `/meetings/${made.id}/links`, made.token, { role: 'scribe' });
	const auth = { meeting: made.id, token, role: 'scribe' } as const;
	const lines = [await connect(server, auth), await connect(server, auth)];
	const gone = lines.map(({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve)));
	expect(await giveBack(server, token, { meeting: made.id })).toMatchObject({ status: 200 });
	expect(await Promise.all(gone)).toEqual(['io server disconnect', 'io server disconnect']);
	await expect(connect(server, auth)).rejects.toThrow('link-revoked');
	await staff.until(({ links }) => links[0]?.revoked === true);
	expect(await giveBack(server, token, { meeting: made.id })).toMatchObject({ status: 200 });
});

test('L63 a table’s key or the laptop’s key that is given back opens no table any more', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const { body } = await ask<{ tables: { id: string }[] }>(server, '/tables', { token: made.token });
	const key = await entered(server, `/tables/${body.tables[0]?.id}/keys`, made.token);
	const line = await connect(server, { meeting: made.id, token: key, role: 'facilitator' });
	const gone = new Promise((resolve) => line.socket.once('disconnect', resolve));
	expect((await ask(server, '/tables', { token: key })).status).toBe(200);
	expect((await giveBack(server, key)).status).toBe(200);
	expect(await gone).toBe('io server disconnect');
	expect((await ask(server, '/tables', { token: key })).body).toEqual({ refused: 'link-revoked' });
	expect(staff.socket.connected).toBe(true);
	expect((await giveBack(server, made.token)).status).toBe(200);
	expect((await ask(server, '/tables', { token: made.token })).body).toEqual({ refused: 'link-revoked' });
});

test('L63 nobody can give back what they do not have', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	const token = await entered(server, `/meetings/${made.id}/links`, made.token, { role: 'scribe' });
	const stranger = 'stranger'.padEnd(24, 'x');
	for (const body of [{ meeting: made.id }, { meeting: 'unknown' }, {}])
		expect((await giveBack(server, stranger, body)).body).toEqual({ refused: 'not-allowed' });
	await connect(server, { meeting: made.id, token, role: 'scribe' });
});
