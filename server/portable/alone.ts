// One Tablée for one data folder, as a person meets it: whoever opens it again is led to the one that runs. The data folder's own lock
// holds (L31) whatever becomes of this. The line is a named pipe on Windows, a name without a file on Linux: both go with their process.
// Nothing is said on it but "open": somebody else of this computer could at most have the browser opened.
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
 * `shown`: one runs, has been asked to show itself, and has answered. `silent`: one has the line and answers nothing, as one that stands
 * still, or is long in starting. `nobody`: none runs.
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

/** From now on, others are answered once `show` has come. Resolves to what ends that; to null where somebody else is there already. */
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
