// What the black window is told after the start: nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { spawnServer, type ServerProcess } from '../support/process.ts';
import { newFolder } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';

/** A server that does this, in its own process, on SIGUSR2; all of its greeting was printed. */
async function greeted(act: string): Promise<ServerProcess> {
	const doing = `process.once('SIGUSR2', () => { ${act} })`;
	const env = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(doing)}"` };
	const server = await spawnServer(await newFolder(), { env });
	await expect.poll(server.printed).toMatch(/Ctrl \+ C\.\n$/);
	return server;
}

test('L87 after the start nothing is printed: not by Node, nor by a library, nor at the stop', async () => {
	const server = await greeted(
		"console.log('a'); console.error('b'); process.stdout.write('c'); process.stderr.write('d');" +
			"process.emitWarning('Ma' + 'rie', { code: 'W1' }); process.emitWarning('f', 'DeprecationWarning', 'DEP1');"
	);
	const printed = server.printed();
	server.child.kill('SIGUSR2');
	await expect.poll(server.logged).toContain('DEP1');
	server.child.kill('SIGUSR1'); // Node would open its debugger, and say so
	expect(await server.stop('SIGTERM')).toBe(0);
	expect(server.printed()).toBe(printed);
	const log = await server.logged();
	expect(log).toMatch(/"fault":"Warning","code":"W1".*"msg":"node-warned"/);
	expect(log).not.toContain('Marie');
}, 40_000);

test.each([
	['thrown', "setImmediate(() => { throw new TypeError('Ma' + 'rie') })"],
	['rejected', "Promise.reject(new TypeError('Ma' + 'rie'))"]
])(
	'L87 what is %s and caught by nobody ends the server, as a code in the log',
	async (_, act) => {
		const server = await greeted(act);
		const printed = server.printed();
		expect(await server.stop('SIGUSR2' as NodeJS.Signals)).toBe(1);
		expect(server.printed()).toBe(printed);
		const log = await server.logged();
		expect(log).toMatch(/"level":60.*"fault":"TypeError".*"msg":"uncaught"/);
		expect(log).not.toContain('Marie');
	},
	40_000
);

test('L87 a terminal that takes nothing holds up neither the start, nor an answer, nor the stop', async () => {
	const [dataDir, port] = [await newFolder(), await freePort()];
	const main = resolve(import.meta.dirname, '../../server/main.ts');
	const terminal = spawn('script', ['-qefc', `${process.execPath} ${main}`, '/dev/null'], {
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: String(port),
			DATA_DIR: dataDir,
			STATE_DIR: stateBeside(dataDir)
		}
	});
	onTestFinished(() => void terminal.kill('SIGKILL'));
	let shown = '';
	terminal.stdout.setEncoding('utf8').on('data', (text) => (shown += text));
	terminal.stdin.on('error', () => undefined).write('\x13'); // Ctrl+S: whoever writes waits
	const answers = (): Promise<number> =>
		fetch(`http://127.0.0.1:${port}/`).then(
			({ status }) => status,
			() => 0
		);
	await expect.poll(answers, { timeout: 20_000 }).toBe(200);
	for (let n = 0; n < 20; n += 1) expect(await answers()).toBe(200);
	expect(shown).not.toContain('/enter#');
	terminal.stdin.write('\x11'); // Ctrl+Q
	await expect.poll(() => shown, { timeout: 20_000 }).toContain('/enter#');
	terminal.stdin.write('\x13');
	terminal.stdin.write('\x03'); // Ctrl+C
	expect(await once(terminal, 'exit')).toEqual([0, null]);
}, 60_000);
