// Finds a free port: the first of a few on which nobody answers on this machine. Another program may listen on only one address of this
// machine. A browser that opens `localhost` could then reach that program.
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { errorCode } from '../store/disk.ts';

const usual = 3000;
const tried = 20;

/** The port that PORT names, or the usual one and the next ones. */
export const portsFrom = (asked: string | undefined): number[] =>
	asked ? [Number(asked)] : Array.from({ length: tried }, (_, n) => usual + n);

/** Calls `listen` with the first free port, and with the next one if somebody took it meanwhile. Undefined if none is free. */
export async function onFirstFree<T>(
	ports: readonly number[],
	host: string,
	listen: (port: number) => Promise<T>
): Promise<T | undefined> {
	for (const port of ports) {
		if (port !== 0 && !(await isFree(port, host))) continue;
		const made = await listen(port).catch(nothingIfTaken);
		if (made !== undefined) return made;
	}
	return undefined;
}

function nothingIfTaken(error: unknown): undefined {
	if (errorCode(error) !== 'EADDRINUSE') throw error;
}

async function isFree(port: number, host: string): Promise<boolean> {
	const answered = await Promise.all(['127.0.0.1', '::1'].map((address) => answers(port, address)));
	return !answered.includes(true) && canBeHad(port, host);
}

async function answers(port: number, host: string): Promise<boolean> {
	const line = connect({ port, host, timeout: 500 });
	line.once('timeout', () => line.destroy());
	try {
		await once(line, 'connect');
		return true;
	} catch {
		return false; // nobody answers, or there is no such address
	} finally {
		line.destroy();
	}
}

async function canBeHad(port: number, host: string): Promise<boolean> {
	const server = createServer();
	try {
		await once(server.listen(port, host), 'listening');
	} catch {
		return false;
	}
	server.close();
	await once(server, 'close');
	return true;
}
