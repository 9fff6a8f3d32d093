// Whose the keys of open boxes are: one folder of keys serves every data folder of this user, and copies of them.
import { cp, link, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ToSeal } from '#server/store/streams.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { stateFolder } from '#server/process/state-folder.ts';
import { renote } from '../../support/state.ts';
import { choicesOf, everyByte, makeFolder, meeting } from '../../support/store/folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const box = 'vote-000001.1';
const ballot: ToSeal = { box, owner: 'p1', label: 0, content: ['for'] };

async function places() {
	const root = await makeFolder();
	return { data: join(root, 'data'), copy: join(root, 'copy'), state: join(root, 'state') };
}

async function open(data: string, state: string) {
	const store = await openFileStore(data, state);
	onTestFinished(() => store.close());
	return store;
}

/** A folder with one ballot in an open box, closed. */
async function withBallot() {
	const here = await places();
	const store = await open(here.data, here.state);
	await meetingStreams(store).create(meeting);
	await meetingStreams(store).openBox(meeting, box, 4);
	await meetingStreams(store).seal(meeting, [ballot]);
	await store.close();
	const keys = join(here.state, 'keys');
	const [name = ''] = await readdir(keys);
	return { ...here, keys, key: join(keys, name) };
}

test('L34 no byte of a key lies in the data folder', async () => {
	const { data, key } = await withBallot();
	const secret = (await readFile(key)).subarray(-64);
	const bytes = await everyByte(data);
	for (const half of [secret.subarray(0, 32), secret.subarray(32)])
		for (const form of [half, half.toString('hex'), half.toString('base64')])
			expect(bytes.includes(form)).toBe(false);
});

test('L35 a copy beside the original reads no ballot, and closing its vote leaves the original its key', async () => {
	const { data, copy, state, keys } = await withBallot();
	await cp(data, copy, { recursive: true });
	const other = await open(copy, state);
	expect(await meetingStreams(other).inBox(meeting, box, ['p1'])).toBeNull();
	await meetingStreams(other).destroyBox(meeting, box);
	await meetingStreams(other).openBox(meeting, box, 4);
	expect(await readdir(keys)).toHaveLength(2);
	await meetingStreams(other).remove(meeting);
	await other.close();
	await (await open(copy, state)).close();
	expect(await readdir(keys)).toHaveLength(1);
	expect(await choicesOf(await open(data, state), box, ['p1'])).toEqual(['for']);
});

test('L35 a folder that was renamed, or came back from another socket, keeps its boxes', async () => {
	const { data, copy, state, key } = await withBallot();
	await rename(data, copy);
	const renamed = await open(copy, state);
	expect(await choicesOf(renamed, box, ['p1'])).toEqual(['for']);
	await renamed.close();
	await renote(key, { node: '1:2' });
	const plugged = await open(copy, state);
	expect(await choicesOf(plugged, box, ['p1'])).toEqual(['for']);
	// A copy at the place that it left is a copy.
	await cp(copy, data, { recursive: true });
	expect(await meetingStreams(await open(data, state)).inBox(meeting, box, ['p1'])).toBeNull();
	await meetingStreams(plugged).destroyBox(meeting, box);
	expect(await readdir(join(state, 'keys'))).toEqual([]);
});

test('a box without its key cannot be read, and is destroyed and made anew like any other', async () => {
	const { data, state, keys, key } = await withBallot();
	await rm(key);
	const store = await open(data, state);
	expect(await meetingStreams(store).inBox(meeting, box, ['p1'])).toBeNull();
	await expect(meetingStreams(store).seal(meeting, [ballot])).rejects.toMatchObject({ name: 'BoxLost' });
	await meetingStreams(store).openBox(meeting, box, 4);
	await meetingStreams(store).seal(meeting, [ballot]);
	expect(await choicesOf(store, box, ['p1'])).toEqual(['for']);
	expect(await readdir(keys)).toHaveLength(1);
});

test('a key whose box is gone from its own folder is removed at the start, and its bytes are overwritten', async () => {
	const { data, state, keys, key } = await withBallot();
	await link(key, join(data, 'trace'));
	for (const file of await readdir(join(data, 'boxes'))) await rm(join(data, 'boxes', file));
	await (await open(data, state)).close();
	expect(await readdir(keys)).toEqual([]);
	expect((await readFile(join(data, 'trace'))).every((byte) => byte === 0)).toBe(true);
});

test.each([
	['of another folder', { path: '/elsewhere', node: '1:2' }],
	['of another disk at this place', { node: '1:2' }],
	['of a folder that was renamed', { path: '/elsewhere' }]
])('L35 a key %s stays at the start, whatever is missing here', async (_, change) => {
	const { data, state, key } = await withBallot();
	await renote(key, change);
	for (const file of await readdir(join(data, 'boxes'))) await rm(join(data, 'boxes', file));
	const before = await readFile(key);
	await (await open(data, state)).close();
	expect(await readFile(key)).toEqual(before);
});

test('a key stays if the folder does not know its meeting: another stick may be in this socket', async () => {
	const { data, copy, state, keys } = await withBallot();
	await rename(data, copy);
	const { dev, ino } = await stat(copy, { bigint: true });
	const [name = ''] = await readdir(keys);
	await rm(join(copy, 'meetings'), { recursive: true });
	await rm(join(copy, 'boxes'), { recursive: true });
	await renote(join(keys, name), { path: copy, node: `${dev}:${ino}` });
	await (await open(copy, state)).close();
	expect(await readdir(keys)).toEqual([name]);
});

test('torn keys, and files that are no keys, are left alone', async () => {
	const { data, state, keys } = await withBallot();
	const torn = `${'0'.repeat(32)}.key`;
	await writeFile(join(keys, torn), '{"v":1,"box":');
	await writeFile(join(keys, 'notes.txt'), 'of somebody');
	const store = await open(data, state);
	expect(await choicesOf(store, box, ['p1'])).toEqual(['for']);
	await meetingStreams(store).destroyBox(meeting, box);
	expect((await readdir(keys)).sort()).toEqual([torn, 'notes.txt']);
});

test('L34 the folder of keys and the data folder are never one within the other, whatever path is given', async () => {
	const { data, copy, state } = await places();
	const refused = { name: 'FolderRefused', code: 'folders-within', message: /STATE_DIR/ };
	await expect(openFileStore(data, data)).rejects.toMatchObject(refused);
	await expect(openFileStore(data, join(data, 'keys'))).rejects.toMatchObject(refused);
	await expect(openFileStore(join(state, 'data'), state)).rejects.toMatchObject(refused);
	await (await open(data, state)).close();
	await symlink(data, copy);
	await expect(openFileStore(data, join(copy, 'new'))).rejects.toMatchObject(refused);
	expect(await readdir(data)).not.toContain('new');
	await (await open(data, `${data}s`)).close(); // begins alike, and lies beside it
});

test('a folder of keys that cannot be written is refused, in words', async () => {
	const { data, state } = await places();
	await writeFile(state, '');
	const refused = { name: 'FolderRefused', code: 'folder-unusable', message: /Impossible d’écrire/ };
	await expect(openFileStore(data, state)).rejects.toMatchObject(refused);
});

test('the folder of keys is the chosen one, else the place where the system keeps such things', () => {
	const home = '/home/nadia';
	expect(stateFolder({ STATE_DIR: '/srv/keys' }, 'linux', home)).toBe('/srv/keys');
	expect(stateFolder({}, 'linux', home)).toBe('/home/nadia/.local/state/tablee');
	expect(stateFolder({ XDG_STATE_HOME: '/var/state' }, 'linux', home)).toBe('/var/state/tablee');
	expect(stateFolder({ XDG_STATE_HOME: 'state' }, 'linux', home)).toBe('/home/nadia/.local/state/tablee');
	expect(stateFolder({ LOCALAPPDATA: '/local' }, 'win32', home)).toBe('/local/Tablee/state');
	expect(stateFolder({}, 'win32', home)).toBe('/home/nadia/AppData/Local/Tablee/state');
});
