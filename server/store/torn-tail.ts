// The torn tail of a journal goes to a file beside before it goes from the journal: nothing is lost unseen.
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { flush, readAll } from './disk.ts';
import type { Disk } from './disk.ts';
import { clearLeft, destroyFile, makeFile } from './replacing.ts';

/** Resolves to the bytes set aside: those from `length` on. */
export async function setAside(disk: Disk, file: FileHandle, path: string, length: number): Promise<number> {
	const tail = (await readAll(file)).subarray(length);
	if (tail.length === 0) return 0;
	await makeFile(disk, `${path}.torn-${length}-${Date.now()}`, tail);
	await disk.truncate(file, length);
	await flush(disk, file);
	return tail.length;
}

/** When words are withdrawn: what was set aside may hold them too, and so may a rewriting that was cut. */
export async function destroyTails(disk: Disk, path: string) {
	await clearLeft(disk, path);
	const prefix = `${basename(path)}.torn-`;
	const tails = (await disk.list(dirname(path))).filter((name) => name.startsWith(prefix));
	for (const name of tails) await destroyFile(disk, join(dirname(path), name));
}
