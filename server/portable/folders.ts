// The place to which a portable folder copies itself, and the place of its meetings. The meetings lie on this computer, outside the
// folders of the versions, so that a newer version finds them. If somebody has put a folder "donnees" beside the starter, for example on
// a USB stick, they lie there. They never lie in the copy on this computer, because old versions are removed from there.
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { isTablee } from './manifest.ts';

/** The folder of this user on this computer. */
export function ownFolder(
	env: NodeJS.ProcessEnv = process.env,
	platform: NodeJS.Platform = process.platform,
	home: string = homedir()
): string {
	if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Tablee');
	// A relative path must be ignored (XDG base directories).
	const base = env['XDG_DATA_HOME'];
	return join(base && isAbsolute(base) ? base : join(home, '.local', 'share'), 'tablee');
}

const dataName = 'donnees';
/** The name of the one folder in an archive. */
export const topName = 'Tablee';

const folded = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The name with its accent or without. */
export const isDataName = (name: string): boolean => folded(name) === dataName;

export type Chosen = { readonly folder: string } | { readonly several: readonly string[] };

/**
 * The place of the meetings. `from` is the folder that somebody opened; rejects if it cannot be read any more. If it has no meetings,
 * those of another version beside it are used, for example on a stick to which a newer version was extracted.
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
		() => true // an unreadable folder is no reason to use another
	);

/** Other folders of Tablée beside it. Explorer extracts a zip to a folder with the zip's name, which contains ours. */
async function besideOf(from: string): Promise<string[]> {
	const self = resolve(from);
	const above = [dirname(self), dirname(dirname(self))];
	const near = (await Promise.all(above.map((folder) => foldersIn(folder).catch(() => [])))).flat();
	const all = new Set(near.flatMap((folder) => [folder, join(folder, topName)]));
	all.delete(self);
	const ours = await Promise.all([...all].map(async (folder) => ((await isTablee(folder)) ? [folder] : [])));
	return ours.flat();
}
