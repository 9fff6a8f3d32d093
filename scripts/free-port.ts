// Finds a free port of the loopback, for a program that cannot choose one itself.
import { createServer } from 'node:net';
import { once } from 'node:events';

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address !== null ? address.port : 0;
}
