// A secret box as bytes: a sector that names its key, then slots of equal size. The header tells neither what is in
// the box nor how much.
import { randomInt } from 'node:crypto';
import type { BoxKey } from './box-keys.ts';
import { decodeSlot, encodeSlot, freeSlot, slotBytes } from './slot.ts';
import type { Slot } from './slot.ts';

export const headerBytes = slotBytes;

/** Indices 0 to `size` - 1 in random order. */
function shuffledTo(size: number): number[] {
	const order = Array.from({ length: size }, (_, index) => index);
	for (let last = size - 1; last > 0; last -= 1) {
		const other = randomInt(last + 1);
		[order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
	}
	return order;
}

export const shuffled = <T>(all: readonly T[]): T[] =>
	shuffledTo(all.length).flatMap((index) => {
		const each = all[index];
		return each === undefined ? [] : [each];
	});

/** Puts the filled slots at random places among `capacity`. */
export function encodeBox(key: BoxKey, filled: readonly Slot[], capacity: number): Buffer {
	const header = Buffer.alloc(headerBytes, ' ');
	header.write(JSON.stringify({ v: 2, key: key.id }));
	const places = shuffledTo(capacity);
	const slots = Array.from({ length: capacity }, (_, index) => {
		const slot = filled[places[index] ?? capacity];
		return slot ? encodeSlot(key.slots, slot) : freeSlot(key.slots);
	});
	return Buffer.concat([header, ...slots]);
}

/** The id of its key. Null if these bytes are no box of this format. */
export function keyNamedIn(bytes: Buffer): string | null {
	try {
		const { v, key } = JSON.parse(bytes.toString('utf8', 0, headerBytes)) as { v?: unknown; key?: unknown };
		return v === 2 && typeof key === 'string' ? key : null;
	} catch {
		return null;
	}
}

export type SlotRead = ReturnType<typeof decodeSlot>;

/** Leaves out a last slot that is cut off. */
export function decodeSlots(key: BoxKey, bytes: Buffer): SlotRead[] {
	const slots: SlotRead[] = [];
	for (let at = headerBytes; at + slotBytes <= bytes.length; at += slotBytes)
		slots.push(decodeSlot(key.slots, bytes.subarray(at, at + slotBytes)));
	return slots;
}
