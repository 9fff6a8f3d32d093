// The journal of one meeting: an append-only file, one line per command (`line.ts` has its format). One piece of work at a time;
// `journal-file.ts` has its handle, and what a failure of the disk means for all that follows.
import type { Event } from '#meeting/event.ts';
import { blankPlaces, placesIn } from './blanking.ts';
import type { Place } from './blanking.ts';
import type { Disk } from './disk.ts';
import { JournalFile } from './journal-file.ts';
import { readInSlices } from './journal-reading.ts';
import { endOf, knownAfter, leftOf, shortfall, unlisted } from './known.ts';
import type { End, Found, Listing } from './known.ts';
import { Lane } from './lane.ts';
import { encodeAll } from './lines.ts';
import { destroyFile, makeFile, replaceFile } from './replacing.ts';
import { StoreFailure, VersionConflict } from './store.ts';
import type { Line, Loaded, WhatIsLeft } from './store.ts';
import { cutBack, cutTail, destroyTails } from './torn-tail.ts';

export class Journal {
	readonly #path: string;
	readonly #disk: Disk;
	readonly #listing: Listing;
	readonly #file: JournalFile;
	readonly #lane = new Lane();
	/** Where the next line goes; null until the file was read. */
	#end: End | null = null;
	/** People's words that can still be blanked: found without reading the file again. */
	#words: Place[] = [];

	constructor(path: string, disk: Disk, listing: Listing = unlisted) {
		this.#path = path;
		this.#disk = disk;
		this.#listing = listing;
		this.#file = new JournalFile(path, disk);
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

	/** No file stays open for having been read. */
	load(): Promise<Loaded> {
		return this.#lane.run(async () => {
			try {
				return await this.#load();
			} finally {
				await this.#file.letGo();
			}
		});
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
			const chosen = new Set(this.#words.filter(({ event }) => of(event)));
			if (chosen.size === 0) return; // done before: a tail set aside since then stays
			await this.#file.change(async (file) => {
				await destroyTails(this.#disk, this.#path);
				await blankPlaces(this.#disk, file, [...chosen]);
			});
			this.#words = this.#words.filter((place) => !chosen.has(place));
		});
	}

	/** Words that were blanked stay so: they are null when read, and null when written again. */
	rewrite(change: (lines: readonly Line[]) => readonly Line[]): Promise<void> {
		return this.#lane.run(async () => {
			await this.#ready();
			const found = await this.#read();
			if (!found || found.damage) throw new StoreFailure(`${this.#path} is damaged`, true);
			const lines = change(found.lines.map(({ line }) => line));
			const { bytes, sum } = encodeAll(lines, '', 1);
			await this.#file.letGo();
			this.#end = null;
			await destroyTails(this.#disk, this.#path);
			await this.#listing.note(null); // what is known is of the file that goes
			await replaceFile(this.#disk, this.#path, bytes);
			await this.#note({ length: bytes.length, version: lines.length, sum, write: 1 });
		});
	}

	/** The list learns how far it is on disk. */
	mark(): Promise<void> {
		return this.#lane.run(async () => {
			if (this.#end && !this.#file.isFailing) await this.#note(this.#end);
		});
	}

	left(): Promise<WhatIsLeft> {
		return this.#lane.run(async () => {
			try {
				return leftOf(await this.#read(), this.#listing);
			} finally {
				await this.#file.letGo(); // a file that is put back is another one
			}
		});
	}

	/** Rejects with VersionConflict where as many lines are not what is left. */
	accept(lines: number): Promise<WhatIsLeft> {
		return this.#lane.run(async () => {
			const found = await this.#read();
			const left = leftOf(found, this.#listing);
			if (!found || !left.isOpenable || left.lines !== lines) throw new VersionConflict(lines, left.lines);
			await this.#file.change((file) => cutBack(this.#disk, file, this.#path, found));
			await this.#file.letGo();
			await this.#note(endOf(found));
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
			await this.#file.letGo();
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

	/** Null where there is no file. */
	async #read(): Promise<Found | null> {
		const bytes = await this.#file.read();
		if (!bytes) return null;
		const { lines, length, damage } = await readInSlices(bytes);
		const reason = damage ? null : shortfall(this.#listing, lines, length, bytes);
		const short = reason && { damaged: { line: lines.length + 1, reason } };
		return { bytes, lines, length, damage: damage ?? short };
	}

	async #load(): Promise<Loaded> {
		const found = await this.#read();
		if (!found) return { damaged: { line: 0, reason: 'missing' } };
		if (found.damage) {
			await this.#file.letGo(); // a mended file can be loaded without a restart
			return found.damage;
		}
		const { lines, length, bytes } = found;
		const words = lines.filter(({ erasable }) => erasable.length > 0).flatMap(placesIn);
		const begun = words.filter(({ state }) => state === 'begun');
		const tail = bytes.subarray(length);
		await this.#file.change(async (file) => {
			await blankPlaces(this.#disk, file, begun);
			await cutTail(this.#disk, file, this.#path, { length, tail });
		});
		this.#words = words.filter(({ state }) => state === 'kept');
		this.#end = endOf(found);
		return { lines: lines.map(({ line }) => line), dropped: tail.length };
	}

	async #note(end: End): Promise<void> {
		const known = this.#listing.known();
		if (known === undefined) return;
		const next = knownAfter(known, end, this.#listing.folder, this.#disk.now());
		if (next) await this.#listing.note(next);
	}

	async #append(end: End, lines: readonly Line[]) {
		const write = end.version + 1;
		const { bytes, sum, places } = encodeAll(lines, end.sum, write, end.length);
		await this.#file.append(bytes, end.length);
		this.#end = {
			length: end.length + bytes.length,
			version: end.version + lines.length,
			sum,
			write
		};
		this.#words.push(...places);
	}
}
