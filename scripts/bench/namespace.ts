// A network of its own for a phone: a namespace with one cable to this machine, so that the server has an address that
// is not the loopback. It goes with the bench.
import { spawnSync } from 'node:child_process';

export interface Namespace {
	/** This machine, seen from inside. */
	readonly address: string;
	/** What a program inside is started by. */
	readonly inside: readonly string[];
	close(): void;
}

const ip = (...args: string[]): boolean => spawnSync('ip', args, { stdio: 'ignore' }).status === 0;

/** Null where this machine does not allow it. */
export function openNamespace(): Namespace | null {
	const name = `tablee-bench-${process.pid}`;
	const [near, far] = [`benc${process.pid}`, `phon${process.pid}`];
	const net = `10.${128 + ((process.pid >> 14) & 63)}.${(process.pid >> 6) & 255}`;
	const block = (process.pid & 63) * 4;
	const [here, there] = [`${net}.${block + 1}`, `${net}.${block + 2}`];
	const close = (): void => void ip('netns', 'del', name);
	const isMade =
		ip('netns', 'add', name) &&
		ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name) &&
		ip('addr', 'add', `${here}/30`, 'dev', near) &&
		ip('link', 'set', near, 'up') &&
		ip('-n', name, 'addr', 'add', `${there}/30`, 'dev', far) &&
		ip('-n', name, 'link', 'set', 'lo', 'up') &&
		ip('-n', name, 'link', 'set', far, 'up');
	process.once('exit', close);
	if (isMade) return { address: here, inside: ['ip', 'netns', 'exec', name], close };
	close();
	return null;
}
