// The server as `npm start` runs it, in a process of its own, which a test can kill at any instant.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { stateBeside } from './state.ts';

const main = resolve(import.meta.dirname, '../../server/main.ts');

export interface ServerProcess {
	readonly url: string;
	readonly laptopSecret: string;
	readonly child: ChildProcess;
	/** Everything it has printed so far, to either stream. */
	readonly printed: () => string;
	/** Everything in its log so far. */
	readonly logged: () => Promise<string>;
	/** Resolves to the exit code once the process is gone. Null: a signal ended it. */
	readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

export interface ServerProcessOptions {
	/** The program that runs node, with its arguments (strace). */
	readonly wrap?: readonly string[];
	readonly env?: NodeJS.ProcessEnv;
}

/** It ends with the test. */
export async function spawnServer(
	dataDir: string,
	{ wrap = [], env = {} }: ServerProcessOptions = {}
): Promise<ServerProcess> {
	const [command = process.execPath, ...args] = [...wrap, process.execPath, main];
	const child = spawn(command, args, {
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: '0',
			DATA_DIR: dataDir,
			STATE_DIR: stateBeside(dataDir),
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: wrap.length > 0 // a group of its own: the wrapper must not leave the server behind
	});
	const exit = once(child, 'exit') as Promise<[number | null]>;
	const send = (signal: NodeJS.Signals) => {
		if (wrap.length > 0 && child.pid !== undefined) process.kill(-child.pid, signal);
		else child.kill(signal);
	};
	const stop = async (signal: NodeJS.Signals): Promise<number | null> => {
		if (child.exitCode === null && child.signalCode === null) send(signal);
		return (await exit)[0];
	};
	onTestFinished(() => void stop('SIGKILL'));
	let out = '';
	const { stdout, stderr } = child;
	for (const stream of [stdout, stderr]) stream.setEncoding('utf8').on('data', (text) => (out += text));
	const greeted = new Promise<RegExpExecArray>((resolve) => {
		stdout.on('data', () => {
			const found = /(http:\/\/[^/\s]+)\/enter#(\S+)\s/.exec(out);
			if (found) resolve(found);
		});
	});
	const failed = exit.then(() => Promise.reject(new Error(`the server ended: ${out}`)));
	failed.catch(() => undefined);
	const [, url = '', laptopSecret = ''] = await Promise.race([greeted, failed]);
	return { url, laptopSecret, child, printed: () => out, logged: () => logOf(dataDir), stop };
}

/** What the servers on this folder have logged, the older lines first. */
export async function logOf(dataDir: string): Promise<string> {
	const names = ['log-older.txt', 'log.txt'];
	return (await Promise.all(names.map((name) => readFile(join(dataDir, name), 'utf8').catch(() => '')))).join(
		''
	);
}
