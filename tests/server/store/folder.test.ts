// What lies in the data folder, whose it is, and in what order it gets there.
import { link, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '#server/store/disk.ts';
import { JsonFile } from '#server/store/json-file.ts';
import { stateBeside } from '../../support/state.ts';
import { everyByte, makeFolder, meeting, openFiles } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

async function withMeeting() {
	const it = await openFiles();
	await meetingStreams(it.store).create(meeting);
	return it;
}
const parse = (json: unknown) => json as { n: number };

test('a file is flushed before it gets its name, and the folder afterwards', async () => {
	const folder = await makeFolder();
	const path = join(folder, 'data.json');
	const seen: unknown[] = [];
	const disk = {
		...realDisk,
		async flush(file: Parameters<typeof realDisk.flush>[0]) {
			const kind = (await file.stat()).isDirectory() ? 'folder' : 'file';
			seen.push([kind, await readFile(path, 'utf8').then(JSON.parse, () => null)]);
			await realDisk.flush(file);
		}
	};
	const file = await JsonFile.open(path, disk, parse, { n: 0 });
	await file.update((draft) => void (draft.n = 1));
	expect(seen).toEqual([
		['file', null],
		['folder', { n: 1 }]
	]);
	seen.length = 0;
	await file.update((draft) => void (draft.n = 2));
	expect(seen.slice(0, 2)).toEqual([
		['file', { n: 1 }],
		['folder', { n: 2 }]
	]);
});

test('a half-written file that a crash left is removed on opening', async () => {
	const it = await withMeeting();
	await meetingStreams(it.store).setName(meeting, 'p1', 'Nadia');
	await writeFile(join(it.folder, 'names', `${meeting}.json.new`), '{"names":{"p1":"Yann"');
	expect(await meetingStreams(await it.reopen()).names(meeting)).toEqual({ p1: 'Nadia' });
	expect((await everyByte(it.folder)).includes('Yann')).toBe(false);
});

test('a dropped name is nowhere in the folder, not even where it was before', async () => {
	const { store, folder } = await withMeeting();
	await meetingStreams(store).setName(meeting, 'p1', 'Nadia');
	expect((await everyByte(folder)).includes('Nadia')).toBe(true);
	await link(join(folder, 'names', `${meeting}.json`), join(folder, 'trace'));
	await meetingStreams(store).dropName(meeting, 'p1');
	expect((await everyByte(folder)).includes('Nadia')).toBe(false);
});

test.skipIf(process.platform === 'win32')('only the owner can read the files', async () => {
	const it = await withMeeting();
	await meetingStreams(it.store).setName(meeting, 'p1', 'Nadia');
	await meetingStreams(it.store).openBox(meeting, 'vote-000001.1', 3);
	await it.store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.1'));
	const box = `boxes/${meeting}.vote-000001.1`;
	const files = ['lock', 'catalogue.json', `meetings/${meeting}.jsonl`, `names/${meeting}.json`];
	for (const file of [...files, `${box}.box`])
		expect([file, (await stat(join(it.folder, file))).mode & 0o777]).toEqual([file, 0o600]);
	const keys = join(stateBeside(it.folder), 'keys');
	const [key = '', ...others] = await readdir(keys);
	expect(others).toEqual([]);
	expect((await stat(join(keys, key))).mode & 0o777).toBe(0o600);
	for (const folder of [keys, stateBeside(it.folder)]) expect((await stat(folder)).mode & 0o777).toBe(0o700);
	for (const folder of ['meetings', 'names', 'boxes'])
		expect((await stat(join(it.folder, folder))).mode & 0o777).toBe(0o700);
});
