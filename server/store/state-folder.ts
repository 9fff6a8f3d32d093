// The folder of the keys of open secret boxes: outside the data folder, its owner's alone, and there after a power cut.
import system, { basename, dirname, join, resolve } from 'node:path';
import { errorCode, flushFolder } from './disk.ts';
import type { Disk } from './disk.ts';
import { FolderRefused } from './folder-refused.ts';

/** Makes it where it is new. Resolves to its path; rejects with FolderRefused, having made nothing where the two lie in each other. */
export async function openStateFolder(stateDir: string, dataDir: string, disk: Disk): Promise<string> {
	const [state = '', data = ''] = await Promise.all(
		[stateDir, dataDir].map((way) => trueWay(disk, resolve(way)))
	);
	if (isWithin(state, data) || isWithin(data, state))
		throw new FolderRefused(
			'folders-within',
			`Le dossier des clés ${state} et le dossier de données ${data} sont l’un dans l’autre : une copie des données ` +
				'emporterait les clés des votes secrets. Choisissez un autre dossier des clés avec STATE_DIR.'
		);
	const keys = join(state, 'keys');
	try {
		const above = await lastThere(disk, keys);
		await disk.makeFolder(keys);
		if (above !== keys) await keepNames(disk, keys, above);
	} catch (error) {
		throw new FolderRefused('folder-unusable', `Impossible d’écrire dans le dossier ${state}.`, error);
	}
	return keys;
}

/** The path without symbolic links, as far as it is there already. */
export async function trueWay(disk: Disk, path: string): Promise<string> {
	const there = await disk.realPath(path).catch(noneYet);
	if (there === null && isTop(path)) return path;
	return there ?? join(await trueWay(disk, dirname(path)), basename(path));
}

async function lastThere(disk: Disk, path: string): Promise<string> {
	const there = await disk.realPath(path).catch(noneYet);
	return there ?? (isTop(path) ? path : lastThere(disk, dirname(path)));
}

/** A drive of Windows, which may not be there. */
const isTop = (path: string): boolean => dirname(path) === path;

const noneYet = (error: unknown): null => {
	if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
	throw error;
};

/** Of new folders, each in the one above it. */
async function keepNames(disk: Disk, from: string, above: string) {
	for (let folder = from; folder !== above; folder = dirname(folder))
		await flushFolder(disk, dirname(folder));
}

/** `system`: whose paths they are. On Windows the way to another drive leads from no folder, but is a whole path itself. */
export function isWithin(inner: string, outer: string, { isAbsolute, relative, sep } = system): boolean {
	const way = relative(outer, inner);
	return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
