// The journal of one meeting: an append-only file, one line per command (`line.ts` has its format). One handle, one
// piece of work at a time. After a flush that failed nobody knows what the disk has, so this journal then refuses everything.
import type { FileHandle } from 'node:fs/promises';
import type { Event } from '#meeting/event.ts';
import { blankPlaces, placesOf } from './blanking.ts';
import { flush, isFull, isMissing, openFile, readAll, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import { readJournal } from './journal-reading.ts';
import type { Damage, Reading } from './journal-reading.ts';
import { Lane } from './lane.ts';
import { encodeLine } from './line.ts';
import { destroyFile, makeFile, replaceFile } from './replacing.ts';
import { StoreFailure, VersionConflict } from './store.ts';
import type { Line, Loaded } from './store.ts';
import { destroyTails, setAside } from './torn-tail.ts';

interface End {
	readonly length: number;
	readonly version: number;
	readonly sum: string;
}

export class Journal {
	readonly #path: string;
	readonly #disk: Disk;
	readonly #lane = new Lane();
	#file: FileHandle | null = null;
	/** Where the next line goes; null until the file was read. */
	#end: End | null = null;
	#failure: StoreFailure | null = null;

	constructor(path: string, disk: Disk) {
		this.#path = path;
		this.#disk = disk;
	}

	create(): Promise<void> {
		return this.#lane.run(async () => {
			try {
				await makeFile(this.#disk, this.#path, new Uint8Array());
			} catch (error) {
				throw new StoreFailure(`${this.#path} could not be made`, false, error);
			}
		});
	}

	load(): Promise<Loaded> {
		return this.#lane.run(() => this.#load());
	}

	append(expected: number, lines: readonly Line[]): Promise<void> {
		return this.#lane.run(async () => {
			const end = await this.#ready();
			if (end.version !== expected) throw new VersionConflict(expected, end.version);
			if (lines.length > 0) await this.#append(end, lines);
		});
	}

	blank(of: (event: Event) => boolean): Promise<void> {
		return this.#lane.run(async () => {
			await this.#ready();
			const reading = await this.#read();
			if ('damaged' in reading) throw new StoreFailure(`${this.#path} is damaged`, true);
			const chosen = placesOf(reading, (state, event) => state !== 'blank' && of(event));
			if (chosen.length === 0) return; // done before: a tail set aside since then stays
			await this.#change(async (file) => {
				await destroyTails(this.#disk, this.#path);
				await blankPlaces(this.#disk, file, chosen);
			});
		});
	}

	/** Words that were blanked stay so: they are null when read, and null when written again. */
	rewrite(change: (lines: readonly Line[]) => readonly Line[]): Promise<void> {
		return this.#lane.run(async () => {
			await this.#ready();
			const reading = await this.#read();
			if ('damaged' in reading) throw new StoreFailure(`${this.#path} is damaged`, true);
			const { bytes } = encodeAll(change(reading.lines.map(({ line }) => line)), '', 1);
			await this.#letGo();
			this.#end = null;
			await destroyTails(this.#disk, this.#path);
			await replaceFile(this.#disk, this.#path, bytes);
		});
	}

	/** Overwrites and removes the file, also a damaged one; takes nothing more. */
	remove(): Promise<void> {
		return this.#lane.run(async () => {
			this.#failure ??= new StoreFailure(`${this.#path} was removed`, true);
			await this.#letGo();
			await destroyTails(this.#disk, this.#path);
			await destroyFile(this.#disk, this.#path);
		});
	}

	close(): Promise<void> {
		return this.#lane.run(async () => {
			this.#failure ??= new StoreFailure(`${this.#path} was closed`, true);
			await this.#letGo();
		});
	}

	async #letGo() {
		await this.#file?.close();
		this.#file = null;
	}

	async #opened(): Promise<FileHandle> {
		if (this.#failure) throw this.#failure;
		return (this.#file ??= await openFile(this.#disk, this.#path, 'r+'));
	}

	async #ready(): Promise<End> {
		if (this.#failure) throw this.#failure;
		if (!this.#end) await this.#load();
		if (!this.#end) throw new StoreFailure(`${this.#path} is damaged`, true);
		return this.#end;
	}

	async #read(): Promise<Reading | Damage> {
		try {
			return readJournal(await readAll(await this.#opened()));
		} catch (error) {
			if (isMissing(error)) return { damaged: { line: 0, reason: 'missing' } };
			throw error;
		}
	}

	async #load(): Promise<Loaded> {
		const reading = await this.#read();
		if ('damaged' in reading) {
			await this.#letGo(); // a mended file can be loaded without a restart
			return reading;
		}
		const begun = placesOf(reading, (state) => state === 'begun');
		const dropped = await this.#change(async (file) => {
			await blankPlaces(this.#disk, file, begun);
			return setAside(this.#disk, file, this.#path, reading.length);
		});
		const last = reading.lines.at(-1);
		this.#end = { length: reading.length, version: reading.lines.length, sum: last?.sum ?? '' };
		return { lines: reading.lines.map(({ line }) => line), dropped };
	}

	async #append(end: End, lines: readonly Line[]) {
		const file = await this.#opened();
		const { bytes, sum } = encodeAll(lines, end.sum, end.version + 1);
		const version = end.version + lines.length;
		await this.#write(() => writeAll(this.#disk, file, bytes, end.length), end.length);
		await this.#flush(file);
		this.#end = { length: end.length + bytes.length, version, sum };
	}

	/** Back to `length` where the disk was full: then a later try may succeed. */
	async #write(write: () => Promise<void>, length: number) {
		try {
			await write();
		} catch (error) {
			if (!isFull(error)) throw this.#fail(error);
			const file = await this.#opened();
			await this.#disk.truncate(file, length).catch((cause: unknown) => Promise.reject(this.#fail(cause)));
			await this.#flush(file);
			throw new StoreFailure(`no room for ${this.#path}`, false, error);
		}
	}

	/** A change of what the file already holds. Each of them can be done again, so a full disk is not the end. */
	async #change<T>(change: (file: FileHandle) => Promise<T>): Promise<T> {
		try {
			return await change(await this.#opened());
		} catch (error) {
			if (isFull(error)) throw new StoreFailure(`no room for ${this.#path}`, false, error);
			throw this.#fail(error);
		}
	}

	async #flush(file: FileHandle) {
		try {
			await flush(this.#disk, file);
		} catch (error) {
			throw this.#fail(error);
		}
	}

	#fail(cause: unknown): StoreFailure {
		return (this.#failure ??= new StoreFailure(`${this.#path} failed`, true, cause));
	}
}

/** Lines that follow one another, `first` being the version of the first, behind the sum of the line before. */
function encodeAll(lines: readonly Line[], sumBefore: string, first: number): { bytes: Buffer; sum: string } {
	let sum = sumBefore;
	const parts = lines.map((line, index) => {
		if (line.version !== first + index)
			throw new RangeError(`line ${line.version} where ${first + index} follows`);
		const encoded = encodeLine(line, sum, first);
		sum = encoded.sum;
		return encoded.bytes;
	});
	return { bytes: Buffer.concat(parts), sum };
}
