// Which Host and Origin a request may have. A page of another site must not use a visitor's browser to speak to this server, and
// neither must a foreign name that points to this machine. CORS does not protect here: browsers do not apply it to WebSocket.
import { networkInterfaces } from 'node:os';
import type { IncomingMessage } from 'node:http';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

function ownAddresses(): readonly string[] {
	const cards = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
	return cards.map(({ family, address }) => (family === 'IPv6' ? `[${address}]` : address));
}

/** Whether a line comes from this machine. `address` is the remote address of its socket. */
export const isHereToo = (address: string): boolean => {
	const plain = address.replace('::ffff:', '');
	return ownAddresses().includes(plain.includes(':') ? `[${plain}]` : plain);
};

/** The names that need no look at the network cards. A whole hall may come in at once, so this comes first. */
const isHere = ({ socket }: IncomingMessage, name: string): boolean =>
	loopback.includes(name) || socket.localAddress?.replace('::ffff:', '') === name;

export const hostname = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** Whether the request uses a name that browsers trust without https. */
export const isLoopback = ({ headers }: IncomingMessage): boolean =>
	loopback.includes(hostname(headers.host ?? ''));

/** `names` are valid for this machine besides its addresses. */
export function isOwnHost(request: IncomingMessage, names: readonly string[]): boolean {
	const { host } = request.headers;
	if (host === undefined) return false;
	const name = hostname(host);
	return isHere(request, name) || names.includes(name) || ownAddresses().includes(name);
}

/**
 * The Origin of a browser must be the address that it asked. Programs other than browsers send no Origin. Browsers send none when a
 * page reads by GET. At localhost, newer browsers then say in Sec-Fetch-Site whether the page is of the same site.
 */
export function isOwnOrigin(request: IncomingMessage, names: readonly string[]): boolean {
	const { host, origin, 'sec-fetch-site': site = 'same-origin' } = request.headers;
	const isOwn = origin === undefined ? site === 'same-origin' : origin === `http://${host ?? ''}`;
	return isOwn && isOwnHost(request, names);
}
