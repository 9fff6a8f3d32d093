// Opens the server's port, tells its number, and closes its lines.
import type { Server as HttpServer } from 'node:http';
import { faultOf, type Log } from './log.ts';

export function portOf(server: HttpServer): number {
	const address = server.address();
	return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Rejects if the port is not available. */
export function listen(server: HttpServer, host: string, port: number, log: Log): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			// A later error, for example if too many lines are open. The open ones go on.
			server.on('error', (error) => log.error(faultOf(error), 'not-accepted'));
			resolve();
		});
	});
}

const lingerMs = 1000;

/** Also ends requests that do not end by themselves. */
export async function closeLines(io: { close: () => Promise<void> }, server: HttpServer): Promise<void> {
	const impatience = setTimeout(() => server.closeAllConnections(), lingerMs);
	await io.close();
	clearTimeout(impatience);
}
