// What a start loads costs time at each start. So it loads no library that nothing in it needs.
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** The files that Node has loaded with the server: the server's own, and those of required packages. */
async function loaded(): Promise<string[]> {
	const program = `
		await import(${JSON.stringify(pathToFileURL(join(root, 'server/start.ts')).href)});
		const { Module } = await import('node:module');
		console.log(JSON.stringify([...process.moduleLoadList, ...Object.keys(Module._cache)]));
		process.exit(0);
	`;
	const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
	return (JSON.parse(stdout) as string[]).map((file) => file.replaceAll('\\', '/'));
}

test('a start loads neither fetch, nor what draws PNG files, nor limits that are kept in databases', async () => {
	const files = await loaded();
	const has = (part: string) => files.some((file) => file.includes(part));
	expect(has('node_modules/express/')).toBe(true);
	expect(has('node_modules/qrcode/lib/core/')).toBe(true);
	expect(has('/RateLimiterMemory.js')).toBe(true);
	expect(has('internal/deps/undici')).toBe(false);
	expect(has('node_modules/pngjs/')).toBe(false);
	expect(has('/RateLimiterRedis.js')).toBe(false);
});
