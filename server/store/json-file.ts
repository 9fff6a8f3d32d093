// A small JSON file, kept by lowdb with our own adapter. Lowdb's adapter flushes neither the file before it renames it, nor the folder
// afterwards. Readers see only what is on disk: a change that could not be written is forgotten.
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import type { Adapter } from 'lowdb';
import { isMissing, readFile } from './disk.ts';
import type { Disk } from './disk.ts';
import { Lane } from './lane.ts';
import { clearLeft, replaceFile } from './replacing.ts';
import { StoreFailure } from './store.ts';

/** The file is there, but we cannot read what it holds. */
export class Unreadable extends StoreFailure {}

class FlushedFile<T> implements Adapter<T> {
	readonly #path: string;
	readonly #disk: Disk;
	readonly #parse: (json: unknown) => T;

	constructor(path: string, disk: Disk, parse: (json: unknown) => T) {
		this.#path = path;
		this.#disk = disk;
		this.#parse = parse;
	}

	async read(): Promise<T | null> {
		await clearLeft(this.#disk, this.#path);
		const text = await this.#text();
		if (text === null) return null;
		try {
			return this.#parse(JSON.parse(text));
		} catch (error) {
			throw new Unreadable(`${this.#path} holds nothing that we know`, true, error);
		}
	}

	/** Null if there is no file. A disk that refuses to read tells nothing about the file, so it may be tried again. */
	async #text(): Promise<string | null> {
		try {
			return (await readFile(this.#disk, this.#path)).toString('utf8');
		} catch (error) {
			if (isMissing(error)) return null;
			throw new StoreFailure(`${this.#path} cannot be read now`, false, error);
		}
	}

	async write(data: T) {
		await this.#disk.makeFolder(dirname(this.#path));
		await replaceFile(this.#disk, this.#path, Buffer.from(`${JSON.stringify(data, null, '\t')}\n`));
	}
}

export class JsonFile<T extends object> {
	readonly #low: Low<T>;
	readonly #lane = new Lane();
	readonly #changed: (draft: T) => void;
	#data: T;
	#failure: StoreFailure | null = null;

	private constructor(low: Low<T>, changed: (draft: T) => void) {
		this.#low = low;
		this.#changed = changed;
		this.#data = low.data;
	}

	/** `empty`: the content if there is no file yet. The first change makes the file. `changed`: called with each draft before it is written. */
	static async open<T extends object>(
		path: string,
		disk: Disk,
		parse: (json: unknown) => T,
		empty: T,
		changed: (draft: T) => void = () => undefined
	) {
		const low = new Low<T>(new FlushedFile(path, disk, parse), empty);
		await low.read();
		return new JsonFile(low, changed);
	}

	get data(): T {
		return this.#data;
	}

	update<R>(change: (draft: T) => R): Promise<R> {
		return this.#lane.run(async () => {
			if (this.#failure) throw this.#failure;
			const draft = structuredClone(this.#data);
			const result = change(draft);
			if (JSON.stringify(draft) === JSON.stringify(this.#data)) return result;
			this.#changed(draft);
			await this.#write(draft);
			return result;
		});
	}

	/** Replaces the whole content. */
	replace(data: T): Promise<void> {
		return this.#lane.run(async () => {
			if (this.#failure) throw this.#failure;
			if (JSON.stringify(data) !== JSON.stringify(this.#data)) await this.#write(structuredClone(data));
		});
	}

	/** Waits for the work under way, and refuses everything afterwards. */
	close(): Promise<void> {
		return this.#lane.run(() => {
			this.#failure ??= new StoreFailure('closed', true);
			return Promise.resolve();
		});
	}

	async #write(draft: T) {
		this.#low.data = draft;
		try {
			await this.#low.write();
			this.#data = draft;
		} catch (error) {
			this.#low.data = this.#data;
			if (error instanceof StoreFailure && !error.lasting) throw error;
			throw (this.#failure = new StoreFailure('a file could not be written', true, error));
		}
	}
}
