// The few ways in which a store touches the disk. Everything passes through a `Disk`. There tests let a disk fail, or behave like
// another one. Once one of these functions resolves, its bytes are on disk. Only the lock's files import `node:fs` besides.
import { link, mkdir, open, readdir, realpath, rename, rmdir, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreFailure } from './store.ts';

/** A copy has another one. If a disk is plugged in again, its number may change. The number of the file stays. */
export interface Identity {
	readonly disk: string;
	readonly file: string;
}

export interface Disk {
	/** Whether a folder must be flushed before a new name in it lasts. Windows has no such call, and needs none. */
	readonly flushesFolders: boolean;
	/** The codes that it answers for some seconds, while a virus scanner or an indexer holds a file. */
	readonly heldCodes: readonly string[];
	open(path: string, flags: string, mode?: number): Promise<FileHandle>;
	/** Resolves to the number of bytes written, which may be fewer than given. */
	write(file: FileHandle, bytes: Uint8Array, position: number): Promise<number>;
	flush(file: FileHandle): Promise<void>;
	truncate(file: FileHandle, length: number): Promise<void>;
	rename(from: string, to: string): Promise<void>;
	/** Gives a file a second name. Resolves to false if this disk knows no second names. */
	link(path: string, other: string): Promise<boolean>;
	remove(path: string): Promise<void>;
	/** The names in a folder. */
	list(folder: string): Promise<string[]>;
	/** The names of the files in a folder, without those of folders and anything else. */
	files(folder: string): Promise<string[]>;
	makeFolder(path: string): Promise<void>;
	/** Rejects if anything is in it. */
	removeFolder(path: string): Promise<void>;
	/** Which file or folder it is, whatever its name. Rejects if there is nothing. */
	identityOf(path: string): Promise<Identity>;
	/** The path without symbolic links. Rejects if there is nothing. */
	realPath(path: string): Promise<string>;
	wait(ms: number): Promise<void>;
	/** Wall time in milliseconds, by the clock that gives files their times. */
	now(): number;
}

const isWindows = process.platform === 'win32';
// The answers of exFAT and other disks that know no second names. On Windows EPERM may come from a virus scanner.
const withoutLinks = ['ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', isWindows ? 'EISDIR' : 'EPERM'];

export const realDisk: Disk = {
	flushesFolders: !isWindows,
	heldCodes: isWindows ? ['EPERM', 'EACCES', 'EBUSY'] : ['EBUSY'],
	open,
	write: async (file, bytes, position) =>
		(await file.write(bytes, 0, bytes.byteLength, position)).bytesWritten,
	flush: (file) => file.datasync(),
	truncate: (file, length) => file.truncate(length),
	rename,
	link: async (path, other) => {
		try {
			await link(path, other);
			return true;
		} catch (error) {
			if (withoutLinks.includes(errorCode(error))) return false;
			throw error;
		}
	},
	remove: unlink,
	list: (folder) => readdir(folder),
	files: async (folder) => {
		const entries = await readdir(folder, { withFileTypes: true });
		return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
	},
	makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
	removeFolder: rmdir,
	identityOf: async (path) => {
		const { dev, ino } = await stat(path, { bigint: true });
		return { disk: String(dev), file: String(ino) };
	},
	realPath: realpath,
	wait: (ms) => wait(ms),
	now: () => Date.now()
};

export const errorCode = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : '';
export const isMissing = (error: unknown): boolean => errorCode(error) === 'ENOENT';
/** The disk has no room. This is the only failure after which the same disk may serve again. */
export const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(errorCode(error));

export const noneIfMissing = (error: unknown): null => {
	if (isMissing(error)) return null;
	throw error;
};

const patienceMs = 10_000;
const longestWaitMs = 1000;

/** Tries again and again, with growing waits, because a virus scanner may hold the file. */
export async function patiently<T>(disk: Disk, act: () => Promise<T>): Promise<T> {
	let waitMs = 10;
	for (let waitedMs = 0; ; waitedMs += waitMs, waitMs = Math.min(2 * waitMs, longestWaitMs)) {
		try {
			return await act();
		} catch (error) {
			if (!disk.heldCodes.includes(errorCode(error)) || waitedMs >= patienceMs) throw error;
		}
		await disk.wait(waitMs);
	}
}

export const openFile = (disk: Disk, path: string, flags: 'r' | 'r+' | 'w' | 'wx'): Promise<FileHandle> =>
	patiently(disk, () => disk.open(path, flags, 0o600));

/** Takes a name away. Harmless if there is none. */
export async function removeName(disk: Disk, path: string) {
	await patiently(disk, () => disk.remove(path)).catch(noneIfMissing);
}

/** After a failed flush nobody knows what is on disk. A second flush may succeed without having written anything. */
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

/** Rejects with ENOENT if there is no such file. */
export async function readFile(disk: Disk, path: string): Promise<Buffer> {
	const file = await openFile(disk, path, 'r');
	try {
		return await readAll(file);
	} finally {
		await file.close();
	}
}

/** A new name in a folder survives a power cut only once the folder is flushed. */
export async function flushFolder(disk: Disk, folder: string) {
	if (!disk.flushesFolders) return;
	const handle = await openFile(disk, folder, 'r');
	try {
		await flush(disk, handle);
	} finally {
		await handle.close();
	}
}
