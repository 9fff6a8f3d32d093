// The journal of one stream: an append-only file, one line per command (`line-format.ts` has its format). One piece of work at a time;
// `journal-file.ts` has its handle, and what a failure of the disk means for all that follows.
import type { Written } from '#stream/rules.ts';
import { blankPlaces, placesIn } from './blanking.ts';
import type { TextPlace } from './blanking.ts';
import type { Known } from './catalogue-data.ts';
import type { Disk } from './disk.ts';
import { endIfWhole, leftOf, lookThrough } from './found.ts';
import type { Found } from './found.ts';
import { JournalFile } from './journal-file.ts';
import type { DamagedJournal, End, ReadLine, TakesLine } from './journal-reading.ts';
import { knownAfter, unlisted } from './known.ts';
import type { ListedJournal } from './known.ts';
import { Lane } from './lane.ts';
import { encodeAll } from './line-bytes.ts';
import { destroyFile, makeFile, nodeOf, replaceFile } from './replacing.ts';
import { StoreFailure, VersionConflict } from './store.ts';
import type { Copied, Loaded, LoadedEach, WhatIsLeft } from './streams.ts';
import type { JournalLine } from './journal-line.ts';
import { cutBack, cutTail, destroyTails } from './torn-tail.ts';

const missing = { damaged: { line: 0, reason: 'missing' } } as const;

export class Journal<S extends Written = Written> {
	readonly #path: string;
	readonly #disk: Disk;
	readonly #listing: ListedJournal<S>;
	readonly #file: JournalFile;
	readonly #lane = new Lane();
	/** Where the next line goes; null until the file was read. */
	#end: End | null = null;
	/** How far it is on disk, measured for the list; null where it may be another file since. */
	#measured: End | null = null;
	#isMadeHere = false;
	/** People's words that can still be blanked: found without reading the file again. */
	#words: TextPlace<S>[] = [];

	constructor(path: string, disk: Disk, listing: ListedJournal<S> = unlisted) {
		this.#path = path;
		this.#disk = disk;
		this.#listing = listing;
		this.#file = new JournalFile(path, disk);
	}

	create(): Promise<void> {
		return this.#lane.run(async () => {
			try {
				await makeFile(this.#disk, this.#path, new Uint8Array());
				this.#isMadeHere = true;
			} catch (error) {
				throw new StoreFailure(`${this.#path} could not be made`, false, error);
			}
		});
	}

	async load(): Promise<Loaded<S>> {
		const lines: JournalLine<S>[] = [];
		const loaded = await this.loadEach((line) => lines.push(line));
		return 'damaged' in loaded ? loaded : { lines, ...loaded };
	}

	loadEach(take: (line: JournalLine<S>) => void): Promise<LoadedEach> {
		return this.#passing(() => this.#load(take));
	}

	append(expected: number, lines: readonly JournalLine<S>[]): Promise<void> {
		return this.#lane.run(async () => {
			const end = await this.#ready();
			if (end.version !== expected) throw new VersionConflict(expected, end.version);
			if (lines.length > 0) await this.#append(end, lines);
		});
	}

	blank(of: (event: S['event']) => boolean): Promise<void> {
		return this.#lane.run(async () => {
			await this.#ready();
			const chosen = new Set(this.#words.filter(({ event }) => of(event)));
			if (chosen.size === 0) return; // done before: a tail set aside since then stays
			await this.#erases([...chosen]);
			await this.#file.change(async (file) => {
				await destroyTails(this.#disk, this.#path);
				await blankPlaces(this.#disk, file, [...chosen]);
			});
			this.#words = this.#words.filter((place) => !chosen.has(place));
		});
	}

	/** Words that were blanked stay so: they are null when read, and null when written again. */
	rewrite(change: (lines: readonly JournalLine<S>[]) => readonly JournalLine<S>[]): Promise<void> {
		return this.#lane.run(async () => {
			await this.#ready();
			const before: JournalLine<S>[] = [];
			const found = await this.#read(({ line }) => before.push(line));
			if (!found || found.damage) throw new StoreFailure(`${this.#path} is damaged`, true);
			const lines = change(before);
			const { bytes, sum } = encodeAll(lines, '', 1);
			await this.#file.closeHandle();
			this.#end = this.#measured = null;
			const first = this.#listing.known()?.found;
			await destroyTails(this.#disk, this.#path);
			await this.#listing.note(null); // what is known is of the file that goes
			await replaceFile(this.#disk, this.#path, bytes);
			await this.#note({ length: bytes.length, version: lines.length, sum, write: 1 }, first);
		});
	}

	/** As it lies, without a torn tail. Nothing of it is touched. */
	copy(): Promise<Copied<S> | DamagedJournal> {
		return this.#passing(async () => {
			const lines: ReadLine<S>[] = [];
			const found = await this.#read((read) => lines.push(read));
			if (!found) return missing;
			return found.damage ?? { bytes: found.bytes.subarray(0, found.end.length), lines };
		});
	}

	/** A whole journal in the place of the one that is here, or of none, in one replacing of the file. What is known of a former one must hold of it too. */
	bring(bytes: Uint8Array): Promise<void> {
		return this.#lane.run(async () => {
			this.#file.check();
			await this.#file.closeHandle();
			this.#isMadeHere = (await nodeOf(this.#disk, this.#path)) === null;
			this.#end = this.#measured = null;
			this.#words = [];
			await replaceFile(this.#disk, this.#path, bytes);
		});
	}

	/** The list learns how far it is on disk. */
	mark(): Promise<void> {
		return this.#lane.run(async () => {
			if (!this.#end || this.#file.isFailing || !this.#knownNext(this.#end)) return;
			await this.#file.settle();
			await this.#note(this.#end);
		});
	}

	/** Whether the list is to learn something of it. Nothing of it is held or changed for that. */
	measure(): Promise<boolean> {
		return this.#passing(async () => {
			this.#measured = null;
			const end = this.#end ?? endIfWhole(await this.#read());
			if (!end || !this.#knownNext(end)) return false;
			await this.#file.settle();
			this.#measured = end;
			return true;
		});
	}

	/** What the list is to keep of what was measured, and has grown since perhaps; null where nothing. */
	known(before: Known | null): Known | null {
		const end = this.#measured && (this.#end ?? this.#measured);
		this.#measured = null;
		return end && !this.#file.isFailing ? this.#knownNext(end, before) : null;
	}

	left(): Promise<WhatIsLeft> {
		return this.#passing(async () => leftOf(await this.#read(), this.#listing));
	}

	/** Rejects with VersionConflict where as many lines are not what is left. */
	accept(lines: number): Promise<WhatIsLeft> {
		return this.#lane.run(async () => {
			const found = await this.#read();
			const left = leftOf(found, this.#listing);
			if (!found || !left.isOpenable || left.lines !== lines) throw new VersionConflict(lines, left.lines);
			const { bytes, end } = found;
			await this.#file.change((file) => cutBack(this.#disk, file, this.#path, { length: end.length, bytes }));
			await this.#file.closeHandle();
			this.#measured = null;
			await this.#note(end);
			return left;
		});
	}

	/** Overwrites and removes the file, also a damaged one; takes nothing more. */
	remove(): Promise<void> {
		return this.#lane.run(async () => {
			await this.#file.end('was removed');
			await destroyTails(this.#disk, this.#path);
			await destroyFile(this.#disk, this.#path);
		});
	}

	/** Nothing of it is held until it is asked for again; what failed stays so. */
	rest(): Promise<void> {
		return this.#lane.run(async () => {
			await this.#file.closeHandle();
			this.#end = null;
			this.#words = [];
		});
	}

	close(): Promise<void> {
		return this.#lane.run(() => this.#file.end('was closed'));
	}

	async #ready(): Promise<End> {
		this.#file.check();
		if (!this.#end) await this.#load();
		if (!this.#end) throw new StoreFailure(`${this.#path} is damaged`, true);
		return this.#end;
	}

	/** No file stays open for it: one that is put back is another one. */
	#passing<T>(work: () => Promise<T>): Promise<T> {
		return this.#lane.run(async () => {
			try {
				return await work();
			} finally {
				await this.#file.closeHandle();
			}
		});
	}

	/** Null where there is no file. */
	#read(take?: TakesLine<S>): Promise<Found | null> {
		return lookThrough(this.#file, this.#listing, take);
	}

	async #load(take: (line: JournalLine<S>) => void = () => undefined): Promise<LoadedEach> {
		const words: TextPlace<S>[] = [];
		const found = await this.#read((read) => {
			if (read.erasable.length > 0) words.push(...placesIn(read));
			take(read.line);
		});
		if (!found) return missing;
		if (found.damage) {
			await this.#file.closeHandle(); // a mended file can be loaded without a restart
			return found.damage;
		}
		const { end, bytes } = found;
		const { length } = end;
		const begun = words.filter(({ state }) => state === 'begun');
		const tail = bytes.subarray(length);
		await this.#erases(begun);
		await this.#file.change(async (file) => {
			await blankPlaces(this.#disk, file, begun);
			await cutTail(this.#disk, file, this.#path, { length, tail });
		});
		this.#words = words.filter(({ state }) => state === 'kept');
		this.#end = end;
		return { dropped: tail.length };
	}

	/** A copy of the folder that holds these words goes before them. */
	async #erases(words: readonly TextPlace<S>[]): Promise<void> {
		const first = words.reduce((least, { textAt }) => Math.min(least, textAt), Infinity);
		if (words.length > 0) await this.#listing.erases(first);
	}

	/** `found`: what was known first, where nothing of that is in the list any more. */
	async #note(end: End, found?: number): Promise<void> {
		const next = this.#knownNext(end, this.#listing.known(), found);
		if (next) await this.#listing.note(next);
	}

	#knownNext(end: End, before = this.#listing.known(), found = this.#isMadeHere ? 0 : end.version) {
		if (before === undefined) return null;
		return knownAfter(before, end, { folder: this.#listing.folder, at: this.#disk.now(), found });
	}

	async #append(end: End, lines: readonly JournalLine<S>[]) {
		const write = end.version + 1;
		const { bytes, sum, places } = encodeAll(lines, end.sum, write, end.length);
		await this.#file.append(bytes, end.length);
		this.#end = { length: end.length + bytes.length, version: end.version + lines.length, sum, write };
		this.#words.push(...places);
	}
}
