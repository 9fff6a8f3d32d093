// What all work on one journal shares: its file, its place in the catalogue, its words that may be blanked, and where it ends. Work is done
// one piece at a time.
import type { Written } from '#stream/rules.ts';
import { placesIn, type TextPlace } from './blanking.ts';
import type { DerivedPlace } from './derived-file.ts';
import type { Disk } from './disk.ts';
import { lookThrough, type Found } from './found.ts';
import { JournalFile } from './journal-file.ts';
import type { JournalLine } from './journal-line.ts';
import { JournalMark } from './journal-mark.ts';
import type { End, TakesLine } from './journal-reading.ts';
import { JournalWords } from './journal-words.ts';
import type { ListedJournal } from './known.ts';
import { Lane } from './lane.ts';
import { StoreFailure } from './store.ts';
import type { LoadedEach } from './streams.ts';

export const missing = { damaged: { line: 0, reason: 'missing' } } as const;

export class JournalParts<S extends Written> {
	readonly path: string;
	readonly disk: Disk;
	readonly listing: ListedJournal<S>;
	readonly file: JournalFile;
	readonly noting: JournalMark<S>;
	readonly words: JournalWords<S>;
	/** What was made of the journal. Whoever changes the journal drops it first. */
	readonly derived: DerivedPlace;
	readonly #lane = new Lane();
	#end: End | null = null;
	#fileNow: object = {};

	constructor(path: string, disk: Disk, listing: ListedJournal<S>, derived: DerivedPlace) {
		this.path = path;
		this.disk = disk;
		this.listing = listing;
		this.file = new JournalFile(path, disk);
		this.noting = new JournalMark(listing, disk);
		this.words = new JournalWords(this.file, disk, listing);
		this.derived = derived;
	}

	/** Where the next line goes. Null until the file was read. */
	get end(): End | null {
		return this.#end;
	}

	/** Another one after each replacement of the whole file. */
	get fileNow(): object {
		return this.#fileNow;
	}

	/** The whole file is about to be another one. Whatever was read of it before is nothing to derive from. */
	async replacing(): Promise<void> {
		this.#fileNow = {};
		await this.derived.drop();
	}

	/** The work begins once all work before it is done. */
	inTurn<T>(work: () => Promise<T>): Promise<T> {
		return this.#lane.run(work);
	}

	/** Closes the file afterwards, because somebody may put another one in its place. */
	passing<T>(work: () => Promise<T>): Promise<T> {
		return this.inTurn(async () => {
			try {
				return await work();
			} finally {
				await this.file.closeHandle();
			}
		});
	}

	/** Where it ends. It is read if it was not. */
	async ready(): Promise<End> {
		this.file.check();
		if (!this.#end) await this.load();
		if (!this.#end) throw new StoreFailure(`${this.path} is damaged`, true);
		return this.#end;
	}

	/** Null if there is no file. */
	read(take?: TakesLine<S>): Promise<Found | null> {
		return lookThrough(this.file, this.listing, take);
	}

	async load(take: (line: JournalLine<S>) => void = () => undefined): Promise<LoadedEach> {
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
		this.#end = end;
		return { dropped: tail.length };
	}

	/** These lines are on disk behind the former end. */
	appended(end: End, places: readonly TextPlace<S>[]): void {
		this.#end = end;
		this.words.appended(places);
	}

	/** Holds nothing of the file in memory. */
	async letGo(): Promise<void> {
		await this.file.closeHandle();
		this.#end = null;
		this.words.forget();
	}
}
