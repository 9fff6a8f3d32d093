import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openFileStore } from '#server/store/file-store.ts';
import { facilitator, laptop, openMeeting, resident } from '../support/hall.ts';
import { Falling, overMeetings } from '../support/failing.ts';
import { Gate } from '../support/gate.ts';
import { meetingOf, nobodysLines, openRooms } from '../support/rooms.ts';
import { newFolder, startTestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

test('H11 a room that throws closes itself, and nobody in another room notices', async () => {
	const falling = new Falling();
	const server = await startTestServer({ around: falling.around });
	const token = await laptop(server);
	const [here, there] = [await openMeeting(server, { token }), await openMeeting(server, { token })];
	const bystander = await resident(server, there.made);
	const { staff, item } = here;
	const plan = { item, question: 'Oui ?', kind: 'approval', open: true } as const;
	const vote = await staff.do({ type: 'PrepareVote', ...plan, options: [] });
	const gone = new Promise((resolve) => staff.socket.once('disconnect', resolve));
	falling.meeting = here.made.id;
	expect(await staff.send({ type: 'CloseVote', vote, round: 1 })).toEqual({ refused: 'not-saved' });
	await gone;
	await there.staff.do({ type: 'CountPresent', present: 4 });
	await bystander.until((view) => view.people.present === 4);
	expect(bystander.socket.connected).toBe(true);
	falling.meeting = '';
	await staff.until((view) => staff.socket.connected && view.vote?.state === 'open');
	await staff.do({ type: 'CloseVote', vote, round: 1 });
});

test.each([
	['right behind another view', 0],
	['after a calm, so at once', 1000]
])(
	'H11 a view that throws as the hall’s address changes, %s, closes its room alone: the others show the address',
	async (_, calmMs) => {
		vi.useFakeTimers({ toFake: ['performance'] });
		onTestFinished(() => void vi.useRealTimers());
		let falls = '';
		const shown: string[] = [];
		const ground = await openRooms(undefined, {
			linesOf: ({ id }) => ({
				...nobodysLines,
				toAudience: () => {
					if (id === falls) throw new TypeError('a mistake of ours');
					shown.push(id);
				}
			})
		});
		const { rooms, store } = ground;
		const rows = [await meetingOf(ground, []), await meetingOf(ground, [])];
		const hosted = await Promise.all(rows.map((row) => rooms.open(row)));
		for (const [index, { broadcast }] of hosted.entries()) {
			broadcast.enter(`socket-${index}`, { role: 'facilitator', device: 'laptop' });
			broadcast.welcome('staff', true, undefined, null);
		}
		vi.advanceTimersByTime(calmMs);
		falls = rows[0]?.id ?? '';
		await store.catalogue.update(({ settings }) => void (settings.wifi = { ssid: 'Salle', password: '' }));
		rooms.changed();
		await expect.poll(() => shown).toContain(rows[1]?.id);
		await expect.poll(() => hosted.map(({ room }) => room.closed)).toEqual([true, false]);
		falls = '';
		for (const row of rows) expect((await rooms.open(row)).room.closed).toBe(false);
	}
);

test('H11 a room that throws as it opens does not keep the other rooms or the folder from closing', async () => {
	const [loading, falls] = [new Gate(), { id: '' }];
	const server = await startTestServer();
	const token = await laptop(server);
	const { made } = await openMeeting(server, { token });
	const other = await openMeeting(server, { token });
	await server.close();
	falls.id = made.id;
	const again = await startTestServer({
		dataDir: server.dataDir,
		around: (store) =>
			overMeetings(store, {
				loadEach: (meeting, take) => {
					if (meeting !== falls.id) return meetingStreams(store).loadEach(meeting, take);
					return loading.pass(() => Promise.reject(new TypeError('a mistake of ours')));
				}
			})
	});
	const staff = await facilitator(again, other.made);
	loading.shut();
	const opening = resident(again, made).catch((error: unknown) => error);
	await loading.reached;
	const counted = staff.send({ type: 'CountPresent', present: 4 });
	await counted;
	const closing = again.close();
	loading.open();
	await closing;
	await opening;
	const store = await openFileStore(server.dataDir, stateBeside(server.dataDir));
	expect(await meetingStreams(store).load(other.made.id)).not.toHaveProperty('damaged');
	await store.close();
});

test('H11 a built file that is gone ends its own answer alone', async () => {
	const build = await newFolder();
	await mkdir(join(build, '_app/immutable'), { recursive: true });
	const files = ['_app/immutable/a.js', 'icon.svg'];
	for (const file of files) await writeFile(join(build, file), 'x');
	const server = await startTestServer({ build });
	for (const file of files) {
		await rm(join(build, file));
		await expect(fetch(`${server.url}/${file}`)).rejects.toThrow();
	}
	await openMeeting(server);
});
