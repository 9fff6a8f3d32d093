// A secret box as bytes: a header that names the options, then equal slots; its key lies in a file of its own.
import { createSecretKey, randomBytes, randomInt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Disk } from './disk.ts';
import { destroyFile, replaceFile } from './replacing.ts';
import { decodeSlot, encodeSlot, mostOptions, slotBytes } from './slot.ts';
import type { Slot } from './slot.ts';

export const keyBytes = 32;
export const headerBytes = 1024;

export interface BoxContent {
	readonly options: readonly string[];
	readonly slots: readonly (Slot | 'free' | 'bad')[];
}

export const keyOf = (path: string): string => path.replace(/\.box$/, '.key');

export async function makeBox(disk: Disk, path: string, options: readonly string[], capacity: number) {
	const key = randomBytes(keyBytes);
	await replaceFile(disk, keyOf(path), key);
	await replaceFile(disk, path, encodeBox(createSecretKey(key), options, [], Math.max(capacity, 1)));
}

/** The key first: without it, what is left of the box says nothing about anybody. */
export async function destroyBox(disk: Disk, path: string) {
	for (const file of [keyOf(path), path]) await destroyFile(disk, file);
}

/** Indices 0 to `size` - 1 in an order that nobody chose. */
function shuffled(size: number): number[] {
	const order = Array.from({ length: size }, (_, index) => index);
	for (let last = size - 1; last > 0; last -= 1) {
		const other = randomInt(last + 1);
		[order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
	}
	return order;
}

/** The ballots at random places among `capacity`. */
export function encodeBox(
	key: KeyObject,
	options: readonly string[],
	ballots: readonly Slot[],
	capacity: number
): Buffer {
	const header = JSON.stringify({ v: 1, options });
	if (options.length > mostOptions || Buffer.byteLength(header) >= headerBytes)
		throw new RangeError('too many options for a box');
	const bytes = Buffer.alloc(headerBytes + capacity * slotBytes);
	bytes.fill(' ', 0, headerBytes);
	bytes.write(header);
	const places = shuffled(capacity);
	ballots.forEach((ballot, index) =>
		encodeSlot(key, ballot).copy(bytes, headerBytes + (places[index] ?? 0) * slotBytes)
	);
	return bytes;
}

/** Null where this is not a box of a format we know. */
export function decodeBox(key: KeyObject, bytes: Buffer): BoxContent | null {
	const options = readOptions(bytes.toString('utf8', 0, headerBytes));
	if (!options) return null;
	const slots: BoxContent['slots'][number][] = [];
	for (let at = headerBytes; at + slotBytes <= bytes.length; at += slotBytes)
		slots.push(decodeSlot(key, bytes.subarray(at, at + slotBytes)));
	return { options, slots };
}

function readOptions(header: string): string[] | null {
	try {
		const { v, options } = JSON.parse(header) as { v?: unknown; options?: unknown };
		if (v !== 1 || !Array.isArray(options)) return null;
		return options.filter((option): option is string => typeof option === 'string');
	} catch {
		return null;
	}
}
