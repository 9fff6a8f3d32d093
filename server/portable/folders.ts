// Where a folder that starts copies itself to, and where its meetings are kept: on this computer, outside of any version's folder, so that
// a newer version finds them; or beside the starter, where somebody has put a folder "donnees", as on a stick. Not in the copy on this
// computer: versions go from there.
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { isTablee } from './manifest.ts';

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

const dataName = 'donnees';
/** The one folder in an archive. */
export const topName = 'Tablee';

const folded = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** With or without its accent. */
export const isDataName = (name: string): boolean => folded(name) === dataName;

export type Chosen = { readonly folder: string } | { readonly several: readonly string[] };

/**
 * Where the meetings are. `from`: the folder that somebody opened; rejects where it cannot be read any more. Where nothing is kept in it,
 * that of another version beside it is meant, as on a stick to which a newer one was extracted.
 */
export async function dataFolder(own: string, from: string | undefined): Promise<Chosen> {
	const usual = join(own, dataName);
	if (!from || dirname(resolve(from)) === resolve(own)) return { folder: usual };
	const here = await chosenIn(from);
	const [mine] = here;
	if (here.length > 1) return { several: here };
	if (mine !== undefined && (await isUsed(mine))) return { folder: mine };
	const others: string[] = [];
	for (const folder of await besideOf(from))
		for (const each of await chosenIn(folder)) if (await isUsed(each)) others.push(each);
	return others.length > 1 ? { several: others } : { folder: others[0] ?? mine ?? usual };
}

const foldersIn = async (folder: string): Promise<string[]> =>
	(await readdir(folder, { withFileTypes: true }))
		.filter((each) => each.isDirectory())
		.map(({ name }) => join(folder, name));

const chosenIn = async (folder: string): Promise<string[]> =>
	(await foldersIn(folder)).filter((each) => isDataName(basename(each)));

const isUsed = (folder: string): Promise<boolean> =>
	readdir(folder).then(
		(names) => names.length > 0,
		() => true // what cannot be read is no reason to take others
	);

/** Other folders of Tablée. Explorer extracts a zip to a folder by the zip's name, and there lies ours. */
async function besideOf(from: string): Promise<string[]> {
	const self = resolve(from);
	const above = [dirname(self), dirname(dirname(self))];
	const near = (await Promise.all(above.map((folder) => foldersIn(folder).catch(() => [])))).flat();
	const all = new Set(near.flatMap((folder) => [folder, join(folder, topName)]));
	all.delete(self);
	const ours = await Promise.all([...all].map(async (folder) => ((await isTablee(folder)) ? [folder] : [])));
	return ours.flat();
}
