// One Tablée for one data folder: if somebody starts it again, the running one opens its page. The lock of the data folder (L31) holds
// whatever happens here. The two talk over a named pipe on Windows, and over an abstract socket on Linux; both end with their process.
// The only message is "open", so another user of this computer could at most make the browser open.
import { createHash } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';

export function lineOf(dataDir: string): string {
	const isWindows = process.platform === 'win32';
	const path = isWindows ? resolve(dataDir).toLowerCase() : resolve(dataDir);
	const id = createHash('sha256').update(`${userInfo().username} ${path}`).digest('hex').slice(0, 24);
	return isWindows ? `\\\\.\\pipe\\tablee-${id}` : `\0tablee-${id}`;
}

const longestMs = 15_000;

/**
 * `shown`: another one runs, and has answered that it opens its page. `silent`: another one runs and does not answer; it may stand still
 * or be slow to start. `nobody`: no other one runs.
 */
export function showOther(line: string, patienceMs = longestMs): Promise<'shown' | 'silent' | 'nobody'> {
	const other = connect(line);
	return new Promise((resolve) => {
		other.setTimeout(patienceMs, () => {
			resolve('silent');
			other.destroy();
		});
		other.on('error', () => undefined).once('close', () => resolve('nobody'));
		other.once('data', () => {
			resolve('shown');
			other.destroy();
		});
	});
}

/** Answers later starts, each once `show` has resolved. Resolves to a function that ends this; to null if another one was first. */
export async function beTheOne(
	line: string,
	show: () => Promise<void>
): Promise<(() => Promise<void>) | null> {
	const asking = new Set<Socket>();
	const server = createServer((other) => {
		asking.add(other);
		other.on('error', () => undefined).once('close', () => asking.delete(other));
		show().then(
			() => other.end('shown'),
			() => other.destroy()
		);
	});
	server.unref();
	try {
		await once(server.listen(line), 'listening');
		server.on('error', () => undefined);
	} catch {
		return null;
	}
	return async () => {
		const closed = once(server, 'close');
		server.close();
		for (const other of asking) other.destroy();
		await closed;
	};
}
