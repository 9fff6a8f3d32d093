// Writes the files of an evening into a folder. Each is whole or not there: it gets its name once it is written.
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EveningFile } from './files.ts';

/** There is something in the folder already. */
export class FolderInUse extends Error {}

/** Makes the folder. Rejects with FolderInUse if it has anything in it, unless files of the same name may be replaced. */
export async function prepareFolder(folder: string, mayReplace: boolean): Promise<void> {
	await mkdir(folder, { recursive: true });
	if (!mayReplace && (await readdir(folder)).length > 0) throw new FolderInUse();
}

/** Resolves to the path within the folder. */
export async function writeEveningFile(
	folder: string,
	{ folder: within, name, body }: EveningFile
): Promise<string> {
	const path = join(within ?? '', name);
	await mkdir(join(folder, within ?? ''), { recursive: true });
	const whole = join(folder, path);
	const part = `${whole}.part`;
	try {
		await writeFile(part, body);
		await rename(part, whole);
	} catch (error) {
		await rm(part, { force: true });
		throw error;
	}
	return path;
}
