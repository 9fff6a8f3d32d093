// Unguessable ids, made by clients. Over plain http a browser has `getRandomValues`, but no `crypto.randomUUID`.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** Url-safe, six random bits a character: 12 of them for commands, 24 for tokens. */
export const newId = (length = 12): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet.charAt(byte & 63)).join('');
