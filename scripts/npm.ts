// npm, without a shell between: on Windows its own command could only be started by one, which would read each word a second time.
import { spawnSync, type SpawnSyncOptions, type SpawnSyncReturns } from 'node:child_process';

/** What `npm run` tells of itself; else the one in PATH, which Windows refuses to start so. */
const program = process.env['npm_execpath'];
const [command = 'npm', ...before] = program?.endsWith('.js') ? [process.execPath, program] : [];

export const npm = (words: readonly string[], options: SpawnSyncOptions): SpawnSyncReturns<string | Buffer> =>
	spawnSync(command, [...before, ...words], options);
