// The file of one journal, with one handle that is open while it is needed. After a failed flush nobody knows what is on disk, so
// the file refuses everything from then on.
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

	/** Null if there is no file. */
	async read(): Promise<Buffer | null> {
		this.#isFlushed = false;
		try {
			return await readAll(await this.#opened());
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/** Writes all bytes at the end of the file, with one flush, or none. `length`: where the file ends now. */
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

	/** Changes what the file already holds. Such a change can be repeated, so a full disk is no lasting failure. */
	async change(change: (file: FileHandle) => Promise<void>): Promise<void> {
		try {
			await change(await this.#opened());
		} catch (error) {
			if (isPassing(error)) throw error;
			if (isFull(error)) throw new StoreFailure(`no room for ${this.path}`, false, error);
			throw this.#fail(error);
		}
	}

	/** Flushes what was read. A server that was killed may have left it in memory only. */
	async flushRead(): Promise<void> {
		if (!this.#isFlushed) await this.change((file) => this.#flush(file));
	}

	/** The next use opens the file again. A lasting failure stays. */
	async closeHandle(): Promise<void> {
		await this.#handle?.close();
		this.#handle = null;
	}

	/** Closes the file, and refuses everything from now on. */
	async end(why: string): Promise<void> {
		this.#failure ??= new StoreFailure(`${this.path} ${why}`, true);
		await this.closeHandle();
	}

	async #opened(): Promise<FileHandle> {
		this.check();
		return (this.#handle ??= await openFile(this.#disk, this.path, 'r+'));
	}

	/** Cuts off what a full disk took, so that a later try may succeed. */
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

/** Nothing was begun, because the disk could not say whether the folder is there. */
const isPassing = (error: unknown): boolean => error instanceof StoreFailure && !error.lasting;
