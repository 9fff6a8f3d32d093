// The black window. On Windows a click into it selects, and a process that then writes to it stands still until a key is pressed,
// and the whole hall with it. So the server itself writes there only why it could not start. What it says once it has started is
// written by a process of its own, which may wait as long as it likes. After that nothing is: what libraries and Node would tell
// goes to the log, as a code.
import { spawn } from 'node:child_process';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inBackground } from './background.ts';
import { faultOf, type Log } from './log.ts';

const isSaid = Object.getOwnPropertyDescriptor(process, 'stdout');

/** Before an end: it may stand still, for nothing else waits. */
export function say(...lines: readonly string[]): void {
	const out = (isSaid?.get?.call(process) ?? isSaid?.value) as NodeJS.WriteStream;
	// The terminal may be closed before the server is: what is said to nobody ends nothing.
	out.on('error', () => undefined);
	out.write(`${lines.join('\n')}\n`);
}

/** By a process of its own, which is ended with this one. */
export function sayAside(log: Log, lines: AsyncIterable<string>): void {
	const env = { ...process.env, NODE_OPTIONS: '' };
	const writer = spawn(process.execPath, ['-e', 'process.stdin.pipe(process.stdout)'], {
		env,
		stdio: ['pipe', 'inherit', 'ignore']
	});
	const failed = (error: unknown): void => log.error(faultOf(error), 'not-greeted');
	const end = (): void => void writer.kill('SIGKILL');
	writer.on('error', failed).on('exit', () => process.off('exit', end));
	inBackground(pipeline(lines, endLines, writer.stdin), failed);
	writer.unref();
	process.on('exit', end);
}

/** From now on nothing but `say` reaches the terminal. */
export function hush(log: Log): void {
	for (const name of ['stdout', 'stderr'] as const)
		Object.defineProperty(process, name, { value: nowhere(), configurable: true });
	globalThis.console = new Console({ stdout: process.stdout, stderr: process.stderr });
	process.removeAllListeners('warning'); // Node's own
	process.on('warning', (warning) => log.warn(faultOf(warning), 'node-warned'));
	// Node would open a door for a debugger, and say so.
	process.on('SIGUSR1', () => undefined);
}

async function* endLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
	for await (const line of lines) yield `${line}\n`;
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
