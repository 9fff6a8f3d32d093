// A file that cannot be read is set aside: it keeps its bytes, under a name beside its own.
import { basename, dirname, join } from 'node:path';
import { flushFolder, patiently, type Disk } from './disk.ts';

/** Under a name that nothing has. */
export async function setAside(disk: Disk, path: string) {
	const taken = await listAside(disk, path);
	let number = 1;
	while (taken.includes(`${path}.broken-${number}`)) number += 1;
	await patiently(disk, () => disk.rename(path, `${path}.broken-${number}`));
	await flushFolder(disk, dirname(path));
}

export async function listAside(disk: Disk, path: string): Promise<string[]> {
	const prefix = `${basename(path)}.broken-`;
	const names = (await disk.list(dirname(path))).filter((name) => name.startsWith(prefix));
	return names.map((name) => join(dirname(path), name));
}
