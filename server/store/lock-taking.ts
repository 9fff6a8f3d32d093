// Takes a data folder. A lock file names the process that has it. If that process is gone, its folder is taken over.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isMissing, patiently, removeName, type Disk } from './disk.ts';
import { FolderRefused } from '../process/folder-refused.ts';
import { Lock, overdueMs } from './lock.ts';
import { look, take, type FoundLock } from './lock-file.ts';
import { lifeOf, ownerHere, readOwner, type Owner } from './lock-owner.ts';
import { nodeOf } from './replacing.ts';
import { wordsIn } from '../process/words.ts';

const { t } = wordsIn('fr');

const staleMs = 10_000;
const lookMs = 500;
const writingMs = 5000;

const inUse = (owner: Owner | null): FolderRefused =>
	new FolderRefused(
		'folder-in-use',
		owner ? t('folder.in-use-by', { pid: String(owner.pid) }) : t('folder.in-use')
	);

/** Whether somebody touches the lock. It watches for longer than an owner waits between two touches, whatever the clock says. */
async function isBeating(disk: Disk, path: string, seen: FoundLock): Promise<boolean> {
	const quietMs = Math.max(0, disk.now() - seen.touchedAt);
	for (let watchedMs = 0; watchedMs < overdueMs || quietMs + watchedMs < staleMs; watchedMs += lookMs) {
		await disk.wait(lookMs);
		const now = await look(disk, path);
		if (!now) return false;
		if (now.text !== seen.text || now.touchedAt !== seen.touchedAt) return true;
	}
	return false;
}

async function isTaken(disk: Disk, path: string, seen: FoundLock, folder: string): Promise<boolean> {
	const owner = readOwner(seen.text);
	// The file is empty. Its owner is about to write it, or was killed before that.
	if (!owner) return Math.abs(disk.now() - seen.touchedAt) < writingMs;
	const life = lifeOf(owner, folder);
	return life === 'unknown' ? isBeating(disk, path, seen) : life === 'alive';
}

/** Two processes may find the same dead owner, or the owner may wake. Whoever has then moved another lock than the one it saw puts it back, and is refused. */
async function clearStale(disk: Disk, path: string, seen: FoundLock) {
	const aside = `${path}.${randomBytes(6).toString('hex')}`;
	try {
		await patiently(disk, () => disk.rename(path, aside));
	} catch (error) {
		if (isMissing(error)) return;
		throw error;
	}
	const moved = await look(disk, aside);
	const isOther = moved && (moved.text !== seen.text || moved.touchedAt !== seen.touchedAt);
	if (isOther) await take(disk, path, moved.text);
	await removeName(disk, aside);
	if (isOther) throw inUse(readOwner(moved.text));
}

/** Takes the folder, or rejects with FolderRefused. The folder is released at the latest when the process ends. */
export async function lockFolder(folder: string, disk: Disk): Promise<Lock> {
	const path = join(folder, 'lock');
	const node = await nodeOf(disk, folder);
	const here = node ?? '';
	const mine = JSON.stringify({ ...ownerHere(here), id: randomBytes(12).toString('hex') });
	for (let tries = 0; !(await take(disk, path, mine)); tries += 1) {
		const seen = await look(disk, path);
		if (!seen) continue;
		if (tries > 3 || (await isTaken(disk, path, seen, here))) throw inUse(readOwner(seen.text));
		await clearStale(disk, path, seen);
	}
	return new Lock({ folder, node }, disk, mine);
}
