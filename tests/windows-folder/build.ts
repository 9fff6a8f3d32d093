// The zip for Windows, made once for all tests of this folder: as `npm run portable` makes it, but less tightly packed.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { wineHere } from '#scripts/wine-place.ts';

declare module 'vitest' {
	interface ProvidedContext {
		readonly zip: string;
	}
}

const script = resolve(import.meta.dirname, '../../scripts/portable.ts');

export default function setup(project: TestProject): (() => void) | undefined {
	if ('refused' in wineHere()) return undefined;
	const to = mkdtempSync(join(tmpdir(), 'tablee-windows-'));
	const words = [script, '--platform', 'win-x64', '--quick', '--to', to];
	const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
	const zip = globSync('*.zip', { cwd: to })[0];
	if (status !== 0 || zip === undefined) throw new Error(`the folder was not made: ${stdout}${stderr}`);
	project.provide('zip', join(to, zip));
	return () => rmSync(to, { recursive: true, force: true });
}
