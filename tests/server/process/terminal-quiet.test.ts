// After the start, nothing is printed in the black window.
import { expect, test } from 'vitest';
import { spawnServer, type ServerProcess } from '../../support/process.ts';
import { newFolder } from '../../support/server.ts';

/** A server that does this in its own process on SIGUSR2. Its whole greeting was printed before. */
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
	'L87 an error that is %s and that nobody caught ends the server, as a code in the log',
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
