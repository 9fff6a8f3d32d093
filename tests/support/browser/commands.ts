// Commands in a terminal, run through npm itself, and a check that no process of them is left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '#scripts/free-port.ts';
import { stateBeside } from '#tests/support/state.ts';

const root = resolve(import.meta.dirname, '../../..');

/** As npm runs it. */
export interface Command {
	/** Ids of its processes: npm's own, and all of its children. */
	readonly processes: () => number[];
	/** Everything it has printed so far. */
	readonly printed: () => string;
	/** The folder for everything that it keeps. */
	readonly folder: string;
	readonly port: number;
	/** Resolves once it has printed its address. Rejects if it ends before that. */
	readonly greeted: () => Promise<{ readonly url: string; readonly laptopSecret: string }>;
	/** Resolves once npm itself is gone. */
	readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

/** Processes that still run when the test is over are ended then. */
export async function type(script: 'start' | 'demo'): Promise<Command> {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-typed-'));
	const port = await freePort();
	const child = spawn('npm', ['run', script], {
		cwd: root,
		env: {
			...asInATerminal(),
			HOST: '127.0.0.1',
			PORT: String(port),
			DATA_DIR: folder,
			STATE_DIR: stateBeside(folder),
			TMPDIR: folder
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	onTestFinished(async () => {
		for (const id of processesOf(folder)) process.kill(id, 'SIGKILL');
		for (const path of [folder, stateBeside(folder)]) await rm(path, { recursive: true, force: true });
	});
	let out = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => (out += text));
	const exit = once(child, 'exit');
	const greeted = async () => {
		const failed = exit.then(() => Promise.reject(new Error(`npm ended: ${out}`)));
		const found = () => /(http:\/\/[^/\s]+)\/enter#(\S+)\s/.exec(out);
		while (!found()) await Promise.race([once(child.stdout, 'data'), failed]);
		const [, url = '', laptopSecret = ''] = found() ?? [];
		return { url, laptopSecret };
	};
	const end = async (signal: NodeJS.Signals) => {
		child.kill(signal);
		await exit;
	};
	return { processes: () => processesOf(folder), printed: () => out, folder, port, greeted, end };
}

/** The environment without the variables that an outer npm gives to its scripts. */
const asInATerminal = (): NodeJS.ProcessEnv =>
	Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^npm_|^(NODE_ENV|INIT_CWD|VITEST.*)$/i.test(name))
	);

/** The processes whose environment names this folder. Children inherit that, and no other process of this machine has it. */
function processesOf(folder: string): number[] {
	const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return ids.filter((id) => environmentOf(id).includes(`TMPDIR=${folder}`)).map(Number);
}

/** Empty if it is gone. */
function environmentOf(id: string): readonly string[] {
	try {
		return readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
	} catch {
		return [];
	}
}

export const isTaken = (port: number): Promise<boolean> =>
	new Promise((answer) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => answer(true)).once('error', () => answer(false));
		socket.once('connect', () => socket.destroy());
	});
