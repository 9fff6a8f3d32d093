// Cuts off the end of a journal, but only once a copy of it lies beside: nothing is lost unseen.
import type { FileHandle } from 'node:fs/promises';
import { copyAside, destroyAside } from './aside.ts';
import { flush } from './disk.ts';
import type { Disk } from './disk.ts';
import { clearLeft } from './replacing.ts';

/** `tail`: the bytes behind `length`. They were never whole. */
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

/** A person has accepted it: the good part of a damaged journal stays, and a copy of the whole file is kept beside. */
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

/** To be called when words are withdrawn. What was set aside may hold them, and so may a rewriting that was cut short. */
export async function destroyTails(disk: Disk, path: string): Promise<void> {
	await clearLeft(disk, path);
	await destroyAside(disk, path);
}
