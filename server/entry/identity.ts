// Who a token belongs to, without keeping the token: only salted hashes are stored or compared, and a hash of
// one meeting says nothing in another. What is random here is random enough not to be guessed.
import { createHmac } from 'node:crypto';
import { customAlphabet, nanoid } from 'nanoid';

/** 132 bits, 22 url-safe characters: how a device or a secret is known to the journal and the catalogue. */
export const hashOf = (salt: string, secret: string): string =>
	createHmac('sha256', salt).update(secret).digest('base64url').slice(0, 22);

/** 192 bits. */
export const newToken = (): string => nanoid(32);

/**
 * The token of a link's secret for the device that calls itself so: 192 bits that follow from both, so that its answer can be
 * told again and nothing of it need be kept. Where a device does not say who it is, the token is random.
 */
export const tokenFor = (secret: string, device: string | undefined): string =>
	device === undefined
		? newToken()
		: createHmac('sha256', secret).update(`token ${device}`).digest('base64url').slice(0, 32);
/** A link's secret, as somebody asks to exchange it. */
export interface AskedSecret {
	readonly secret: string;
	/** A number of the device's own making, known to nobody else. */
	readonly device: string | undefined;
}
const retoldMs = 60_000;
interface Used {
	readonly device: string | null;
	readonly usedAt: number | null;
	readonly now: number;
}
/** The answer of a link that was used may be told again: to the device that used it, and for a minute. */
export const isRetold = (used: Used, device: string): boolean =>
	used.device === device && used.usedAt !== null && Math.abs(used.now - used.usedAt) < retoldMs;
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
