// One Tablée per data folder. A lock file names the process that has it; that of a process which is gone is taken over. Its owner
// touches it every two seconds. One that was suspended (a lid was closed) may find that another has the folder: it writes no more.
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, isMissing, noneIfMissing, openFile, patiently, readAll, removeName } from './disk.ts';
import { writeAll, type Disk } from './disk.ts';
import { FolderRefused } from './folder-refused.ts';
import { lifeOf, ownerHere, readOwner, type Owner } from './lock-owner.ts';
import { nodeOf } from './replacing.ts';
import { StoreFailure } from './store.ts';

const beatMs = 2000;
const overdueMs = 5000;
const staleMs = 10_000;
const lookMs = 500;
const writingMs = 5000;

interface Seen {
	readonly text: string;
	readonly touchedAt: number;
}

async function look(disk: Disk, path: string): Promise<Seen | null> {
	const file = await openFile(disk, path, 'r').catch(noneIfMissing);
	if (!file) return null;
	try {
		return { text: (await readAll(file)).toString('utf8'), touchedAt: (await file.stat()).mtimeMs };
	} finally {
		await file.close();
	}
}

async function take(disk: Disk, path: string, text: string): Promise<boolean> {
	try {
		const file = await openFile(disk, path, 'wx');
		try {
			await writeAll(disk, file, Buffer.from(text), 0);
		} finally {
			await file.close();
		}
		return true;
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		throw new FolderRefused('folder-unusable', `Impossible d’écrire ${path}.`, error);
	}
}

const inUse = (owner: Owner | null): FolderRefused =>
	new FolderRefused(
		'folder-in-use',
		`Ce dossier de données est déjà ouvert par une autre Tablée${owner ? ` (processus ${owner.pid})` : ''}. ` +
			`Arrêtez-la d’abord, ou choisissez un autre dossier avec DATA_DIR.`
	);

/** Watches for longer than an owner waits between two touches, whatever the clock says. */
async function isBeating(disk: Disk, path: string, seen: Seen): Promise<boolean> {
	const quietMs = Math.max(0, disk.now() - seen.touchedAt);
	for (let watchedMs = 0; watchedMs < overdueMs || quietMs + watchedMs < staleMs; watchedMs += lookMs) {
		await disk.wait(lookMs);
		const now = await look(disk, path);
		if (!now) return false;
		if (now.text !== seen.text || now.touchedAt !== seen.touchedAt) return true;
	}
	return false;
}

async function isTaken(disk: Disk, path: string, seen: Seen, folder: string): Promise<boolean> {
	const owner = readOwner(seen.text);
	// It says nothing: its owner is about to write it, or was killed before it could.
	if (!owner) return Math.abs(disk.now() - seen.touchedAt) < writingMs;
	const life = lifeOf(owner, folder);
	return life === 'unknown' ? isBeating(disk, path, seen) : life === 'alive';
}

/** Two may find the same dead owner, or an owner may wake: whose renaming moved something else puts it back and is refused. */
async function clearStale(disk: Disk, path: string, seen: Seen) {
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

/** Takes the folder, or rejects with FolderRefused. The end of the process lets it go too. */
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

interface Locked {
	readonly folder: string;
	readonly node: string | null;
}

export class Lock {
	readonly #path: string;
	readonly #folder: string;
	/** By which the disk knows the folder. */
	#node: string | null;
	readonly #disk: Disk;
	readonly #mine: string;
	readonly #timer: NodeJS.Timeout;
	#touched: { readonly wall: number; readonly steady: number };
	#isLost = false;
	/** A look that is asked for and has not begun. */
	#next: Promise<void> | null = null;

	constructor({ folder, node }: Locked, disk: Disk, mine: string) {
		this.#folder = folder;
		this.#node = node;
		this.#path = join(folder, 'lock');
		this.#disk = disk;
		this.#mine = mine;
		this.#touched = this.#moment();
		// What goes wrong here is met by the next who asks.
		this.#timer = setInterval(() => void this.#touch().catch(() => undefined), beatMs).unref();
		process.on('exit', this.#leave);
	}

	/** The folder is another's, or it is gone: a stick was pulled out. Nothing is written any more. */
	get isLost(): boolean {
		return this.#isLost;
	}

	/**
	 * Before anything is written. Rejects with StoreFailure: lasting where another has the folder, or had it meanwhile; passing where the disk cannot say.
	 * Whoever asks in the same breath shares one look, which begins after all of them have asked.
	 */
	check(): Promise<void> {
		return (this.#next ??= this.#lookSoon());
	}

	async #lookSoon(): Promise<void> {
		await Promise.resolve();
		this.#next = null;
		await this.#look();
	}

	async #look(): Promise<void> {
		const { wall, steady } = this.#moment();
		// Either clock may stand still while a machine sleeps.
		const passedMs = Math.max(Math.abs(wall - this.#touched.wall), steady - this.#touched.steady);
		try {
			if (passedMs > overdueMs) await this.#touch();
			await this.#lookAtFolder();
		} catch (error) {
			if (!this.#isLost) throw new StoreFailure(`${this.#path} cannot be looked at now`, false, error);
		}
		if (this.#isLost) throw new StoreFailure(`${this.#path} is another’s`, true);
	}

	async release(): Promise<void> {
		clearInterval(this.#timer);
		process.off('exit', this.#leave);
		if ((await look(this.#disk, this.#path))?.text === this.#mine) await removeName(this.#disk, this.#path);
	}

	/**
	 * Where a stick was pulled out, its place may be an empty folder of another disk: nothing is made there. One that is put back is
	 * opened anew, by a start, for it may have less than what was told to it. FAT and exFAT may give the folder another number.
	 */
	async #lookAtFolder(): Promise<void> {
		const node = await nodeOf(this.#disk, this.#folder);
		if (node === this.#node) return;
		if (node === null) this.#isLost = true;
		else await this.#lookAtLock();
		if (!this.#isLost) this.#node = node;
	}

	#moment() {
		return { wall: this.#disk.now(), steady: performance.now() };
	}

	/** Looked at before and after: whoever took it between the two has seen the touch, or has moved it. */
	async #touch(): Promise<void> {
		const moment = this.#moment();
		await this.#lookAtLock();
		if (this.#isLost) return;
		const file = await openFile(this.#disk, this.#path, 'r+').catch(noneIfMissing);
		try {
			const at = moment.wall / 1000;
			await file?.utimes(at, at);
		} finally {
			await file?.close();
		}
		await this.#lookAtLock();
		this.#touched = moment;
	}

	/** Lost once is lost for good: two looks at the same time undo nothing of each other. */
	async #lookAtLock(): Promise<void> {
		if (!(await this.#isMine())) this.#isLost = true;
	}

	async #isMine(): Promise<boolean> {
		return (await look(this.#disk, this.#path))?.text === this.#mine;
	}

	/** Asked where nothing can be waited for. */
	isMineNow(): boolean {
		try {
			return readFileSync(this.#path, 'utf8') === this.#mine;
		} catch {
			return false; // gone already
		}
	}

	readonly #leave = (): void => {
		try {
			if (this.isMineNow()) rmSync(this.#path, { force: true });
		} catch {
			// gone already
		}
	};
}
