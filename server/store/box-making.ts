// Makes, renews and destroys the files of a box. A crash at any instant leaves a box with its key, or nothing that can be read.
import { createSecretKey } from 'node:crypto';
import { basename } from 'node:path';
import { encodeBox, keyNamedIn } from './box-file.ts';
import type { BoxKeys } from './box-keys.ts';
import { noneIfMissing, readFile } from './disk.ts';
import type { Disk } from './disk.ts';
import { decodeOldBox, oldCapacity, oldKeyBytes, oldKeyOf } from './old-box-file.ts';
import { clearLeft, destroyFile, replaceFile } from './replacing.ts';

export interface BoxGround {
	readonly disk: Disk;
	readonly keys: BoxKeys;
}

export const nameOf = (path: string): string => basename(path, '.box');

/** The key comes first, because a box without a key is nobody's. */
export async function makeBox({ disk, keys }: BoxGround, path: string, capacity: number): Promise<void> {
	const key = await keys.make(nameOf(path));
	await replaceFile(disk, path, encodeBox(key, [], Math.max(capacity, 1)));
}

/** The keys go first. Without them, what is left of the box says nothing about anybody. */
export async function destroyBox({ disk, keys }: BoxGround, path: string): Promise<void> {
	await keys.destroy(nameOf(path));
	for (const file of [oldKeyOf(path), path]) await destroyFile(disk, file);
}

/** Turns a box of 0.1.2, with its key beside it, into one of today. Its key goes last, because until then the box can be made anew again. */
export async function renewOldBox({ disk, keys }: BoxGround, path: string): Promise<void> {
	const secret = await readFile(disk, oldKeyOf(path)).catch(noneIfMissing);
	const bytes = secret && (await readFile(disk, path).catch(noneIfMissing));
	if (!secret || !bytes) return;
	if (keyNamedIn(bytes) === null) {
		const slots = secret.length === oldKeyBytes ? decodeOldBox(createSecretKey(secret), bytes) : null;
		if (!slots) return; // not whole: nobody can read it
		const key = await keys.make(nameOf(path), secret);
		secret.fill(0);
		await replaceFile(disk, path, encodeBox(key, slots, Math.max(oldCapacity(bytes), 1)));
	}
	await clearLeft(disk, path); // a renewal that was cut short left the old box, whose content can be read
	await destroyFile(disk, oldKeyOf(path));
}
