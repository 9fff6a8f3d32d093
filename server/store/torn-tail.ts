// The end of a journal is cut off only once it lies beside: nothing is lost unseen.
import type { FileHandle } from 'node:fs/promises';
import { copyAside, destroyAside } from './aside.ts';
import { flush } from './disk.ts';
import type { Disk } from './disk.ts';
import { clearLeft } from './replacing.ts';

/** `tail`: the bytes behind `length`, which were never whole. */
export interface TailFound {
	readonly length: number;
	readonly tail: Uint8Array;
}

export async function cutTail(
	disk: Disk,
	file: FileHandle,
	path: string,
	{ length, tail }: TailFound
): Promise<void> {
	if (tail.length === 0) return;
	await copyAside(disk, path, 'torn', tail);
	await disk.truncate(file, length);
	await flush(disk, file);
}

/** Of a damaged journal what is good stays, as a person has accepted; the whole of it is kept beside. */
export async function cutBack(
	disk: Disk,
	file: FileHandle,
	path: string,
	{ length, bytes }: { readonly length: number; readonly bytes: Uint8Array }
): Promise<void> {
	await copyAside(disk, path, 'broken', bytes);
	await disk.truncate(file, length);
	await flush(disk, file);
}

/** When words are withdrawn: what was set aside may hold them too, and so may a rewriting that was cut. */
export async function destroyTails(disk: Disk, path: string): Promise<void> {
	await clearLeft(disk, path);
	await destroyAside(disk, path);
}
