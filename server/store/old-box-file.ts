// The boxes of 0.1.2 and before. Their slots have 32 bytes and are not sealed: one bit for each option that the header lists. The key
// lies beside the box. Such a box is read once, to be renewed. Nothing writes one any more.
//
//   0–15 keyed hash of the owner · 16–17 options · 18 label · 19 generation · 20–27 check · 28–31 padding; all zero: free
import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Slot } from './slot.ts';
import { contentText } from './slot.ts';

const [headerBytes, slotBytes] = [1024, 32];
export const oldKeyBytes = 32;

export const oldKeyOf = (path: string): string => path.replace(/\.box$/, '.key');

export const oldCapacity = (bytes: Buffer): number =>
	Math.max(0, Math.floor((bytes.length - headerBytes) / slotBytes));

export const isOldBox = (bytes: Buffer): boolean =>
	optionsIn(bytes.toString('utf8', 0, headerBytes)) !== null;

/** Null if these bytes are no such box. */
export function decodeOldBox(key: KeyObject, bytes: Buffer): Slot[] | null {
	const options = optionsIn(bytes.toString('utf8', 0, headerBytes));
	if (!options) return null;
	const slots: Slot[] = [];
	for (let at = headerBytes; at + slotBytes <= bytes.length; at += slotBytes)
		slots.push(...decodeOldSlot(key, options, bytes.subarray(at, at + slotBytes)));
	return slots;
}

function optionsIn(header: string): string[] | null {
	try {
		const { v, options } = JSON.parse(header) as { v?: unknown; options?: unknown };
		if (v !== 1 || !Array.isArray(options)) return null;
		return options.filter((option): option is string => typeof option === 'string');
	} catch {
		return null;
	}
}

function decodeOldSlot(key: KeyObject, options: readonly string[], bytes: Buffer): Slot[] {
	if (bytes.every((byte) => byte === 0)) return [];
	const check = createHmac('sha256', key).update(bytes.subarray(0, 20)).digest().subarray(0, 8);
	if (!check.equals(bytes.subarray(20, 28))) return [];
	const bits = bytes.readUInt16BE(16);
	const content = contentText(options.filter((_, bit) => bits & (1 << bit)));
	return [
		{
			owner: bytes.toString('hex', 0, 16),
			content,
			label: bytes.readUInt8(18),
			generation: bytes.readUInt8(19)
		}
	];
}
