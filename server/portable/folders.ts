// Where a folder that starts copies itself to, and where its meetings are kept: on this computer, outside of any version's folder, so that
// a newer version finds them; or beside the starter, where somebody has put a folder "donnees", as on a stick.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Of this user, on this computer. */
export function ownFolder(
	env: NodeJS.ProcessEnv = process.env,
	platform: NodeJS.Platform = process.platform,
	home: string = homedir()
): string {
	if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Tablee');
	// A relative one is to be ignored (XDG base directories).
	const base = env['XDG_DATA_HOME'];
	return join(base && isAbsolute(base) ? base : join(home, '.local', 'share'), 'tablee');
}

export const dataName = 'donnees';

const folded = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Among the names of folders beside the starter: the one that was chosen for the meetings, with or without its accent. */
export const chosenAmong = (names: readonly string[]): string | null =>
	names.find((name) => name === dataName) ?? names.find((name) => folded(name) === dataName) ?? null;
