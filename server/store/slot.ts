// One slot of a secret box: one sector of the disk, so that it is written whole or not at all.
//
//   0–11 nonce · 12–495 sealed · 496–511 tag (AES-256-GCM)
//   sealed: 0 filled or free · 1–16 keyed hash of the owner · 17 label · 18 generation · 19–20 length · 21– content, then zeros
//
// The content is any data, whole, as JSON. Without the key a free slot and a filled one look alike. Nothing in a slot tells an order
// or a time. If a crash left two slots of one owner, `generation` tells the later one: it counts 0, 1, 2, 0 from a random start. Between
// owners it tells nothing.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { StoreFailure } from './store.ts';

export interface Slot {
	/** Hexadecimal. */
	readonly owner: string;
	/** JSON, made by `contentText`. */
	readonly content: string;
	readonly label: number;
	readonly generation: number;
}

export const slotBytes = 512;
const algorithm = 'aes-256-gcm';
const [nonceBytes, tagBytes, contentAt] = [12, 16, 21];
const sealedBytes = slotBytes - nonceBytes - tagBytes;
/** The largest content, in bytes of JSON. */
export const mostContentBytes = sealedBytes - contentAt;

/** Throws if no slot can hold it, before anything is written. */
export function contentText(content: unknown): string {
	const text = JSON.stringify(content);
	const bytes = Buffer.byteLength(text);
	if (bytes <= mostContentBytes) return text;
	throw new StoreFailure(`a content of ${bytes} bytes; a slot holds ${mostContentBytes}`, false);
}

/** The first boxes were those of votes, and old boxes have the word `voter` in their hashes. So it stays. */
export const ownerHash = (key: KeyObject, owner: string): string =>
	createHmac('sha256', key).update(`voter ${owner}`).digest('hex').slice(0, 32);

export const isLater = (a: Slot, b: Slot): boolean => a.generation === (b.generation + 1) % 3;

export const freeSlot = (key: KeyObject): Buffer => seal(key, Buffer.alloc(sealedBytes));

export function encodeSlot(key: KeyObject, slot: Slot): Buffer {
	const bytes = Buffer.alloc(sealedBytes);
	bytes.writeUInt8(1, 0);
	bytes.write(slot.owner, 1, 'hex');
	bytes.writeUInt8(slot.label, 17);
	bytes.writeUInt8(slot.generation, 18);
	bytes.writeUInt16BE(bytes.write(slot.content, contentAt), 19);
	return seal(key, bytes);
}

/** `bad`: bytes that this key did not write. Such a slot is neither counted nor used again. */
export function decodeSlot(key: KeyObject, bytes: Buffer): Slot | 'free' | 'bad' {
	const sealed = unseal(key, bytes);
	if (!sealed) return 'bad';
	if (sealed.readUInt8(0) === 0) return 'free';
	return {
		owner: sealed.toString('hex', 1, 17),
		content: sealed.toString('utf8', contentAt, contentAt + sealed.readUInt16BE(19)),
		label: sealed.readUInt8(17),
		generation: sealed.readUInt8(18)
	};
}

function seal(key: KeyObject, bytes: Buffer): Buffer {
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
	const sealed = cipher.update(bytes);
	cipher.final();
	return Buffer.concat([nonce, sealed, cipher.getAuthTag()], slotBytes);
}

function unseal(key: KeyObject, bytes: Buffer): Buffer | null {
	const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
		authTagLength: tagBytes
	});
	decipher.setAuthTag(bytes.subarray(slotBytes - tagBytes));
	const opened = decipher.update(bytes.subarray(nonceBytes, slotBytes - tagBytes));
	try {
		decipher.final();
		return opened;
	} catch {
		return null;
	}
}
