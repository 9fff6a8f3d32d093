import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { facilitator, openMeeting, tablesOf } from '../../support/hall.ts';
import { ask, post, startTestServer, type TestServer } from '../../support/server.ts';

const listed = async (server: TestServer, token: string): Promise<object | undefined> =>
	(await tablesOf(server, token)).tables[0]?.meetings[0];

test('L64 the list says for good that a part of a meeting was lost, also to its table’s facilitator', async () => {
	const first = await startTestServer();
	const { made, staff } = await openMeeting(first, { title: 'Les bancs' });
	for (let n = 0; n < 10; n += 1) await staff.do({ type: 'CountPresent', present: n });
	expect(await listed(first, made.token)).not.toHaveProperty('accepted');
	await first.close();
	const path = join(first.dataDir, 'meetings', `${made.id}.jsonl`);
	await truncate(path, Math.floor((await readFile(path)).length / 2));
	const second = await startTestServer({ dataDir: first.dataDir });
	const { token } = made;
	await expect(facilitator(second, made)).rejects.toThrow('damaged');
	type Left = { lines: number; known: number };
	const { lines, known } = (await ask<Left>(second, `/meetings/${made.id}/left`, { token })).body;
	await post(second, `/meetings/${made.id}/left`, { title: 'Les bancs', lines }, token);
	await second.close();
	const third = await startTestServer({ dataDir: first.dataDir });
	const told = { accepted: { at: expect.any(Number) as number, lines, known } };
	expect(await listed(third, token)).toMatchObject(told);
	const [table] = (await tablesOf(third, token)).tables;
	const { secret } = (await post<{ secret: string }>(third, `/tables/${table?.id}/keys`, {}, token)).body;
	const hers = (await post<{ token: string }>(third, '/enter', { secret })).body.token;
	expect(await listed(third, hers)).toMatchObject(told);
});
