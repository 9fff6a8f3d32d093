// Makes the folder of each platform once for all tests of this project, as `npm run portable` does.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { platforms } from '#server/portable/manifest.ts';

const root = resolve(import.meta.dirname, '../../..');

declare module 'vitest' {
	export interface ProvidedContext {
		/** The place in which each platform has its folder and its archive. */
		readonly made: string;
		/** What was printed, by platform. */
		readonly printed: Readonly<Record<string, string>>;
	}
}

export default function setup(project: TestProject): () => void {
	const made = mkdtempSync(join(tmpdir(), 'tablee-portable-'));
	const remove = (): void => rmSync(made, { recursive: true, force: true });
	const printed: Record<string, string> = {};
	for (const platform of platforms) {
		// The zip has a bound, so it is packed as tightly as for a release.
		const quick = platform === 'win-x64' ? [] : ['--quick'];
		const words = ['scripts/run.mjs', 'portable', '--platform', platform, '--to', made, ...quick];
		const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
		// Without a network, the folders of other machines cannot be made. Their tests then fail, and those of this machine run.
		if (status === 0) printed[platform] = stdout;
		// eslint-disable-next-line no-console -- seen by whoever runs the tests
		else console.error(`${platform} is not made: ${stdout}${stderr}`);
	}
	project.provide('made', made);
	project.provide('printed', printed);
	return remove;
}
