// Runs Windows programs in the tree that wine-install.ts made. They have a process and mount namespace of their own, which ends with a pipe
// that we hold. So nothing of it outlives us, however we end. The network is that of this machine.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { loader, wineserver } from './wine-place.ts';

export interface Wine {
	/** Runs a Windows program with its arguments, as in a console. Its stdout must not be a pipe, because Node throws there. */
	start(
		command: readonly string[],
		options?: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string }
	): ChildProcess;
	/** The processes inside, by their ids in this machine. */
	processes(): { readonly pid: number; readonly command: string }[];
	/** Resolves once Windows has written its registry. */
	shutDown(): Promise<void>;
	/** Kills all processes that are left inside. */
	close(): Promise<void>;
}

function childOf(pid: number): number | undefined {
	try {
		return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]) || undefined;
	} catch {
		return undefined;
	}
}

/** Gives `otherwise` if it cannot be read, for example because the process has ended. */
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
		// Without .NET, without its browser, without menus.
		WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe='
	};
}

/** `prefix` is a path in the tree. Rejects with a sentence if this machine does not allow it. */
export async function openWine(root: string, prefix: string): Promise<Wine> {
	// The first process inside reads the pipe until the pipe ends. Then everything inside ends with it.
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
