// Makes and unpacks the zip for Windows once for all tests of this folder, as `npm run portable` does, but packs it less tightly.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { TestProject } from 'vitest/node';
import { wineHere } from '#scripts/wine-place.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** What came out of the zip. */
		readonly unpacked: string;
	}
}

const script = resolve(import.meta.dirname, '../../../scripts/portable.ts');

export default function setup(project: TestProject): (() => void) | undefined {
	if ('refused' in wineHere()) return undefined;
	const to = mkdtempSync(join(tmpdir(), 'tablee-windows-'));
	const words = [script, '--platform', 'win-x64', '--quick', '--to', to];
	const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
	const zip = globSync('*.zip', { cwd: to })[0];
	if (status !== 0 || zip === undefined) throw new Error(`the folder was not made: ${stdout}${stderr}`);
	const unpacked = join(to, 'unpacked');
	for (const [path, body] of Object.entries(unzipSync(readFileSync(join(to, zip))))) {
		mkdirSync(dirname(join(unpacked, path)), { recursive: true });
		writeFileSync(join(unpacked, path), body);
	}
	project.provide('unpacked', unpacked);
	return () => rmSync(to, { recursive: true, force: true });
}
