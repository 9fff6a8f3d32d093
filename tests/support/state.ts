// The keys of open secret boxes. No test leaves a key in the real folder of the person who runs it.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the keys, beside the data folder of a test. */
export const stateBeside = (dataDir: string): string => `${dataDir}-state`;

/** Changes the note of a key, as if it belonged to another disk or another place. */
export async function renote(key: string, change: { path?: string; node?: string }): Promise<void> {
	const bytes = await readFile(key);
	const end = bytes.indexOf('\n');
	const note = JSON.parse(bytes.toString('utf8', 0, end)) as { folder: object };
	const text = JSON.stringify({ ...note, folder: { ...note.folder, ...change } });
	await writeFile(key, Buffer.concat([Buffer.from(text), bytes.subarray(end)]));
}

/** Gives keys that came from elsewhere to this folder. */
export async function adopt(stateDir: string, dataDir: string): Promise<void> {
	const keys = join(stateDir, 'keys');
	for (const name of await readdir(keys)) await renote(join(keys, name), { path: dataDir });
}
