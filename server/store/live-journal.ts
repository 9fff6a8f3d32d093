// The journal of one stream at work: an append-only file, one line per command, in the format of `line-format.ts`. It does one piece of
// work at a time. `journal-file.ts` holds its handle, and knows what a failure of the disk means for everything after it.
// `whole-journal.ts` has what is done with whole journals.
import type { Written } from '#stream/rules.ts';
import { nowhere, type DerivedPlace } from './derived-file.ts';
import type { Disk } from './disk.ts';
import { JournalDerived } from './journal-derived.ts';
import type { JournalLine } from './journal-line.ts';
import { JournalParts } from './journal-parts.ts';
import type { End } from './journal-reading.ts';
import { unlisted, type ListedJournal } from './known.ts';
import { encodeAll } from './line-bytes.ts';
import { makeFile } from './replacing.ts';
import { StoreFailure, VersionConflict } from './store.ts';
import type { Loaded, LoadedEach } from './streams.ts';
import { WholeJournal } from './whole-journal.ts';

export class LiveJournal<S extends Written> {
	/** The same journal, for work on the whole of it. */
	readonly whole: WholeJournal<S>;
	/** What was made of it. */
	readonly derived: JournalDerived<S>;
	readonly #parts: JournalParts<S>;

	constructor(
		path: string,
		disk: Disk,
		listing: ListedJournal<S> = unlisted,
		derived: DerivedPlace = nowhere
	) {
		this.#parts = new JournalParts(path, disk, listing, derived);
		this.derived = new JournalDerived(this.#parts);
		this.whole = new WholeJournal(this.#parts);
	}

	create(): Promise<void> {
		const { path, disk, noting } = this.#parts;
		return this.#parts.inTurn(async () => {
			try {
				await makeFile(disk, path, new Uint8Array());
				noting.made();
			} catch (error) {
				throw new StoreFailure(`${path} could not be made`, false, error);
			}
		});
	}

	async load(): Promise<Loaded<S>> {
		const lines: JournalLine<S>[] = [];
		const loaded = await this.loadEach((line) => lines.push(line));
		return 'damaged' in loaded ? loaded : { lines, ...loaded };
	}

	loadEach(take: (line: JournalLine<S>) => void): Promise<LoadedEach> {
		return this.#parts.passing(() => this.#parts.load(take));
	}

	append(expected: number, lines: readonly JournalLine<S>[]): Promise<void> {
		return this.#parts.inTurn(async () => {
			const end = await this.#parts.ready();
			if (end.version !== expected) throw new VersionConflict(expected, end.version);
			if (lines.length === 0) return;
			await this.#parts.derived.drop();
			await this.#append(end, lines);
		});
	}

	blank(of: (event: S['event']) => boolean): Promise<void> {
		return this.#parts.inTurn(async () => {
			await this.#parts.ready();
			await this.#parts.derived.drop();
			await this.#parts.words.blank(of);
		});
	}

	/** Another one after each replacement of the whole file. */
	get fileNow(): object {
		return this.#parts.fileNow;
	}

	/** Tells the catalogue how far it is on disk. */
	mark(): Promise<void> {
		const { file, noting } = this.#parts;
		return this.#parts.inTurn(async () => {
			const { end } = this.#parts;
			if (!end || file.isFailing || !noting.isNews(end)) return;
			await file.flushRead();
			await noting.note(end);
		});
	}

	/** Holds nothing in memory until the next use. A lasting failure stays. */
	rest(): Promise<void> {
		return this.#parts.inTurn(() => this.#parts.letGo());
	}

	close(): Promise<void> {
		return this.#parts.inTurn(() => this.#parts.file.end('was closed'));
	}

	async #append(end: End, lines: readonly JournalLine<S>[]) {
		const write = end.version + 1;
		const { bytes, sum, places } = encodeAll(lines, end.sum, write, end.length);
		await this.#parts.file.append(bytes, end.length);
		const [length, version] = [end.length + bytes.length, end.version + lines.length];
		this.#parts.appended({ length, version, sum, write }, places);
	}
}
