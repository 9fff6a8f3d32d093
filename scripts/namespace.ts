// Makes a separate network for phones: a namespace with one cable to this machine. So phones reach the server by plain http at a private
// address, as in a hall, without a secure context and without the privileges of the loopback. Tests and the bench use it. It ends with
// the process that made it, and never touches any other network.
import { spawnSync } from 'node:child_process';

export interface Namespace {
	/** The address, seen from inside, of this machine or of the separate laptop. */
	readonly address: string;
	/** The words before the command line of a program that is to run inside. */
	readonly inside: readonly string[];
	/** Cuts the cable, or plugs it in again. All phones lose the network at once. */
	plug(isPlugged: boolean): void;
	close(): void;
}

const prefix = 'tablee-hall-';
const ofLaptop = '-laptop';
const ofApart = '-apart';

/** A hall and a laptop that have only each other: no route leads out of either. */
export interface HallApart extends Namespace {
	/** The same as `inside`, for the laptop. */
	readonly atLaptop: readonly string[];
}

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

/** Removes the namespaces of processes that were killed. Their cables go with them. */
function sweep(): void {
	const { stdout } = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' });
	for (const [name, pid] of (stdout || '').matchAll(
		new RegExp(`^${prefix}(\\d+)(?:${ofLaptop}|${ofApart})?`, 'gm')
	))
		if (!isAlive(Number(pid))) ip('netns', 'del', name);
}

/** Four addresses of 10.0.0.0/8 that only this process uses. */
function addresses(): { readonly here: string; readonly there: string } {
	const block = (process.pid * 4) % 0x200000;
	const net = `10.${64 + (block >> 16)}.${(block >> 8) & 255}`;
	return { here: `${net}.${(block & 255) + 1}`, there: `${net}.${(block & 255) + 2}` };
}

const within = (name: string): readonly string[] => ['ip', 'netns', 'exec', name];

/** Null if this machine does not allow it. A process may have one network of each kind at a time. */
export const openNamespace = (): Namespace | null => open(null);

export function openHallApart(): HallApart | null {
	const laptop = `${prefix}${process.pid}${ofLaptop}`;
	const hall = open(laptop);
	return hall && { ...hall, atLaptop: within(laptop) };
}

/** `laptop` is the namespace of the near end of the cable; null for this machine's own network. */
function open(laptop: string | null): Namespace | null {
	sweep();
	const name = `${prefix}${process.pid}${laptop === null ? '' : ofApart}`;
	// The name must not begin with "veth", because the server puts virtual cards last.
	const [near, far] = [`hall${process.pid}`, `seat${process.pid}`];
	const { here, there } = addresses();
	const atNear = laptop === null ? [] : ['-n', laptop];
	const close = (): void => {
		process.off('exit', close);
		ip('netns', 'del', name);
		if (laptop !== null) ip('netns', 'del', laptop);
	};
	const isMade =
		ip('netns', 'add', name) &&
		(laptop === null || (ip('netns', 'add', laptop) && ip(...atNear, 'link', 'set', 'lo', 'up'))) &&
		ip(...atNear, 'link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name) &&
		// Without IPv6. Otherwise an address appears by itself two seconds after the cable. Chromium takes that for a changed network, and
		// drops everything that it is loading.
		ip(...atNear, 'link', 'set', near, 'addrgenmode', 'none') &&
		ip('-n', name, 'link', 'set', far, 'addrgenmode', 'none') &&
		ip(...atNear, 'addr', 'add', `${here}/30`, 'dev', near) &&
		ip(...atNear, 'link', 'set', near, 'up') &&
		ip('-n', name, 'addr', 'add', `${there}/30`, 'dev', far) &&
		ip('-n', name, 'link', 'set', 'lo', 'up') &&
		ip('-n', name, 'link', 'set', far, 'up');
	process.once('exit', close);
	if (!isMade) {
		close();
		return null;
	}
	return {
		address: here,
		inside: within(name),
		plug: (isPlugged) => void ip('-n', name, 'link', 'set', far, isPlugged ? 'up' : 'down'),
		close
	};
}
