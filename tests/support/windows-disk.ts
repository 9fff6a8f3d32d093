// A real disk that behaves as Windows does. No file takes the name of an open file. No folder can be flushed, and no handle that only
// reads. A scanner holds each file for a moment after it was written or named. Time passes only while somebody waits.
import type { FileHandle } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import { realDisk, type Disk } from '#server/store/disk.ts';

const failure = (code: string, act: string, path: string) =>
	Object.assign(new Error(`${code}: ${act} ${path}`), { code });

export interface WindowsDisk extends Disk {
	/** How often a scanner held a file and the disk refused an act. */
	readonly refusals: () => number;
	/** How long a scanner holds a changed file. */
	scanMs: number;
}

export function windowsDisk({ links = true, scanMs = 25 } = {}): WindowsDisk {
	let waitedMs = 0;
	let refused = 0;
	/** Until when a file is held, by its path. */
	const scanned = new Map<string, number>();
	/** By file, however many names it has. */
	const opened = new Map<string, number>();
	const readOnly = new WeakSet<FileHandle>();
	const paths = new WeakMap<FileHandle, string>();

	const identityOf = async (path: string): Promise<string | null> => {
		const found = await stat(path, { bigint: true }).catch(() => null);
		return found && found.isFile() ? `${found.dev}:${found.ino}` : null;
	};
	const scan = (path: string) => void scanned.set(path, waitedMs + disk.scanMs);
	const held = (act: string, path: string) => {
		if ((scanned.get(path) ?? 0) <= waitedMs) return;
		refused += 1;
		// The act and the scanner decide which of these errors a program gets.
		throw failure(['EBUSY', 'EPERM', 'EACCES'][refused % 3] ?? 'EBUSY', act, path);
	};

	const disk: WindowsDisk = {
		...realDisk,
		scanMs,
		refusals: () => refused,
		flushesFolders: false,
		heldCodes: ['EPERM', 'EACCES', 'EBUSY'],
		async open(path, flags, mode) {
			const isNew = (await identityOf(path)) === null;
			if (!isNew && flags !== 'r') held('open', path);
			const file = await realDisk.open(path, flags, mode);
			const identity = (await identityOf(path)) ?? path;
			opened.set(identity, (opened.get(identity) ?? 0) + 1);
			const close = file.close.bind(file);
			file.close = async () => {
				file.close = close;
				await close();
				opened.set(identity, (opened.get(identity) ?? 1) - 1);
				if (isNew || flags === 'w') scan(path);
			};
			if (flags === 'r') readOnly.add(file);
			paths.set(file, path);
			return file;
		},
		async flush(file) {
			const path = paths.get(file) ?? '';
			if (readOnly.has(file) || (await file.stat()).isDirectory()) throw failure('EPERM', 'fdatasync', path);
			await realDisk.flush(file);
		},
		async rename(from, to) {
			for (const path of [from, to]) held('rename', path);
			const target = await identityOf(to);
			if (target !== null && (opened.get(target) ?? 0) > 0) throw failure('EPERM', 'rename', to);
			await realDisk.rename(from, to);
			scanned.delete(from);
			scan(to);
		},
		async link(path, other) {
			if (!links) return false;
			held('link', path);
			return realDisk.link(path, other);
		},
		async remove(path) {
			held('remove', path);
			await realDisk.remove(path);
			scanned.delete(path);
		},
		wait: (ms) => {
			waitedMs += ms;
			return Promise.resolve();
		},
		now: () => Date.now() + waitedMs
	};
	return disk;
}
