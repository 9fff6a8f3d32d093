// Checks whether build/ is newer than the sources, and builds it if not. The stamp has the time at which the build began. So a file that
// is saved during a build makes the build stale, and an interrupted build leaves no stamp.
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runQuietly } from './child.ts';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'build/.built');
/** The order matters: the first one empties the folder. */
const configs = ['vite.config.ts', 'vite.phone.config.ts'];
const sources = [
	...['src', 'static', 'messages', 'scripts', 'docs/guide/evening'],
	...['package.json', 'svelte.config.js'],
	...configs
];

function newest(path: string): number {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (!stat) return 0;
	if (!stat.isDirectory()) return stat.mtimeMs;
	return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

export function isBuilt(): boolean {
	if (!existsSync(stamp) || !existsSync(join(root, 'build/index.html'))) return false;
	const builtAt = statSync(stamp).mtimeMs;
	return sources.every((source) => newest(join(root, source)) <= builtAt);
}

const viteBuild = (config: string): Promise<number> =>
	runQuietly(
		process.execPath,
		[join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', config, '--logLevel', 'warn'],
		{ ...process.env, NODE_ENV: 'production' }
	);

/** Resolves to the exit code of the build. */
export async function build(): Promise<number> {
	const beganAt = new Date();
	rmSync(stamp, { force: true });
	for (const config of configs) {
		const code = await viteBuild(config);
		if (code !== 0) return code;
	}
	writeFileSync(stamp, '');
	utimesSync(stamp, beganAt, beganAt);
	return 0;
}
