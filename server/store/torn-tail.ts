// The torn tail of a journal goes to a file beside before it goes from the journal: nothing is lost unseen.
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { flush } from './disk.ts';
import type { Disk } from './disk.ts';
import { clearLeft, destroyFile, makeFile } from './replacing.ts';

/** `tail`: what stands behind `length`. */
export async function setAside(
	disk: Disk,
	file: FileHandle,
	path: string,
	{ length, tail }: { readonly length: number; readonly tail: Uint8Array }
): Promise<void> {
	if (tail.length === 0) return;
	await makeFile(disk, `${path}.torn-${length}-${Date.now()}`, tail);
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
	await makeFile(disk, `${path}.broken-${Date.now()}`, bytes);
	await disk.truncate(file, length);
	await flush(disk, file);
}

/** When words are withdrawn: what was set aside may hold them too, and so may a rewriting that was cut. */
export async function destroyTails(disk: Disk, path: string) {
	await clearLeft(disk, path);
	const prefixes = ['torn', 'broken'].map((what) => `${basename(path)}.${what}-`);
	const tails = (await disk.list(dirname(path))).filter((name) =>
		prefixes.some((prefix) => name.startsWith(prefix))
	);
	for (const name of tails) await destroyFile(disk, join(dirname(path), name));
}
