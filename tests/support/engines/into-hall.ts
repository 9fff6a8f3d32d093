// The hall's network is apart, and a driver listens inside it. This is the way to it: the same port on this machine's loopback, through a
// socket in the file system, which stays open while the cable of the hall is unplugged.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passOn } from './pass-on.ts';

const farSide = join(import.meta.dirname, 'far-side.ts');

/** `inside` is the command that enters the hall. If it is empty, no way is needed. Returns what closes the way. */
export async function wayToPort(inside: readonly string[], port: number): Promise<() => void> {
	const [command, ...words] = inside;
	if (command === undefined) return () => undefined;
	const socket = join(tmpdir(), `tablee-way-${process.pid}-${port}`);
	const far = spawn(command, [...words, process.execPath, farSide, socket, `${port}`], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await once(far.stdout, 'data');
	const near = passOn(port, socket);
	await once(near, 'listening');
	return () => {
		near.close();
		far.kill();
		rmSync(socket, { force: true });
	};
}
