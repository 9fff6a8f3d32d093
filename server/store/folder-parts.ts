// The files that are a data folder's history, as an update copies them and takes them back: the list and its copies, the journals, the names, the
// boxes, the minutes, the version. Not the lock, not the log, and not the copies themselves.
import { dirname, join } from 'node:path';
import {
	flush,
	flushFolder,
	noneIfMissing,
	openFile,
	patiently,
	readAll,
	writeAll,
	type Disk
} from './disk.ts';
import { destroyFile } from './replacing.ts';
import { streamFolders } from './stream-folder.ts';
import { noteName } from './version-note.ts';

export const folders: readonly string[] = [...streamFolders, 'names', 'boxes', 'minutes'];

export const catalogueName = 'catalogue.json';
const isPart = (name: string): boolean =>
	name.startsWith('catalogue.') || name === noteName || name.startsWith(`${noteName}.`);

/** What a replacing that was cut has left: nothing needs it, and it may hold what was to be erased. */
export const isLeft = (part: string): boolean => /\.(new|old)$/.test(part);

/** Paths of files within the folder, in an order that is always the same. Empty where there is no folder. */
export async function partsOf(root: string, disk: Disk): Promise<string[]> {
	const lists = await Promise.all(
		folders.map(async (folder) => (await filesIn(disk, join(root, folder))).map((name) => join(folder, name)))
	);
	return [...(await filesIn(disk, root)).filter(isPart), ...lists.flat()].sort();
}

export const namesIn = async (disk: Disk, folder: string): Promise<string[]> =>
	(await disk.list(folder).catch(noneIfMissing)) ?? [];

const filesIn = async (disk: Disk, folder: string): Promise<string[]> =>
	(await disk.files(folder).catch(noneIfMissing)) ?? [];

/** Of its folders, those that an update made: somebody may have others there. */
export async function copiesIn(root: string, disk: Disk): Promise<string[]> {
	const files = await filesIn(disk, root);
	return (await namesIn(disk, root)).filter(
		(name) => /^(avant|depuis)-\d+\.\d+\.\d+/.test(name) && !files.includes(name)
	);
}

/** This name, or the first one with a number that nothing in the folder has. */
export async function freeName(root: string, disk: Disk, name: string): Promise<string> {
	const taken = await namesIn(disk, root);
	let free = name;
	for (let number = 2; taken.includes(free); number += 1) free = `${name}-${number}`;
	return free;
}

export async function makeFolders(root: string, disk: Disk): Promise<void> {
	for (const folder of ['', ...folders]) await disk.makeFolder(join(root, folder));
	await flushFolders(dirname(root), disk, ['']);
	await flushFolders(root, disk);
}

async function flushFolders(root: string, disk: Disk, within: readonly string[] = ['', ...folders]) {
	for (const folder of within) await flushFolder(disk, join(root, folder)).catch(noneIfMissing);
}

const atOnce = 8;

/** Of these files, bytes and times. On disk once it resolves. */
export async function copyParts(
	disk: Disk,
	parts: readonly string[],
	from: string,
	to: string
): Promise<void> {
	for (let at = 0; at < parts.length; at += atOnce) {
		const some = parts.slice(at, at + atOnce).map((part) => copyFile(disk, join(from, part), join(to, part)));
		// All of them end before any failure is told: nobody writes into a copy that is being taken away.
		const failed = (await Promise.allSettled(some)).find(({ status }) => status === 'rejected');
		if (failed?.status === 'rejected') throw failed.reason;
	}
	await flushFolders(to, disk);
}

async function copyFile(disk: Disk, from: string, to: string): Promise<void> {
	const source = await openFile(disk, from, 'r');
	try {
		const [bytes, { atime, mtime }] = [await readAll(source), await source.stat()];
		const file = await openFile(disk, to, 'w');
		try {
			await writeAll(disk, file, bytes, 0);
			await file.utimes(atime, mtime);
			await flush(disk, file);
		} finally {
			await file.close();
		}
	} finally {
		await source.close();
	}
}

/** Each keeps its bytes and gets another place. */
export async function moveParts(
	disk: Disk,
	parts: readonly string[],
	from: string,
	to: string
): Promise<void> {
	for (const part of parts) await patiently(disk, () => disk.rename(join(from, part), join(to, part)));
	await flushFolders(from, disk);
	await flushFolders(to, disk);
}

/** Harmless where something is in them, or where they are not there. */
export async function removeFolders(root: string, disk: Disk): Promise<void> {
	for (const folder of [...folders, ''])
		await patiently(disk, () => disk.removeFolder(join(root, folder))).catch(() => undefined);
	await flushFolders(dirname(root), disk, ['']);
}

/** Overwrites and removes every file in it, then removes the folder. */
export async function destroyFolder(root: string, disk: Disk): Promise<void> {
	for (const part of await partsOf(root, disk)) await destroyFile(disk, join(root, part));
	await removeFolders(root, disk);
}
