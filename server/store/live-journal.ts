// The journal of one stream at work: an append-only file, one line per command, in the format of `line-format.ts`. It does one piece of
// work at a time. `journal-file.ts` holds its handle, and knows what a failure of the disk means for everything after it. `journal.ts`
// adds what is done with whole journals.
import type { Written } from '#stream/rules.ts';
import { placesIn, type TextPlace } from './blanking.ts';
import type { Disk } from './disk.ts';
import { lookThrough, type Found } from './found.ts';
import { JournalFile } from './journal-file.ts';
import type { JournalLine } from './journal-line.ts';
import { JournalMark } from './journal-mark.ts';
import type { End, TakesLine } from './journal-reading.ts';
import { JournalWords } from './journal-words.ts';
import { unlisted, type ListedJournal } from './known.ts';
import { Lane } from './lane.ts';
import { encodeAll } from './line-bytes.ts';
import { makeFile } from './replacing.ts';
import { StoreFailure, VersionConflict } from './store.ts';
import type { Loaded, LoadedEach } from './streams.ts';

export const missing = { damaged: { line: 0, reason: 'missing' } } as const;

export class LiveJournal<S extends Written> {
	protected readonly path: string;
	protected readonly disk: Disk;
	protected readonly listing: ListedJournal<S>;
	protected readonly file: JournalFile;
	protected readonly lane = new Lane();
	protected readonly noting: JournalMark<S>;
	protected readonly words: JournalWords<S>;
	/** Where the next line goes. Null until the file was read. */
	protected end: End | null = null;

	constructor(path: string, disk: Disk, listing: ListedJournal<S> = unlisted) {
		this.path = path;
		this.disk = disk;
		this.listing = listing;
		this.file = new JournalFile(path, disk);
		this.noting = new JournalMark(listing, disk);
		this.words = new JournalWords(this.file, disk, listing);
	}

	create(): Promise<void> {
		return this.lane.run(async () => {
			try {
				await makeFile(this.disk, this.path, new Uint8Array());
				this.noting.isMadeHere = true;
			} catch (error) {
				throw new StoreFailure(`${this.path} could not be made`, false, error);
			}
		});
	}

	async load(): Promise<Loaded<S>> {
		const lines: JournalLine<S>[] = [];
		const loaded = await this.loadEach((line) => lines.push(line));
		return 'damaged' in loaded ? loaded : { lines, ...loaded };
	}

	loadEach(take: (line: JournalLine<S>) => void): Promise<LoadedEach> {
		return this.passing(() => this.#load(take));
	}

	append(expected: number, lines: readonly JournalLine<S>[]): Promise<void> {
		return this.lane.run(async () => {
			const end = await this.ready();
			if (end.version !== expected) throw new VersionConflict(expected, end.version);
			if (lines.length > 0) await this.#append(end, lines);
		});
	}

	blank(of: (event: S['event']) => boolean): Promise<void> {
		return this.lane.run(async () => {
			await this.ready();
			await this.words.blank(of);
		});
	}

	/** Tells the catalogue how far it is on disk. */
	mark(): Promise<void> {
		return this.lane.run(async () => {
			if (!this.end || this.file.isFailing || !this.noting.isNews(this.end)) return;
			await this.file.flushRead();
			await this.noting.note(this.end);
		});
	}

	/** Holds nothing in memory until the next use. A lasting failure stays. */
	rest(): Promise<void> {
		return this.lane.run(async () => {
			await this.file.closeHandle();
			this.end = null;
			this.words.forget();
		});
	}

	close(): Promise<void> {
		return this.lane.run(() => this.file.end('was closed'));
	}

	protected async ready(): Promise<End> {
		this.file.check();
		if (!this.end) await this.#load();
		if (!this.end) throw new StoreFailure(`${this.path} is damaged`, true);
		return this.end;
	}

	/** Closes the file afterwards, because somebody may put another one in its place. */
	protected passing<T>(work: () => Promise<T>): Promise<T> {
		return this.lane.run(async () => {
			try {
				return await work();
			} finally {
				await this.file.closeHandle();
			}
		});
	}

	/** Null if there is no file. */
	protected read(take?: TakesLine<S>): Promise<Found | null> {
		return lookThrough(this.file, this.listing, take);
	}

	async #load(take: (line: JournalLine<S>) => void = () => undefined): Promise<LoadedEach> {
		const words: TextPlace<S>[] = [];
		const found = await this.read((read) => {
			if (read.erasable.length > 0) words.push(...placesIn(read));
			take(read.line);
		});
		if (!found) return missing;
		if (found.damage) {
			await this.file.closeHandle(); // so that a mended file can be loaded without a restart
			return found.damage;
		}
		const { end, bytes } = found;
		const { length } = end;
		const tail = bytes.subarray(length);
		await this.words.found(words, { length, tail });
		this.end = end;
		return { dropped: tail.length };
	}

	async #append(end: End, lines: readonly JournalLine<S>[]) {
		const write = end.version + 1;
		const { bytes, sum, places } = encodeAll(lines, end.sum, write, end.length);
		await this.file.append(bytes, end.length);
		this.end = { length: end.length + bytes.length, version: end.version + lines.length, sum, write };
		this.words.appended(places);
	}
}
