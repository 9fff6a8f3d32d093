// The files that an update copies, and that going back brings back: the catalogue and its copies, the journals, the names, the boxes, the
// minutes, the version. The lock, the log and the kept copies are not among them.
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

/** A file that a cut replacement left behind. Nobody needs it, and it may hold what was to be erased. */
export const isLeft = (part: string): boolean => /\.(new|old)$/.test(part);

/** Paths of files within the folder, always in the same order. Empty if there is no folder. */
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

/** The folders that an update made. Somebody may have put others there. */
export async function copiesIn(root: string, disk: Disk): Promise<string[]> {
	const files = await filesIn(disk, root);
	return (await namesIn(disk, root)).filter(
		(name) => /^(avant|depuis)-\d+\.\d+\.\d+/.test(name) && !files.includes(name)
	);
}

/** This name, or with the first number that makes it free. */
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

/** Copies the bytes and times of these files. They are on disk once it resolves. */
export async function copyParts(
	disk: Disk,
	parts: readonly string[],
	from: string,
	to: string
): Promise<void> {
	for (let at = 0; at < parts.length; at += atOnce) {
		const some = parts.slice(at, at + atOnce).map((part) => copyFile(disk, join(from, part), join(to, part)));
		// All of them end before a failure is thrown, so that nobody writes into a copy that is being removed.
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

/** Renames these files, without copying their bytes. */
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

/** Leaves a folder that is not empty. Harmless if there is none. */
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
