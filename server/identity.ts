// Who a token belongs to, without keeping the token: only salted hashes are stored or compared, and a hash of
// one meeting says nothing in another. What is random here is random enough not to be guessed.
import { createHmac } from 'node:crypto';
import { customAlphabet, nanoid } from 'nanoid';
import * as v from 'valibot';

/** A device holds one per meeting and role. */
export const tokenSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,64}$/));

/** 132 bits, 22 url-safe characters: how a device or a secret is known to the journal and the catalogue. */
export const hashOf = (salt: string, secret: string): string =>
	createHmac('sha256', salt).update(secret).digest('base64url').slice(0, 22);

/** 192 bits. */
export const newToken = (): string => nanoid(32);
export const newSalt = (): string => nanoid(22);
export const newId = (): string => nanoid(12);

/** A meeting's key, as its QR carries it: 40 random bits. */
export const newKey = customAlphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 8);

/**
 * The six digits to type. They follow from the meeting's salt, so a restart does not change what is written on
 * the board; `attempt` counts up where two open meetings would share them.
 */
export const codeOf = (salt: string, attempt: number): string =>
	String(createHmac('sha256', salt).update(`code ${attempt}`).digest().readUIntBE(0, 6) % 1_000_000).padStart(
		6,
		'0'
	);
