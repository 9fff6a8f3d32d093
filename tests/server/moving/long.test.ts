// Files with many lines and many bytes hold up no other meeting, and do not fill the memory.
import { request } from 'node:http';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { maxFile } from '#api/meeting-file.ts';
import { newToken } from '../../support/client.ts';
import { facilitator, laptop, makeMeeting, openMeeting } from '../../support/hall.ts';
import { lengthen } from '../../support/long-history.ts';
import { exported, imported } from '../../support/moving.ts';
import { newFolder, startTestServer, type TestServer } from '../../support/server.ts';

test('L102 while a long meeting is taken over, commands of another meeting are answered', async () => {
	const dataDir = await newFolder();
	const first = await startTestServer({ dataDir });
	const made = await makeMeeting(first, { title: 'Longue' });
	await first.close();
	await lengthen(dataDir, made.id, 40_000);
	const office = await startTestServer({ dataDir });
	const file = await exported(office, await laptop(office), made.id);
	expect(file.status).toBe(200);

	const hall = await startTestServer();
	const other = await openMeeting(hall, { title: 'Courte' });
	const staff = await facilitator(hall, other.made);
	let isHere = false;
	const arriving = imported(hall, other.made.token, file.bytes).finally(() => (isHere = true));
	let answeredBefore = 0;
	for (let n = 0; !isHere; n += 1) {
		const answer = await staff.send({ type: 'CountPresent', present: 10 + (n % 2) });
		if (!isHere && !('refused' in answer)) answeredBefore += 1;
	}
	expect(await arriving).toEqual({ arrival: 'taken', id: made.id });
	expect(answeredBefore).toBeGreaterThan(10);
	expect((await exported(hall, other.made.token, made.id)).bytes.equals(file.bytes)).toBe(true);
});

const asking = (server: TestServer, token: string, headers: object) =>
	request(`${server.url}/api/meetings/import`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', ...headers }
	});

test('L102 a file that announces too large a size is refused before it comes, and a stranger’s file is not read', async () => {
	const server = await startTestServer();
	for (const [token, status] of [
		[await laptop(server), 413],
		[newToken(), 401]
	] as const) {
		const asked = asking(server, token, { 'content-length': String(maxFile + 1) });
		asked.on('error', () => undefined); // the line is closed upon it
		asked.flushHeaders();
		const [response] = (await once(asked, 'response')) as [{ statusCode: number }];
		expect(response.statusCode).toBe(status);
		asked.destroy();
	}
});

test('L102 a file that announces no size is cut off once it becomes too large', async () => {
	const server = await startTestServer();
	const asked = asking(server, await laptop(server), { 'transfer-encoding': 'chunked' });
	const piece = Buffer.alloc(1024 * 1024, 'x');
	const over = Promise.race([once(asked, 'response'), once(asked, 'error')]);
	let isOver = false;
	void over.then(() => (isOver = true));
	for (let sent = 0; !isOver && sent <= maxFile + piece.length; sent += piece.length)
		await new Promise((resolve) => asked.write(piece, resolve));
	const [answer] = (await over) as [{ statusCode?: number; code?: string }];
	expect([413, 'ECONNRESET', 'EPIPE']).toContain(answer.statusCode ?? answer.code);
	asked.destroy();
});

test('L102 of two files at once the second is refused', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const slow = asking(server, token, { 'transfer-encoding': 'chunked' });
	slow.on('error', () => undefined);
	slow.write('{');
	await expect.poll(() => imported(server, token, Buffer.from('x'))).toEqual({ refused: 'too-fast' });
	slow.end();
	await once(slow, 'response');
	expect(await imported(server, token, Buffer.from('x'))).toEqual({
		refused: 'bad-command',
		why: 'no-meeting'
	});
});
