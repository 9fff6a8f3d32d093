// Unguessable ids, made by clients. `crypto.randomUUID` is not there over plain http; `getRandomValues` is.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** Url-safe, six random bits a character: 12 of them for commands, 24 for tokens. */
export const newId = (length = 12): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet.charAt(byte & 63)).join('');
