import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Outward } from '#server/room/hosted.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { facilitator, laptop, openMeeting, resident } from '../support/hall.ts';
import { Falling, overMeetings } from '../support/failing.ts';
import { Gate } from '../support/gate.ts';
import { keeper, openShelfRooms, openShelves, shelvesIn, visitor } from '../support/loans/rooms.ts';
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

/** Two rooms with somebody in each, and what changes for both at once. */
interface TwoRooms {
	readonly ids: readonly string[];
	readonly open: (id: string) => Promise<{ readonly room: { readonly closed: boolean } }>;
	readonly changes: () => Promise<void>;
}

async function twoMeetings(linesOf: Outward['linesOf']): Promise<TwoRooms> {
	const ground = await openRooms(undefined, { linesOf });
	const { rooms, store } = ground;
	const ids = [(await meetingOf(ground, [])).id, (await meetingOf(ground, [])).id];
	for (const id of ids) {
		const { broadcast } = await rooms.open({ id });
		broadcast.enter(`socket-${id}`, { role: 'facilitator', device: 'laptop' });
		broadcast.welcome('staff', true, undefined, null);
	}
	const changes = async () => {
		await store.catalogue.update(({ settings }) => void (settings.wifi = { ssid: 'Salle', password: '' }));
		rooms.changed();
	};
	return { ids, open: (id) => rooms.open({ id }), changes };
}

async function twoShelves(linesOf: Outward['linesOf']): Promise<TwoRooms> {
	const streams = shelvesIn(await openShelves());
	const rooms = openShelfRooms(streams, undefined, { linesOf, revoked: () => {} });
	const ids = ['shelf-000001', 'shelf-000002'];
	for (const id of ids) {
		await streams.create(id);
		const { broadcast } = await rooms.open({ id });
		broadcast.enter(`socket-${id}`, keeper);
		broadcast.welcome('keepers', true, undefined, null);
	}
	const changes = async () => {
		for (const id of ids) {
			const { broadcast } = await rooms.open({ id });
			broadcast.connections.enter(`visitor-${id}`, visitor); // which shows by itself nothing
		}
		rooms.changed();
	};
	return { ids, open: (id) => rooms.open({ id }), changes };
}

describe.each([
	['a meeting', twoMeetings],
	['another kind of stream', twoShelves]
] as const)('rooms of %s', (_, open) => {
	test.each([
		['right behind another view', 0],
		['after a calm, so at once', 1000]
	])(
		'H11 a view that throws as something changes for all rooms, %s, closes its room alone: the others show it',
		async (_, calmMs) => {
			vi.useFakeTimers({ toFake: ['performance'] });
			onTestFinished(() => void vi.useRealTimers());
			let falls = '';
			const shown: string[] = [];
			const {
				ids,
				open: opened,
				changes
			} = await open(({ id }) => ({
				...nobodysLines,
				toAudience: () => {
					if (id === falls) throw new TypeError('a mistake of ours');
					shown.push(id);
				}
			}));
			const hosted = await Promise.all(ids.map(opened));
			vi.advanceTimersByTime(calmMs);
			falls = ids[0] ?? '';
			await changes();
			await expect.poll(() => shown).toContain(ids[1]);
			await expect.poll(() => hosted.map(({ room }) => room.closed)).toEqual([true, false]);
			falls = '';
			for (const id of ids) expect((await opened(id)).room.closed).toBe(false);
		}
	);
});

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
