// Makes, replaces and destroys whole files. A reader, or a start after a crash, sees the old file or the new one. A replaced or destroyed
// file may have held secrets, so its bytes are overwritten, as far as the file system allows it.
//
// No file is open while another file takes its name, because Windows refuses that. The old file keeps a second name, `.old`, until it is
// overwritten. A crash may leave that name. It then belongs to the old file, or is a second name of the file in use.
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flush, flushFolder, noneIfMissing, openFile, patiently, removeName, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import { StoreFailure } from './store.ts';

export const newPathOf = (path: string): string => `${path}.new`;
export const oldPathOf = (path: string): string => `${path}.old`;

async function writeFile(disk: Disk, file: FileHandle, bytes: Uint8Array) {
	try {
		await writeAll(disk, file, bytes, 0);
		await flush(disk, file);
	} finally {
		await file.close();
	}
}

/** Makes a new file. Rejects if the file exists. */
export async function makeFile(disk: Disk, path: string, bytes: Uint8Array) {
	const file = await openFile(disk, path, 'wx'); // so that only a file that was made here is removed after a failure
	try {
		await writeFile(disk, file, bytes);
		await flushFolder(disk, dirname(path));
	} catch (error) {
		await removeName(disk, path).catch(() => undefined);
		throw error;
	}
}

/** Writes zeroes over all bytes. Resolves to false if there is no file. */
async function overwrite(disk: Disk, path: string): Promise<boolean> {
	const file = await openFile(disk, path, 'r+').catch(noneIfMissing);
	if (!file) return false;
	try {
		const { size } = await file.stat();
		await writeAll(disk, file, Buffer.alloc(size), 0);
		await flush(disk, file);
		return true;
	} finally {
		await file.close();
	}
}

/** Names the file or folder by its disk and its number there. Null if there is nothing. */
export async function nodeOf(disk: Disk, path: string): Promise<string | null> {
	const found = await patiently(disk, () => disk.identityOf(path)).catch(noneIfMissing);
	return found && `${found.disk}:${found.file}`;
}

/** Removes what a replacement or a write left beside the file, if a crash cut it short. */
export async function clearLeft(disk: Disk, path: string) {
	if (await overwrite(disk, newPathOf(path))) await removeName(disk, newPathOf(path));
	const old = await nodeOf(disk, oldPathOf(path));
	if (old === null) return;
	if (old !== (await nodeOf(disk, path))) await overwrite(disk, oldPathOf(path));
	await removeName(disk, oldPathOf(path));
}

/** Resolves to whether there is a file, and it now has both names. */
async function nameOld(disk: Disk, path: string): Promise<boolean> {
	return (await patiently(disk, () => disk.link(path, oldPathOf(path))).catch(noneIfMissing)) ?? false;
}

/** If it fails before the rename, the old file stays, and a later try may succeed. If it fails after the rename, the failure is lasting. */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array) {
	let isNamed = false;
	try {
		await clearLeft(disk, path);
		await writeFile(disk, await openFile(disk, newPathOf(path), 'w'), bytes);
		isNamed = await nameOld(disk, path);
		await patiently(disk, () => disk.rename(newPathOf(path), path));
	} catch (error) {
		for (const name of isNamed ? [oldPathOf(path), newPathOf(path)] : [newPathOf(path)])
			await removeName(disk, name).catch(() => undefined);
		throw new StoreFailure(`${path} could not be replaced`, false, error);
	}
	try {
		await flushFolder(disk, dirname(path));
		if (!isNamed) return;
		await overwrite(disk, oldPathOf(path));
		await removeName(disk, oldPathOf(path));
	} catch (error) {
		throw new StoreFailure(`${path} was replaced, perhaps not for good`, true, error);
	}
}

/** Overwrites and then removes a file, with what a crash left beside it. Harmless if there is nothing. */
export async function destroyFile(disk: Disk, path: string) {
	let isGone = false;
	for (const name of [newPathOf(path), oldPathOf(path), path]) {
		if (!(await overwrite(disk, name))) continue;
		await removeName(disk, name);
		isGone = true;
	}
	if (isGone) await flushFolder(disk, dirname(path));
}
