// Decides which versions stay on this computer: the running one, the one before it (for going back), and all newer ones. A running
// version leaves a note with the number of its process. On Linux nothing else would protect its files.
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, lifeOf, ownerHere, readOwner, type Owner } from '../store/lock-owner.ts';
import { compareVersions } from '../store/versions.ts';
import { nodeFolder, readManifest } from './manifest.ts';

const noted = /^\.marche-\d+-(.+)$/;
const half = /^\.copie-(\d+)/;

/** Writes the note if it can. Later starts remove notes of ended processes. */
export const sayRunning = (own: string, version: string, owner: Owner = ownerHere(own)): Promise<void> =>
	writeFile(join(own, `.marche-${owner.pid}-${version}`), JSON.stringify(owner)).catch(() => undefined);

interface Note {
	readonly name: string;
	readonly version: string;
	/** `unknown`: the number may belong to another process now. */
	readonly life: 'alive' | 'gone' | 'unknown';
}

async function notesIn(own: string): Promise<Note[]> {
	const names = (await readdir(own).catch(() => [])).filter((name) => noted.test(name));
	return Promise.all(
		names.map(async (name) => {
			const owner = readOwner(await readFile(join(own, name), 'utf8').catch(() => ''));
			return { name, version: noted.exec(name)?.[1] ?? '', life: owner ? lifeOf(owner, own) : 'gone' };
		})
	);
}

/** Whether it runs for certain. */
export const runsNow = async (own: string, version: string): Promise<boolean> =>
	(await notesIn(own)).some((note) => note.version === version && note.life === 'alive');

/** Removes what it can. A version that is in use is removed another time. `version` is the one that asks. */
export async function removeOlder(own: string, version: string): Promise<void> {
	const names = await readdir(own).catch(() => []);
	const notes = await notesIn(own);
	for (const { name, life } of notes) if (life === 'gone') await remove(join(own, name));
	if (names.some(isBeingMade)) return; // a copy that is being made may need these files
	const running = notes.filter(({ life }) => life !== 'gone').map((note) => note.version);
	const [, ...older] = names
		.filter((name) => compareVersions(name, version) < 0)
		.sort((a, b) => compareVersions(b, a));
	const going = older.filter((name) => !running.includes(name));
	const nodes = await Promise.all(going.map((name) => nodeOf(own, name)));
	for (const name of going) await removeAtOnce(own, name);
	const staying = names.filter((name) => /^\d/.test(name) && !going.includes(name));
	const needed = await Promise.all(staying.map((name) => nodeOf(own, name)));
	// A Node that no version names stays: it may be new, and its version may follow.
	for (const node of new Set(nodes)) if (node && !needed.includes(node)) await removeAtOnce(own, node);
}

function isBeingMade(name: string): boolean {
	const pid = half.exec(name)?.[1];
	return pid !== undefined && isRunning(Number(pid));
}

async function nodeOf(own: string, version: string): Promise<string | null> {
	const whole = await readManifest(join(own, version));
	return whole && nodeFolder(whole.manifest);
}

/** Removes it whole or not at all: Windows does not rename a folder in which a program runs. The next copying removes any rest. */
async function removeAtOnce(own: string, name: string): Promise<void> {
	const aside = join(own, `.ancien-${randomBytes(4).toString('hex')}`);
	try {
		await rename(join(own, name), aside);
	} catch {
		return;
	}
	await remove(aside);
}

const remove = (path: string): Promise<void> =>
	rm(path, { recursive: true, force: true }).catch(() => undefined);
