// The file of one journal: one handle, open while it is needed. After a flush that failed nobody knows what the disk has, so
// the file then refuses everything.
import type { FileHandle } from 'node:fs/promises';
import { flush, isFull, isMissing, openFile, readAll, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import { StoreFailure } from './store.ts';

export class JournalFile {
	readonly path: string;
	readonly #disk: Disk;
	#handle: FileHandle | null = null;
	#failure: StoreFailure | null = null;
	#isFlushed = false;

	constructor(path: string, disk: Disk) {
		this.path = path;
		this.#disk = disk;
	}

	get isFailing(): boolean {
		return this.#failure !== null;
	}

	check(): void {
		if (this.#failure) throw this.#failure;
	}

	/** Null where there is none. */
	async read(): Promise<Buffer | null> {
		this.#isFlushed = false;
		try {
			return await readAll(await this.#opened());
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/** All of the bytes at the end of the file, which is at `length`, with one flush; or none. */
	async append(bytes: Uint8Array, length: number): Promise<void> {
		const file = await this.#opened();
		try {
			await writeAll(this.#disk, file, bytes, length);
		} catch (error) {
			if (isPassing(error) && (await file.stat()).size === length) throw error;
			if (!isFull(error)) throw this.#fail(error);
			await this.#goBack(file, length);
			throw new StoreFailure(`no room for ${this.path}`, false, error);
		}
		await this.#flush(file);
	}

	/** A change of what the file already holds. Each of them can be done again, so a full disk is not the end. */
	async change(change: (file: FileHandle) => Promise<void>): Promise<void> {
		try {
			await change(await this.#opened());
		} catch (error) {
			if (isPassing(error)) throw error;
			if (isFull(error)) throw new StoreFailure(`no room for ${this.path}`, false, error);
			throw this.#fail(error);
		}
	}

	/** What was read may be in memory alone: a server that was killed has not flushed it. */
	async settle(): Promise<void> {
		if (!this.#isFlushed) await this.change((file) => this.#flush(file));
	}

	/** It is opened again when it is asked for; what failed stays so. */
	async closeHandle(): Promise<void> {
		await this.#handle?.close();
		this.#handle = null;
	}

	/** Lets it go, and refuses everything from now on. */
	async end(why: string): Promise<void> {
		this.#failure ??= new StoreFailure(`${this.path} ${why}`, true);
		await this.closeHandle();
	}

	async #opened(): Promise<FileHandle> {
		this.check();
		return (this.#handle ??= await openFile(this.#disk, this.path, 'r+'));
	}

	/** Where the disk was full: then a later try may succeed. */
	async #goBack(file: FileHandle, length: number): Promise<void> {
		await this.#disk.truncate(file, length).catch((cause: unknown) => Promise.reject(this.#fail(cause)));
		await this.#flush(file);
	}

	async #flush(file: FileHandle): Promise<void> {
		try {
			await flush(this.#disk, file);
			this.#isFlushed = true;
		} catch (error) {
			throw this.#fail(error);
		}
	}

	#fail(cause: unknown): StoreFailure {
		return (this.#failure ??= new StoreFailure(`${this.path} failed`, true, cause));
	}
}

/** It was refused before it was begun: the disk could not say whether the folder is there. */
const isPassing = (error: unknown): boolean => error instanceof StoreFailure && !error.lasting;
