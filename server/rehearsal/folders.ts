// The folder of a rehearsal. It goes with its process, but a power cut leaves it. The next start removes it: the lock of a rehearsal that
// goes on, perhaps of another Tablée, is touched every two seconds.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'tablee-repetition-';
/** A computer that slept may touch its lock late. */
const stillMs = 10 * 60_000;

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), prefix));

export const removeFolder = (folder: string): Promise<void> =>
	rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** One that cannot be removed, perhaps of another user of this computer, keeps none of the others. */
export async function removeLeftFolders(failed: (error: unknown) => void): Promise<void> {
	const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
	for (const folder of names.map((name) => join(tmpdir(), name)))
		if (Date.now() - (await touchedAt(folder)) > stillMs) await removeFolder(folder).catch(failed);
}

/** When somebody last touched it, in milliseconds of the clock. */
async function touchedAt(folder: string): Promise<number> {
	const places = [folder, join(folder, 'data'), join(folder, 'data', 'lock')];
	const times = await Promise.all(places.map((place) => stat(place).catch(() => null)));
	return Math.max(0, ...times.map((found) => found?.mtimeMs ?? 0));
}
