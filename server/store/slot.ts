// One slot of a secret box: 32 bytes, so that it never crosses a sector and is written whole or not at all.
//
//   0–15 keyed hash of the voter · 16–17 choice, one bit per option · 18 channel · 19 generation · 20–27 check · 28–31 padding
//
// All zero is a free slot. There is no order and no time in it. `generation` (0, 1, 2, and round again, from a random
// start) says which of two slots of one voter came later, after a crash left both; between voters it says nothing.
import { createHmac, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { channels } from '#meeting/frame.ts';
import type { Channel } from '#meeting/frame.ts';

export interface Slot {
	/** Hexadecimal. */
	readonly voter: string;
	/** Bit n is option n. */
	readonly choice: number;
	readonly channel: Channel;
	readonly generation: number;
}

export const slotBytes = 32;
export const mostOptions = 16;

const keyed = (key: KeyObject, bytes: string | Uint8Array): Buffer =>
	createHmac('sha256', key).update(bytes).digest();
const checkOf = (key: KeyObject, bytes: Buffer): Buffer => keyed(key, bytes.subarray(0, 20)).subarray(0, 8);

export const voterOf = (key: KeyObject, voter: string): string =>
	keyed(key, `voter ${voter}`).subarray(0, 16).toString('hex');

export const isLater = (a: Slot, b: Slot): boolean => a.generation === (b.generation + 1) % 3;

export function encodeSlot(key: KeyObject, slot: Slot): Buffer {
	const bytes = Buffer.alloc(slotBytes);
	bytes.write(slot.voter, 'hex');
	bytes.writeUInt16BE(slot.choice, 16);
	bytes.writeUInt8(channels.indexOf(slot.channel), 18);
	bytes.writeUInt8(slot.generation, 19);
	checkOf(key, bytes).copy(bytes, 20);
	randomBytes(4).copy(bytes, 28);
	return bytes;
}

/** `bad`: bytes that no key of this box wrote; neither counted nor used again. */
export function decodeSlot(key: KeyObject, bytes: Buffer): Slot | 'free' | 'bad' {
	if (bytes.every((byte) => byte === 0)) return 'free';
	const channel = channels[bytes.readUInt8(18)];
	if (!channel || !checkOf(key, bytes).equals(bytes.subarray(20, 28))) return 'bad';
	return {
		voter: bytes.toString('hex', 0, 16),
		choice: bytes.readUInt16BE(16),
		channel,
		generation: bytes.readUInt8(19)
	};
}
