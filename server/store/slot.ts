// One slot of a secret box: one sector of the disk, so that it is written whole or not at all.
//
//   0–11 nonce · 12–495 sealed · 496–511 tag (AES-256-GCM)
//   sealed: 0 ballot or nothing · 1–16 keyed hash of the voter · 17 channel · 18 generation · 19–20 length · 21– choice, then zeros
//
// The choice is data of any shape, whole, as JSON. Without the key a free slot and every ballot look alike. There is no order
// and no time in it. `generation` (0, 1, 2, and round again, from a random start) says which of two slots of one voter came later,
// after a crash left both; between voters it says nothing.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { channels } from '#stream/cause.ts';
import type { Channel } from '#stream/cause.ts';
import { StoreFailure } from './store.ts';

export interface Slot {
	/** Hexadecimal. */
	readonly voter: string;
	/** As `choiceText` made it. */
	readonly choice: string;
	readonly channel: Channel;
	readonly generation: number;
}

export const slotBytes = 512;
const algorithm = 'aes-256-gcm';
const [nonceBytes, tagBytes, choiceAt] = [12, 16, 21];
const sealedBytes = slotBytes - nonceBytes - tagBytes;
/** The largest choice that a ballot holds, in bytes of JSON. */
export const mostChoiceBytes = sealedBytes - choiceAt;

/** Rejects, before anything is written, what no ballot holds. */
export function choiceText(choice: unknown): string {
	const text = JSON.stringify(choice);
	const bytes = Buffer.byteLength(text);
	if (bytes <= mostChoiceBytes) return text;
	throw new StoreFailure(`a choice of ${bytes} bytes; a ballot holds ${mostChoiceBytes}`, false);
}

export const voterOf = (key: KeyObject, voter: string): string =>
	createHmac('sha256', key).update(`voter ${voter}`).digest('hex').slice(0, 32);

export const isLater = (a: Slot, b: Slot): boolean => a.generation === (b.generation + 1) % 3;

export const freeSlot = (key: KeyObject): Buffer => seal(key, Buffer.alloc(sealedBytes));

export function encodeSlot(key: KeyObject, slot: Slot): Buffer {
	const bytes = Buffer.alloc(sealedBytes);
	bytes.writeUInt8(1, 0);
	bytes.write(slot.voter, 1, 'hex');
	bytes.writeUInt8(channels.indexOf(slot.channel), 17);
	bytes.writeUInt8(slot.generation, 18);
	bytes.writeUInt16BE(bytes.write(slot.choice, choiceAt), 19);
	return seal(key, bytes);
}

/** `bad`: bytes that no key of this box wrote; neither counted nor used again. */
export function decodeSlot(key: KeyObject, bytes: Buffer): Slot | 'free' | 'bad' {
	const sealed = unseal(key, bytes);
	if (!sealed) return 'bad';
	if (sealed.readUInt8(0) === 0) return 'free';
	const channel = channels[sealed.readUInt8(17)];
	if (!channel) return 'bad';
	return {
		voter: sealed.toString('hex', 1, 17),
		choice: sealed.toString('utf8', choiceAt, choiceAt + sealed.readUInt16BE(19)),
		channel,
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
