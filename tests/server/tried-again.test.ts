// A meeting that the disk refuses to open: however many phones ask, its journal is read now and then, not for each of them.
import { expect, test } from 'vitest';
import type { Store } from '#server/store/store.ts';
import { newToken } from '../support/client.ts';
import { overlay } from '../support/failing.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';

test('L70 a file of names that the disk does not read for now costs one reading of the journal, not one for each phone', async () => {
	const first = await startTestServer();
	const { made } = await openMeeting(first);
	await first.close();
	let now = Date.now();
	let [isRefusing, readings] = [true, 0];
	const around = (store: Store): Store =>
		overlay(store, {
			load: (meeting: string) => {
				readings += 1;
				return store.load(meeting);
			},
			names: (meeting: string) =>
				isRefusing ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : store.names(meeting)
		});
	const server = await startTestServer({ dataDir: first.dataDir, around, clock: () => now });
	readings = 0;
	for (let phone = 0; phone < 5; phone += 1)
		await expect(resident(server, made, newToken())).rejects.toThrow('not-saved');
	expect(readings).toBe(1);
	isRefusing = false;
	now += 3_000;
	await resident(server, made, newToken());
	expect(readings).toBe(2);
});
