// Folders of an older version, and disks that are cut, for the tests of updates.
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Disk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import type { Store } from '#server/store/store.ts';
import { stateBeside } from '../state.ts';
import { testDisk } from '../test-disk.ts';
import { counted, idea, lineOf, makeFolder, meeting } from './folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

export const [older, newer] = ['7.0.0', '7.1.0'];
export const other = 'meeting-0002';

export async function open(folder: string, program: string, disk: Disk = testDisk()): Promise<Store> {
	const store = await openFileStore(folder, stateBeside(folder), disk, { program });
	onTestFinished(() => store.close());
	return store;
}

/** A folder as an older version left it, with a meeting, a name and a word. `note`: whether that version wrote a note. */
export async function folderOfBefore(note = true): Promise<string> {
	const folder = await makeFolder();
	const store = await open(folder, older);
	await meetingStreams(store).create(meeting);
	await meetingStreams(store).append(meeting, 0, [
		lineOf(1, counted(1)),
		lineOf(2, idea('idea-000001', 'Un banc'))
	]);
	await meetingStreams(store).setName(meeting, 'p1', 'Amina');
	await store.catalogue.update(({ settings }) => void (settings.address = '10.0.0.1'));
	await store.publish('ABCDEFGH', '<p>Compte rendu</p>');
	await store.close();
	if (note) return folder;
	const bare = await makeFolder();
	await cp(folder, bare, { recursive: true, filter: (path) => !path.endsWith('version.json') });
	return bare;
}

/** What makes a disk fail, or a process end, at its n-th act. */
export function cutDisk(at: number): { disk: Disk; acts: () => number; cutAfter: (more: number) => void } {
	const whole = testDisk();
	let acts = 0;
	let cutAt = at;
	const cut =
		<Given extends readonly unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
		(...given: Given): Promise<Result> => {
			acts += 1;
			// From here on, nothing reaches the disk: the process is gone.
			return acts >= cutAt ? Promise.reject(Object.assign(new Error('cut'), { code: 'EIO' })) : act(...given);
		};
	const { write, flush, rename, link, remove, removeFolder, makeFolder, truncate } = whole;
	const disk: Disk = {
		...whole,
		write: cut(write),
		flush: cut(flush),
		rename: cut(rename),
		link: cut(link),
		remove: cut(remove),
		removeFolder: cut(removeFolder),
		makeFolder: cut(makeFolder),
		truncate: cut(truncate)
	};
	const cutAfter = (more: number) => {
		acts = 0;
		cutAt = more;
	};
	return { disk, acts: () => acts, cutAfter };
}

/** Leaves the lock of a process that is gone. */
export const unlock = async (folder: string) =>
	void (await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 30, started: '1' })));
