// A hall of its own: a network namespace with one cable to this machine. Phones in it reach the server by plain http
// at a private address, as in life: no secure context, no loopback favours. Where namespaces are not allowed the hall
// is this machine's loopback, and says so. It never touches a network that it did not make.
import { spawnSync } from 'node:child_process';

export interface Hall {
	/** Where phones reach the server; an address of this machine. */
	readonly address: string;
	/** False where phones had to stay on the loopback. */
	readonly isApart: boolean;
	/** What a program inside is started by, before its own command line. */
	readonly inside: readonly string[];
	/** Cuts the cable, or plugs it in again: every phone loses the network at once. */
	plug(isPlugged: boolean): void;
	close(): void;
}

const prefix = 'tablee-hall-';

function ip(...args: string[]): boolean {
	return spawnSync('ip', args, { stdio: 'ignore' }).status === 0;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Halls of test runs that ended without a word; their cable goes with them. */
function sweep(): void {
	const { stdout } = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' });
	for (const [name, pid] of (stdout || '').matchAll(new RegExp(`^${prefix}(\\d+)`, 'gm')))
		if (!isAlive(Number(pid))) ip('netns', 'del', name);
}

function loopback(): Hall {
	const nothing = (): void => undefined;
	return { address: '127.0.0.1', isApart: false, inside: [], plug: nothing, close: nothing };
}

/** Four addresses of 10.0.0.0/8 that belong to this process alone. */
function addresses(): { readonly here: string; readonly there: string } {
	const block = (process.pid * 4) % 0x200000;
	const net = `10.${64 + (block >> 16)}.${(block >> 8) & 255}`;
	return { here: `${net}.${(block & 255) + 1}`, there: `${net}.${(block & 255) + 2}` };
}

export function openHall(): Hall {
	sweep();
	const name = `${prefix}${process.pid}`;
	// Not "veth…": the server leaves virtual cards out of the addresses that it offers.
	const [near, far] = [`hall${process.pid}`, `seat${process.pid}`];
	const { here, there } = addresses();
	const close = (): void => void ip('netns', 'del', name);
	const isApart =
		ip('netns', 'add', name) &&
		ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name) &&
		ip('addr', 'add', `${here}/30`, 'dev', near) &&
		ip('link', 'set', near, 'up') &&
		ip('-n', name, 'addr', 'add', `${there}/30`, 'dev', far) &&
		ip('-n', name, 'link', 'set', 'lo', 'up') &&
		ip('-n', name, 'link', 'set', far, 'up');
	if (!isApart) {
		close();
		process.stdout.write('Network namespaces are not allowed here: phones come by the loopback.\n');
		return loopback();
	}
	process.once('exit', close);
	return {
		address: here,
		isApart,
		inside: ['ip', 'netns', 'exec', name],
		plug: (isPlugged) => void ip('-n', name, 'link', 'set', far, isPlugged ? 'up' : 'down'),
		close: () => {
			process.off('exit', close);
			close();
		}
	};
}
