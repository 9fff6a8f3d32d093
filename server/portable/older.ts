// Which versions stay on this computer: the one that runs, the one before it, for whoever goes back, and whatever is newer. A version that
// runs says so by a note of its process: on Linux nothing else would keep its files.
import { randomBytes } from 'node:crypto';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../store/lock-owner.ts';
import { compareVersions } from '../store/versions.ts';
import { nodeFolder, readManifest } from './manifest.ts';

const noted = /^\.marche-(\d+)-(.+)$/;
const half = /^\.copie-(\d+)/;

export interface Running {
	readonly over: () => Promise<void>;
}

/** As far as it can be said. */
export async function sayRunning(own: string, version: string, pid = process.pid): Promise<Running> {
	const note = join(own, `.marche-${pid}-${version}`);
	await writeFile(note, '').catch(() => undefined);
	return { over: () => remove(note) };
}

/** As far as it can be: what somebody holds goes another time. `version`: the one that asks. */
export async function removeOlder(own: string, version: string): Promise<void> {
	const names = await readdir(own).catch(() => []);
	for (const name of names) if (isOver(name)) await remove(join(own, name));
	if (names.some((name) => isOfLiving(half, name))) return; // what is being made may need what is here
	const running = names.flatMap((name) => (isOfLiving(noted, name) ? [noted.exec(name)?.[2]] : []));
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

const isOfLiving = (kind: RegExp, name: string): boolean => {
	const pid = kind.exec(name)?.[1];
	return pid !== undefined && isRunning(Number(pid));
};

const isOver = (name: string): boolean => noted.test(name) && !isOfLiving(noted, name);

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
