// A file that cannot be read, or bytes that were never a whole line, are set aside. They stay beside the file, under its name and a number.
import { basename, dirname, join } from 'node:path';
import { flushFolder, patiently, type Disk } from './disk.ts';
import { destroyFile, makeFile } from './replacing.ts';

/** `broken`: a whole file. `torn`: the torn end of a journal. */
type Harm = 'broken' | 'torn';
const harms: readonly Harm[] = ['broken', 'torn'];

/** Sets the whole file aside. Afterwards no file has its name. */
export async function setAside(disk: Disk, path: string): Promise<void> {
	const aside = await freeName(disk, path, 'broken');
	await patiently(disk, () => disk.rename(path, aside));
	await flushFolder(disk, dirname(path));
}

/** Sets bytes of a file aside. The file goes on without them. */
export async function copyAside(disk: Disk, path: string, harm: Harm, bytes: Uint8Array): Promise<void> {
	await makeFile(disk, await freeName(disk, path, harm), bytes);
}

export async function listAside(disk: Disk, path: string): Promise<string[]> {
	const prefixes = harms.map((harm) => `${basename(path)}.${harm}-`);
	const names = await disk.list(dirname(path));
	const aside = names.filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
	return aside.map((name) => join(dirname(path), name));
}

export async function destroyAside(disk: Disk, path: string): Promise<void> {
	for (const aside of await listAside(disk, path)) await destroyFile(disk, aside);
}

async function freeName(disk: Disk, path: string, harm: Harm): Promise<string> {
	const taken = await listAside(disk, path);
	let number = 1;
	while (taken.includes(`${path}.${harm}-${number}`)) number += 1;
	return `${path}.${harm}-${number}`;
}
