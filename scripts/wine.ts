// Windows programs, run in the tree that wine-install.ts made: in a process and mount namespace of their own, which ends with
// the pipe that holds it. So nothing of it outlives us, however we end; and the network is this machine's.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { loader, wineserver } from './wine-place.ts';

export interface Wine {
	/** A Windows program and its arguments, as in a console. Its stdout is no pipe: Node throws there. */
	start(
		command: readonly string[],
		options?: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string }
	): ChildProcess;
	/** The processes that were started inside, by their ids out here. */
	processes(): { readonly pid: number; readonly command: string }[];
	/** Waits until Windows has written its registry. */
	shutDown(): Promise<void>;
	/** Kills whatever is left inside. */
	close(): Promise<void>;
}

function childOf(pid: number): number | undefined {
	try {
		return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]) || undefined;
	} catch {
		return undefined;
	}
}

/** Another process, or one that is gone: empty. */
function read<T>(what: () => T, otherwise: T): T {
	try {
		return what();
	} catch {
		return otherwise;
	}
}

function processesIn(namespace: string): { pid: number; command: string }[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => read(() => readlinkSync(`/proc/${pid}/ns/pid`), '') === namespace)
		.map((pid) => ({
			pid: Number(pid),
			command: read(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'), '')
				.split('\0')
				.join(' ')
				.trim()
		}))
		.filter(({ command }) => command !== '');
}

export function wineEnv(prefix: string): NodeJS.ProcessEnv {
	return {
		PATH: process.env['PATH'],
		HOME: '/',
		LANG: 'C.UTF-8',
		WINEPREFIX: prefix,
		WINELOADER: loader,
		WINESERVER: wineserver,
		WINEDEBUG: '-all',
		// No .NET, no browser of its own, no menus.
		WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe='
	};
}

/** `prefix` is a path within the tree. Rejects, in words, where this machine does not allow it. */
export async function openWine(root: string, prefix: string): Promise<Wine> {
	// The first process inside: it reads the pipe until that ends, and everything inside ends with it.
	const keeper = spawn(
		'unshare',
		['--mount', '--pid', '--fork', `--mount-proc=${join(root, 'proc')}`, 'sh', '-c', 'echo; exec cat'],
		{ stdio: ['pipe', 'pipe', 'pipe'] }
	);
	const { stdin, stdout, stderr } = keeper;
	const ended = once(keeper, 'close');
	let said = '';
	stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
	const failed = ended.then(() => Promise.reject(new Error(said.trim() || 'unshare ended without a word')));
	failed.catch(() => undefined);
	await Promise.race([once(stdout, 'data'), failed]);
	const first = keeper.pid === undefined ? undefined : childOf(keeper.pid);
	if (first === undefined) throw new Error('the namespace has no process');
	const enter = ['--target', String(first), '--mount', '--pid'];
	spawnSync('nsenter', [...enter, 'mount', '--rbind', '/sys', join(root, 'sys')], { stdio: 'ignore' });
	const namespace = readlinkSync(`/proc/${first}/ns/pid`);
	const run = (program: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '/'): ChildProcess =>
		spawn('nsenter', [...enter, 'unshare', `--root=${root}`, `--wd=${cwd}`, ...program], {
			env: { ...wineEnv(prefix), ...env },
			stdio: 'ignore'
		});
	return {
		start: (command, { env, cwd } = {}) => run([loader, ...command], env, cwd),
		processes: () => processesIn(namespace).filter(({ pid }) => pid !== first),
		shutDown: async () => void (await once(run([wineserver, '--kill']), 'exit')),
		close: async () => {
			stdin.end();
			await ended;
		}
	};
}
