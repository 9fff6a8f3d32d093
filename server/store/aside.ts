// A file that cannot be read, or bytes that were never a whole line, are set aside. They stay beside the file, under its name and a number.
import { basename, dirname, join } from 'node:path';
import { flushFolder, patiently, type Disk } from './disk.ts';
import { destroyFile, makeFile } from './replacing.ts';

/** `broken`: a whole file. `torn`: the torn end of a journal. */
type Kind = 'broken' | 'torn';
const kinds: readonly Kind[] = ['broken', 'torn'];

/** Sets the whole file aside. Afterwards no file has its name. */
export async function setAside(disk: Disk, path: string): Promise<void> {
	const aside = await freeName(disk, path, 'broken');
	await patiently(disk, () => disk.rename(path, aside));
	await flushFolder(disk, dirname(path));
}

/** Sets bytes of a file aside. The file goes on without them. */
export async function copyAside(disk: Disk, path: string, kind: Kind, bytes: Uint8Array): Promise<void> {
	await makeFile(disk, await freeName(disk, path, kind), bytes);
}

export async function listAside(disk: Disk, path: string): Promise<string[]> {
	const prefixes = kinds.map((kind) => `${basename(path)}.${kind}-`);
	const names = await disk.list(dirname(path));
	const aside = names.filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
	return aside.map((name) => join(dirname(path), name));
}

export async function destroyAside(disk: Disk, path: string): Promise<void> {
	for (const aside of await listAside(disk, path)) await destroyFile(disk, aside);
}

async function freeName(disk: Disk, path: string, kind: Kind): Promise<string> {
	const taken = await listAside(disk, path);
	let number = 1;
	while (taken.includes(`${path}.${kind}-${number}`)) number += 1;
	return `${path}.${kind}-${number}`;
}
