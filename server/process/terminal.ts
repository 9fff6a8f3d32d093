// The black window. On Windows, a click into it selects text. A process that then writes to it stands still until a key is pressed, and
// the whole hall would stand still with it. So the server itself writes there only why it could not start. A small process of its own
// writes the lines of a start, and that one may wait. Nothing is written afterwards: warnings of libraries and of Node go to the log,
// as a code.
import { spawn } from 'node:child_process';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inBackground } from './background.ts';
import { faultOf, type Log } from './log.ts';

const isSaid = Object.getOwnPropertyDescriptor(process, 'stdout');

const ignore = (): void => undefined;

/** For use before an end only: the process may stand still here. */
export function say(...lines: readonly string[]): void {
	const out = (isSaid?.get?.call(process) ?? isSaid?.value) as NodeJS.WriteStream;
	// The terminal may be closed before the server ends. Writing to it must not end the server.
	if (!out.listeners('error').includes(ignore)) out.on('error', ignore);
	out.write(`${lines.join('\n')}\n`);
}

/** Writes by another process, which ends with this one. */
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

/** After this, only `say` writes to the terminal. */
export function hush(log: Log): void {
	for (const name of ['stdout', 'stderr'] as const)
		Object.defineProperty(process, name, { value: nowhere(), configurable: true });
	globalThis.console = new Console({ stdout: process.stdout, stderr: process.stderr });
	process.removeAllListeners('warning'); // those of Node
	process.on('warning', (warning) => log.warn(faultOf(warning), 'node-warned'));
	// By default Node would listen for a debugger, and print a line.
	process.on('SIGUSR1', () => undefined);
}

async function* endLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
	for await (const line of lines) yield `${line}\n`;
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
