// Which versions stay on this computer: the one that runs, the one before it, for whoever goes back, and whatever is newer. A version that
// runs says so by a note of its process: on Linux nothing else would keep its files.
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, lifeOf, ownerHere, readOwner, type Owner } from '../store/lock-owner.ts';
import { compareVersions } from '../store/versions.ts';
import { nodeFolder, readManifest } from './manifest.ts';

const noted = /^\.marche-\d+-(.+)$/;
const half = /^\.copie-(\d+)/;

/** As far as it can be said. Whoever comes later removes what is over. */
export const sayRunning = (own: string, version: string, owner: Owner = ownerHere(own)): Promise<void> =>
	writeFile(join(own, `.marche-${owner.pid}-${version}`), JSON.stringify(owner)).catch(() => undefined);

interface Note {
	readonly name: string;
	readonly version: string;
	/** `unknown`: its number may have been given again. */
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

/** For certain. */
export const runsNow = async (own: string, version: string): Promise<boolean> =>
	(await notesIn(own)).some((note) => note.version === version && note.life === 'alive');

/** As far as it can be: what somebody holds goes another time. `version`: the one that asks. */
export async function removeOlder(own: string, version: string): Promise<void> {
	const names = await readdir(own).catch(() => []);
	const notes = await notesIn(own);
	for (const { name, life } of notes) if (life === 'gone') await remove(join(own, name));
	if (names.some(isBeingMade)) return; // it may need what is here
	const running = notes.filter(({ life }) => life !== 'gone').map((note) => note.version);
	const [, ...older] = names
		.filter((name) => compareVersions(name, version) < 0)
		.sort((a, b) => compareVersions(b, a));
	const going = older.filter((name) => !running.includes(name));
	const nodes = await Promise.all(going.map((name) => nodeOf(own, name)));
	for (const name of going) await removeAtOnce(own, name);
	const staying = names.filter((name) => /^\d/.test(name) && !going.includes(name));
	const needed = await Promise.all(staying.map((name) => nodeOf(own, name)));
	// Not any that nobody names: it may have come just now, with its version still to follow.
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

/** Whole, or not at all: Windows moves no folder in which something runs. What stays of it is swept by the next copying. */
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
