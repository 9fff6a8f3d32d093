// Finds the folder in which this user's programs keep their state. The keys of open secret boxes lie there and not in the data folder,
// so that no copy, backup or sync of the data folder contains them.
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

export function stateFolder(
	env: NodeJS.ProcessEnv = process.env,
	platform: NodeJS.Platform = process.platform,
	home: string = homedir()
): string {
	const chosen = env['STATE_DIR'];
	if (chosen) return resolve(chosen);
	if (platform === 'win32')
		return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Tablee', 'state');
	// The XDG specification says that a relative path must be ignored.
	const base = env['XDG_STATE_HOME'];
	return join(base && isAbsolute(base) ? base : join(home, '.local', 'state'), 'tablee');
}
