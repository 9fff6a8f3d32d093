// The lock of the folder that this process has. Its owner touches it every two seconds. An owner that was suspended (a lid was closed)
// may find that another process has taken the folder. Then it writes no more. `lock-taking.ts` takes a folder.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noneIfMissing, openFile, removeName, type Disk } from './disk.ts';
import { look } from './lock-file.ts';
import { nodeOf } from './replacing.ts';
import { StoreFailure } from './store.ts';

const beatMs = 2000;
/** If the last touch is older, the owner looks before it writes. Another process that has waited so long for a touch may take the folder. */
export const overdueMs = 5000;

interface Locked {
	readonly folder: string;
	readonly node: string | null;
}

export class Lock {
	readonly #path: string;
	readonly #folder: string;
	/** The number by which the disk knows the folder. */
	#node: string | null;
	readonly #disk: Disk;
	readonly #mine: string;
	readonly #timer: NodeJS.Timeout;
	#touched: { readonly wall: number; readonly steady: number };
	#isLost = false;
	/** A look that somebody asked for and that has not begun. */
	#next: Promise<void> | null = null;

	constructor({ folder, node }: Locked, disk: Disk, mine: string) {
		this.#folder = folder;
		this.#node = node;
		this.#path = join(folder, 'lock');
		this.#disk = disk;
		this.#mine = mine;
		this.#touched = this.#moment();
		// A failed touch alone is no fault, because the next use of the lock checks it again.
		this.#timer = setInterval(() => void this.#touch().catch(() => undefined), beatMs).unref();
		process.on('exit', this.#leave);
	}

	/** Another process has the folder, or the folder is gone because a stick was pulled out. Nothing is written any more. */
	get isLost(): boolean {
		return this.#isLost;
	}

	/**
	 * To be called before anything is written. Rejects with StoreFailure. It is lasting if another process has the folder, or had it
	 * meanwhile, and passing if the disk cannot say. All who ask at the same moment share one look, which begins after they have asked.
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
	 * If a stick was pulled out, there may be an empty folder of another disk in its place, and nothing is made in it. A stick that is put
	 * back may lack the last writes, so it is opened anew, by a start. FAT and exFAT may give the folder another number.
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

	/** Looks at the lock before and after the touch. If another process takes the folder in between, it sees the touch, or we see that the lock was moved. */
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

	/** What is lost stays lost, so two looks at the same time cannot contradict each other. */
	async #lookAtLock(): Promise<void> {
		if (!(await this.#isMine())) this.#isLost = true;
	}

	async #isMine(): Promise<boolean> {
		return (await look(this.#disk, this.#path))?.text === this.#mine;
	}

	/** The same question at once, for moments at which nobody can wait, as at the exit of the process. */
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
