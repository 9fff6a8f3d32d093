// The few ways in which a store touches the disk. Everything that must last passes through `write` and `flush` of a
// `Disk`, the seam where tests let a disk fail; what these functions resolve is on disk.
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreFailure } from './store.ts';

export interface Disk {
	/** Resolves to the number of bytes written, which may be fewer than given. */
	write(file: FileHandle, bytes: Uint8Array, position: number): Promise<number>;
	flush(file: FileHandle): Promise<void>;
}

export const realDisk: Disk = {
	write: async (file, bytes, position) =>
		(await file.write(bytes, 0, bytes.byteLength, position)).bytesWritten,
	flush: (file) => file.datasync()
};

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : '';
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
/** No room: the one failure after which the same disk may serve again. */
export const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error));

/** What failed to flush is lost for certain or perhaps not: a second try may succeed without having written. */
export async function flush(disk: Disk, file: FileHandle) {
	try {
		await disk.flush(file);
	} catch (error) {
		throw new StoreFailure('a flush failed', true, error);
	}
}

export async function writeAll(disk: Disk, file: FileHandle, bytes: Uint8Array, position: number) {
	for (let done = 0; done < bytes.byteLength;) {
		const written = await disk.write(file, bytes.subarray(done), position + done);
		if (written === 0) throw new Error('nothing written');
		done += written;
	}
}

export async function readAll(file: FileHandle): Promise<Buffer> {
	const { size } = await file.stat();
	const bytes = Buffer.alloc(size);
	for (let done = 0; done < size;) {
		const { bytesRead } = await file.read(bytes, done, size - done, done);
		if (bytesRead === 0) return bytes.subarray(0, done);
		done += bytesRead;
	}
	return bytes;
}

/** A name in a folder lasts once the folder is flushed. Windows has no such call, and needs none. */
export async function flushFolder(disk: Disk, folder: string) {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	try {
		await flush(disk, handle);
	} finally {
		await handle.close();
	}
}

async function writeFile(disk: Disk, path: string, flag: 'w' | 'wx', bytes: Uint8Array) {
	const file = await open(path, flag, 0o600);
	try {
		await writeAll(disk, file, bytes, 0);
		await flush(disk, file);
	} finally {
		await file.close();
	}
}

/** A new file and its name. Rejects where the file exists. */
export async function makeFile(disk: Disk, path: string, bytes: Uint8Array) {
	try {
		await writeFile(disk, path, 'wx', bytes);
		await flushFolder(disk, dirname(path));
	} catch (error) {
		if (codeOf(error) !== 'EEXIST') await rm(path, { force: true }).catch(() => undefined);
		throw error;
	}
}

/** Zeroes under the old bytes, as far as a file system lets one: what was replaced or destroyed held names or ballots. */
async function overwrite(disk: Disk, file: FileHandle) {
	const { size } = await file.stat();
	await writeAll(disk, file, Buffer.alloc(size), 0);
	await flush(disk, file);
}

async function openOld(path: string): Promise<FileHandle | null> {
	try {
		return await open(path, 'r+');
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

export const draftOf = (path: string): string => `${path}.new`;

/**
 * The whole file at once: a reader, or a crash, sees the old one or the new one. The old bytes are overwritten after.
 * A failure before the rename leaves the old file and may be tried again; one after it is lasting.
 */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array) {
	let old: FileHandle | null = null;
	try {
		old = await openOld(path);
		await writeFile(disk, draftOf(path), 'w', bytes);
		await rename(draftOf(path), path);
	} catch (error) {
		await old?.close();
		await rm(draftOf(path), { force: true }).catch(() => undefined);
		throw new StoreFailure(`${path} could not be replaced`, false, error);
	}
	try {
		await flushFolder(disk, dirname(path));
		if (old) await overwrite(disk, old);
	} catch (error) {
		throw new StoreFailure(`${path} was replaced, perhaps not for good`, true, error);
	} finally {
		await old?.close();
	}
}

/** Overwrites, then removes. Harmless where there is nothing. */
export async function destroyFile(disk: Disk, path: string) {
	const file = await openOld(path);
	if (!file) return;
	try {
		await overwrite(disk, file);
	} finally {
		await file.close();
	}
	await rm(path, { force: true });
	await flushFolder(disk, dirname(path));
}
