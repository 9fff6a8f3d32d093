// Opens the folder that holds the keys of open secret boxes. It lies outside the data folder, only its owner can read it, and it survives
// a power cut.
import system, { basename, dirname, join, resolve } from 'node:path';
import { errorCode, flushFolder } from './disk.ts';
import type { Disk } from './disk.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { wordsIn } from '../process/words.ts';

const { t } = wordsIn('fr');

/** Makes the folder if it is new, and resolves to its path. Rejects with FolderRefused. If one folder lies in the other, nothing was made. */
export async function openStateFolder(stateDir: string, dataDir: string, disk: Disk): Promise<string> {
	const [state = '', data = ''] = await Promise.all(
		[stateDir, dataDir].map((way) => trueWay(disk, resolve(way)))
	);
	if (isWithin(state, data) || isWithin(data, state))
		throw new FolderRefused('folders-within', t('folder.within', { keys: state, folder: data }));
	const keys = join(state, 'keys');
	try {
		const above = await lastThere(disk, keys);
		await disk.makeFolder(keys);
		if (above !== keys) await keepNames(disk, keys, above);
	} catch (error) {
		throw new FolderRefused('folder-unusable', t('folder.not-writable', { folder: state }), error);
	}
	return keys;
}

/** The path without symbolic links, as far as it exists already. */
export async function trueWay(disk: Disk, path: string): Promise<string> {
	const there = await disk.realPath(path).catch(noneYet);
	if (there === null && isTop(path)) return path;
	return there ?? join(await trueWay(disk, dirname(path)), basename(path));
}

async function lastThere(disk: Disk, path: string): Promise<string> {
	const there = await disk.realPath(path).catch(noneYet);
	return there ?? (isTop(path) ? path : lastThere(disk, dirname(path)));
}

/** A drive of Windows. It may not exist. */
const isTop = (path: string): boolean => dirname(path) === path;

const noneYet = (error: unknown): null => {
	if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
	throw error;
};

/** Flushes the folder above each new one, so that the new names last. */
async function keepNames(disk: Disk, from: string, above: string) {
	for (let folder = from; folder !== above; folder = dirname(folder))
		await flushFolder(disk, dirname(folder));
}

/** `system`: whose paths they are. On Windows no relative path leads to another drive, so `relative` then gives an absolute one. */
export function isWithin(inner: string, outer: string, { isAbsolute, relative, sep } = system): boolean {
	const way = relative(outer, inner);
	return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
