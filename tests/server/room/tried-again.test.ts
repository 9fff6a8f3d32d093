// A meeting that the disk refuses to open: however many phones ask, its journal is read now and then, not for each of them.
import { expect, test } from 'vitest';
import type { Store } from '#server/store/store.ts';
import { newToken } from '../../support/client.ts';
import { overMeetings } from '../../support/failing.ts';
import { openMeeting, resident } from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

/** A store on a disk that does not read names, as long as it `isRefusing`; it counts how often a journal was read. */
function refusingNames() {
	const it = { isRefusing: true, readings: 0 };
	const around = (store: Store): Store =>
		overMeetings(store, {
			loadEach: (meeting, take) => {
				it.readings += 1;
				return meetingStreams(store).loadEach(meeting, take);
			},
			names: (meeting: string) =>
				it.isRefusing
					? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
					: meetingStreams(store).names(meeting)
		});
	return Object.assign(it, { around });
}

test('L70 if the disk does not read a file of names for now, the journal is read once, not once for each phone', async () => {
	const first = await startTestServer();
	const { made } = await openMeeting(first);
	await first.close();
	let now = Date.now();
	const disk = refusingNames();
	const server = await startTestServer({
		dataDir: first.dataDir,
		around: disk.around,
		clock: () => now
	});
	disk.readings = 0;
	for (let phone = 0; phone < 5; phone += 1)
		await expect(resident(server, made, newToken())).rejects.toThrow('not-saved');
	expect(disk.readings).toBe(1);
	disk.isRefusing = false;
	now += 3_000;
	await resident(server, made, newToken());
	expect(disk.readings).toBe(2);
});

test('L70 the minutes of a closed meeting cost no more readings, and come once the disk reads again', async () => {
	const first = await startTestServer();
	const { made, staff } = await openMeeting(first);
	await staff.do({ type: 'CloseMeeting' });
	await first.close();
	const disk = refusingNames();
	const server = await startTestServer({ dataDir: first.dataDir, around: disk.around });
	disk.readings = 0;
	const ask = async (): Promise<number> => (await fetch(`${server.url}/minutes/${made.key}`)).status;
	for (let asking = 0; asking < 5; asking += 1) expect(await ask()).toBe(500);
	expect(disk.readings).toBe(1);
	disk.isRefusing = false;
	await expect.poll(ask).toBe(200);
});
