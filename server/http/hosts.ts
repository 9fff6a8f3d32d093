// Which Host and Origin a request may carry. A page of another site, or another name pointed at this machine,
// must not speak to the server through a visitor's browser (browsers do not bind WebSocket by CORS).
import { networkInterfaces } from 'node:os';
import type { IncomingMessage } from 'node:http';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

function ownAddresses(): readonly string[] {
	const cards = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
	return cards.map(({ family, address }) => (family === 'IPv6' ? `[${address}]` : address));
}

/** A line from this very machine. `address`: as a socket tells it. */
export const isHereToo = (address: string): boolean => {
	const plain = address.replace('::ffff:', '');
	return ownAddresses().includes(plain.includes(':') ? `[${plain}]` : plain);
};

/** Those that need no look at the machine's cards: a whole hall may come in at once. */
const isHere = ({ socket }: IncomingMessage, name: string): boolean =>
	loopback.includes(name) || socket.localAddress?.replace('::ffff:', '') === name;

export const hostname = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** By a name that browsers trust without https. */
export const isLoopback = ({ headers }: IncomingMessage): boolean =>
	loopback.includes(hostname(headers.host ?? ''));

/** `names`: by which this machine may be asked besides its addresses. */
export function isOwnHost(request: IncomingMessage, names: readonly string[]): boolean {
	const { host } = request.headers;
	if (host === undefined) return false;
	const name = hostname(host);
	return isHere(request, name) || names.includes(name) || ownAddresses().includes(name);
}

/**
 * A browser's Origin must be the very address it asked. There is none where a program is no browser, nor where a page, its own
 * or another's, reads by GET: newer browsers then say whose it is, if the address is this machine's own (localhost).
 */
export function isOwnOrigin(request: IncomingMessage, names: readonly string[]): boolean {
	const { host, origin, 'sec-fetch-site': site = 'same-origin' } = request.headers;
	const isOwn = origin === undefined ? site === 'same-origin' : origin === `http://${host ?? ''}`;
	return isOwn && isOwnHost(request, names);
}
