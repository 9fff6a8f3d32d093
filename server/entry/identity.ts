// Tells whose a token is without keeping the token. Only salted hashes are stored and compared, and a hash of one meeting
// means nothing in another. Every random value here has enough bits that nobody guesses it.
import { createHmac } from 'node:crypto';
import { customAlphabet, nanoid } from 'nanoid';

/** The name by which the journal and the catalogue know a device or a secret: 132 bits, 22 url-safe characters. */
export const hashOf = (salt: string, secret: string): string =>
	createHmac('sha256', salt).update(secret).digest('base64url').slice(0, 22);

/** 192 bits. */
export const newToken = (): string => nanoid(32);

/**
 * The token that a device gets for a link's secret: 192 bits that follow from both. So the server can give the same answer again
 * without keeping it. Without `device` the token is random.
 */
export const tokenFor = (secret: string, device: string | undefined): string =>
	device === undefined
		? newToken()
		: createHmac('sha256', secret).update(`token ${device}`).digest('base64url').slice(0, 32);
/** What somebody sends to exchange a link's secret for a token. */
export interface AskedSecret {
	readonly secret: string;
	/** A number that the device made itself and told nobody else. */
	readonly device: string | undefined;
}
const retoldMs = 60_000;
interface Used {
	readonly device: string | null;
	readonly usedAt: number | null;
	readonly now: number;
}
/** For a minute, the device that used a link may get its answer again. */
export const isRetold = (used: Used, device: string): boolean =>
	used.device === device && used.usedAt !== null && Math.abs(used.now - used.usedAt) < retoldMs;
export const newSalt = (): string => nanoid(22);

/** A meeting's key, which stands in its QR code: 40 random bits. */
export const newKey = customAlphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 8);

/**
 * The six digits to type. They follow from the meeting's salt, so a restart does not change the code on the board.
 * `attempt` counts up while another open meeting has the same code.
 */
export const typedCode = (salt: string, attempt: number): string =>
	String(createHmac('sha256', salt).update(`code ${attempt}`).digest().readUIntBE(0, 6) % 1_000_000).padStart(
		6,
		'0'
	);
