// Programs of an engine that run until they are ended.
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';

interface Options {
	/** The command that enters the hall, or nothing. */
	readonly inside?: readonly string[];
	readonly env?: NodeJS.ProcessEnv;
	readonly stdio?: StdioOptions;
}

/** `line` is the program with its arguments. */
export function run(
	line: readonly string[],
	{ inside = [], env = {}, stdio = 'ignore' }: Options = {}
): ChildProcess {
	const [command = '', ...words] = [...inside, ...line];
	return spawn(command, words, { stdio, env: { ...process.env, ...env } });
}

export async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGKILL');
	await once(child, 'exit');
}

/** Everything that it says until this is said. */
export async function said(stream: NodeJS.ReadableStream | null, awaited: RegExp): Promise<string> {
	let all = '';
	if (stream !== null)
		for await (const text of stream) {
			all += String(text);
			if (awaited.test(all)) break;
		}
	return all;
}
