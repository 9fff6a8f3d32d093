// The keys of open secret boxes. No test leaves one in the folder of whoever runs it.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the keys of a test's data folder lie: beside it. */
export const stateBeside = (dataDir: string): string => `${dataDir}-state`;

/** Notes a key as another disk, or another place, would have it. */
export async function renote(key: string, change: { path?: string; node?: string }): Promise<void> {
	const bytes = await readFile(key);
	const end = bytes.indexOf('\n');
	const note = JSON.parse(bytes.toString('utf8', 0, end)) as { folder: object };
	const text = JSON.stringify({ ...note, folder: { ...note.folder, ...change } });
	await writeFile(key, Buffer.concat([Buffer.from(text), bytes.subarray(end)]));
}

/** Keys that came here from elsewhere are those of this folder now. */
export async function adopt(stateDir: string, dataDir: string): Promise<void> {
	const keys = join(stateDir, 'keys');
	for (const name of await readdir(keys)) await renote(join(keys, name), { path: dataDir });
}
