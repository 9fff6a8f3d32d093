// A disk that refuses to read, for now: it is told, nothing is changed for it, and the next start tries again.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realDisk, type Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import type { ToSeal } from '#server/store/streams.ts';
import type { Store } from '#server/store/store.ts';
import { catalogueIn, copiesIn, dropCatalogue } from '../../support/catalogue.ts';
import { overMeetings } from '../../support/failing.ts';
import { laptop, openMeeting, tablesOf } from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';
import { stateBeside } from '../../support/state.ts';
import { counted, lineOf, makeFolder, meeting, openFiles } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const refusal = (code: string): Error => Object.assign(new Error(code), { code });
/** Opens nothing whose path fits. */
const refusing = (path: RegExp, code = 'EIO'): Disk => ({
	...realDisk,
	open: async (name, flags, mode) => {
		if (path.test(name)) throw refusal(code);
		return realDisk.open(name, flags, mode);
	}
});

test.each(['EIO', 'EACCES', 'EBUSY'])(
	'L52 a journal that answers %s at the start is reported, is not listed, and keeps its address',
	async (code) => {
		const first = await startTestServer();
		const { made } = await openMeeting(first);
		await first.close();
		const { dataDir } = first;
		await dropCatalogue(dataDir);
		const around = (store: Store): Store =>
			overMeetings(store, { load: () => Promise.reject(refusal(code)) });
		const refused = await startTestServer({ dataDir, around });
		expect(refused.recovered).toMatchObject({ from: 'journals', meetings: 0, damaged: 0, later: 1 });
		await refused.close();
		const again = await startTestServer({ dataDir });
		expect(again.recovered).toMatchObject({ meetings: 1, later: 0 });
		const [row] = (await tablesOf(again, await laptop(again))).tables.flatMap(({ meetings }) => meetings);
		expect(row).toMatchObject({ id: made.id, key: made.key });
	}
);

test('L52 the sentence says what could not be read: the catalogue, or the folder', async () => {
	const it = await openFiles();
	await it.store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.1'));
	await it.store.close();
	const before = await readFile(catalogueIn(it.folder));
	const open = (disk: Disk) => openFileStore(it.folder, stateBeside(it.folder), disk);
	await expect(open(refusing(/catalogue\.json$/))).rejects.toMatchObject({
		code: 'catalogue-unreadable',
		message: expect.stringContaining('catalogue.json')
	});
	const withoutFolder: Disk = { ...realDisk, list: () => Promise.reject(refusal('EIO')) };
	await expect(open(withoutFolder)).rejects.toMatchObject({
		code: 'folder-unusable',
		message: expect.not.stringContaining('catalogue')
	});
	expect(await readFile(catalogueIn(it.folder))).toEqual(before);
});

test('L52 a lock that cannot be released hides no cause', async () => {
	const folder = await makeFolder();
	const disk: Disk = {
		...refusing(/catalogue\.json$/),
		remove: async (path) => {
			if (path.endsWith('lock')) throw refusal('EIO');
			await realDisk.remove(path);
		}
	};
	const opening = openFileStore(folder, stateBeside(folder), disk);
	await expect(opening).rejects.toMatchObject({ code: 'catalogue-unreadable' });
});

test('L52 a copy that cannot be read keeps nobody from meeting, and is left as it is', async () => {
	const first = await startTestServer();
	await openMeeting(first);
	await first.close();
	const [copy = ''] = await copiesIn(first.dataDir);
	const before = await readFile(copy);
	const disk = refusing(/catalogue\.copy/);
	const store = await openFileStore(first.dataDir, stateBeside(first.dataDir), disk);
	expect([store.found, store.catalogue.data.meetings.length]).toEqual(['whole', 1]);
	await store.follow();
	await store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.9'));
	await store.close();
	expect(await readFile(copy)).toEqual(before);
});

const box = 'vote-000001.1';
const ballot = {
	box,
	owner: 'person-0001',
	content: ['for'],
	label: 0
} satisfies ToSeal;

test.each([
	['the box', /\.box$/],
	['its key', /[0-9a-f]{32}\.key$/]
])(
	'L52 a box is not made anew if the disk refuses to read %s: its ballots are there afterwards',
	async (_, path) => {
		const it = await openFiles();
		await meetingStreams(it.store).create(meeting);
		await meetingStreams(it.store).openBox(meeting, box, 4);
		await meetingStreams(it.store).seal(meeting, [ballot]);
		await it.store.close();
		const refused = await openFileStore(it.folder, stateBeside(it.folder), refusing(path));
		await expect(meetingStreams(refused).openBox(meeting, box, 4)).rejects.toThrow();
		await expect(meetingStreams(refused).inBox(meeting, box, [ballot.owner])).rejects.toThrow();
		await refused.close();
		const again = await openFiles(it.folder);
		expect(await meetingStreams(again.store).inBox(meeting, box, [ballot.owner])).toHaveLength(1);
		await meetingStreams(again.store).openBox(meeting, box, 4);
		expect(await meetingStreams(again.store).inBox(meeting, box, [ballot.owner])).toHaveLength(1);
	}
);

test('L52 the key of a box whose first bytes are damaged stays until the box is destroyed', async () => {
	const it = await openFiles();
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).openBox(meeting, box, 4);
	await it.store.close();
	const path = join(it.folder, 'boxes', `${meeting}.${box}.box`);
	const file = await realDisk.open(path, 'r+');
	await file.write(Buffer.from('????'), 0, 4, 0);
	await file.close();
	const keys = async (): Promise<number> => {
		return (await realDisk.list(join(stateBeside(it.folder), 'keys'))).length;
	};
	const again = await openFiles(it.folder);
	expect(await keys()).toBe(1);
	await meetingStreams(again.store).destroyBox(meeting, box);
	expect(await keys()).toBe(0);
});

test('L52 a file that was in the way of a new one is not removed, whatever the disk answers', async () => {
	const it = await openFiles();
	await meetingStreams(it.store).create(meeting);
	await meetingStreams(it.store).append(meeting, 0, [lineOf(1, counted(3))]);
	await it.store.close();
	for (const code of ['EIO', 'EMFILE', 'EACCES']) {
		const store = await openFileStore(it.folder, stateBeside(it.folder), refusing(/\.jsonl$/, code));
		await expect(meetingStreams(store).create(meeting)).rejects.toThrow();
		await store.close();
	}
	expect(await meetingStreams((await openFiles(it.folder)).store).load(meeting)).toMatchObject({
		lines: [{ version: 1 }]
	});
});
