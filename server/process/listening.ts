// The port: taken, asked for, and given back.
import type { Server as HttpServer } from 'node:http';
import { faultOf, type Log } from './log.ts';

export function portOf(server: HttpServer): number {
	const address = server.address();
	return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Rejects where the port cannot be had. */
export function listen(server: HttpServer, host: string, port: number, log: Log): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			// As where too many lines are open for one more: those that are go on.
			server.on('error', (error) => log.error(faultOf(error), 'not-accepted'));
			resolve();
		});
	});
}

const lingerMs = 1000;

/** Requests that do not end are ended. */
export async function closeLines(io: { close: () => Promise<void> }, server: HttpServer): Promise<void> {
	const impatience = setTimeout(() => server.closeAllConnections(), lingerMs);
	await io.close();
	clearTimeout(impatience);
}
