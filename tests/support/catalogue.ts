// The catalogue of a data folder and its copies, for tests that damage them.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const catalogueIn = (dataDir: string): string => join(dataDir, 'catalogue.json');
/** The copy that follows each change. */
export const copyIn = (dataDir: string): string => join(dataDir, 'catalogue.copy.json');

/** The names of all copies, also of the older ones. */
export async function copiesIn(dataDir: string): Promise<string[]> {
	const names = await readdir(dataDir);
	return names
		.filter((name) => /^catalogue\.copy(-\d)?\.json$/.test(name))
		.map((name) => join(dataDir, name));
}

export async function dropCopies(dataDir: string): Promise<void> {
	for (const path of await copiesIn(dataDir)) await rm(path);
}

export async function dropCatalogue(dataDir: string): Promise<void> {
	await rm(catalogueIn(dataDir));
	await dropCopies(dataDir);
}
