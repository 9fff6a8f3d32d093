// Starts npm without a shell. On Windows npm's own command needs a shell, which would read each word a second time.
import { spawnSync, type SpawnSyncOptions, type SpawnSyncReturns } from 'node:child_process';

/** The npm that `npm run` names in its environment; else the one in PATH, which Windows cannot start in this way. */
const program = process.env['npm_execpath'];
const [command = 'npm', ...before] = program?.endsWith('.js') ? [process.execPath, program] : [];

export const npm = (words: readonly string[], options: SpawnSyncOptions): SpawnSyncReturns<string | Buffer> =>
	spawnSync(command, [...before, ...words], options);
