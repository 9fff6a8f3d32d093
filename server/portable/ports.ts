// Which port is free: the first of a few that can be had, and where nobody answers on this machine. A program of another may listen on
// one address of it alone: a browser that is sent to `localhost` would then reach that program.
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { codeOf } from '../store/disk.ts';

const usual = 3000;
const tried = 20;

/** Asked for by PORT, or the usual one and those behind it. */
export const portsFrom = (asked: string | undefined): number[] =>
	asked ? [Number(asked)] : Array.from({ length: tried }, (_, n) => usual + n);

/** What `listen` makes of the first of these that is free; undefined where none is. Of the next, where somebody took that one since it was looked at. */
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
	if (codeOf(error) !== 'EADDRINUSE') throw error;
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
		return false; // nobody, or no such address
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
