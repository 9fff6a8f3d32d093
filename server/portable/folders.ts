// Where a folder that starts copies itself to, and where its meetings are kept: on this computer, outside of any version's folder, so that
// a newer version finds them; or beside the starter, where somebody has put a folder "donnees", as on a stick.
import { readdir } from 'node:fs/promises';
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

/** Where the meetings are. `from`: the folder that somebody opened; rejects where it cannot be read any more. */
export async function dataFolder(own: string, from: string | undefined): Promise<string> {
	if (!from) return join(own, dataName);
	const beside = (await readdir(from, { withFileTypes: true })).filter((each) => each.isDirectory());
	const chosen = chosenAmong(beside.map(({ name }) => name));
	return chosen === null ? join(own, dataName) : join(from, chosen);
}
