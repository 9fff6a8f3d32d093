// What is done with a whole journal, beside what a room asks of it. It is measured for the catalogue, copied, brought from another computer,
// written anew, accepted after damage, and removed.
import type { Written } from '#stream/rules.ts';
import type { Known } from './catalogue-data.ts';
import { endIfWhole, leftOf } from './found.ts';
import type { JournalLine } from './journal-line.ts';
import type { DamagedJournal, ReadLine } from './journal-reading.ts';
import { encodeAll } from './line-bytes.ts';
import { missing, type JournalParts } from './journal-parts.ts';
import { destroyFile, nodeOf, replaceFile } from './replacing.ts';
import { StoreFailure, VersionConflict } from './store.ts';
import type { Copied, WhatIsLeft } from './streams.ts';
import { cutBack, destroyTails } from './torn-tail.ts';

export class WholeJournal<S extends Written> {
	readonly #parts: JournalParts<S>;

	constructor(parts: JournalParts<S>) {
		this.#parts = parts;
	}

	/** Blanked words stay blank: they are null when read, and null when written again. */
	rewrite(change: (lines: readonly JournalLine<S>[]) => readonly JournalLine<S>[]): Promise<void> {
		const { path, disk, listing, noting } = this.#parts;
		return this.#parts.inTurn(async () => {
			await this.#parts.ready();
			const before: JournalLine<S>[] = [];
			const found = await this.#parts.read(({ line }) => before.push(line));
			if (!found || found.damage) throw new StoreFailure(`${path} is damaged`, true);
			const lines = change(before);
			await this.#parts.replacing();
			const { bytes, sum } = encodeAll(lines, '', 1);
			await this.#parts.letGo();
			noting.measured(null);
			const first = listing.known()?.found;
			await destroyTails(disk, path);
			await listing.note(null); // what is known is about the old file
			await replaceFile(disk, path, bytes);
			await noting.note({ length: bytes.length, version: lines.length, sum, write: 1 }, first);
		});
	}

	/** The journal as it lies on disk, without a torn tail. Touches nothing. */
	copy(): Promise<Copied<S> | DamagedJournal> {
		return this.#parts.passing(async () => {
			const lines: ReadLine<S>[] = [];
			const found = await this.#parts.read((read) => lines.push(read));
			if (!found) return missing;
			return found.damage ?? { bytes: found.bytes.subarray(0, found.end.length), lines };
		});
	}

	/** Replaces the file once with a whole journal. There may be none yet. If the catalogue knows a former one, the new one must hold all that is known. */
	bring(bytes: Uint8Array): Promise<void> {
		const { path, disk, file, noting } = this.#parts;
		return this.#parts.inTurn(async () => {
			file.check();
			await this.#parts.replacing();
			await this.#parts.letGo();
			noting.brought((await nodeOf(disk, path)) === null);
			await replaceFile(disk, path, bytes);
		});
	}

	/** Whether the catalogue should learn something about it. Holds nothing in memory, and changes nothing. */
	measure(): Promise<boolean> {
		const { file, noting } = this.#parts;
		return this.#parts.passing(async () => {
			noting.measured(null);
			const end = this.#parts.end ?? endIfWhole(await this.#parts.read());
			if (!end || !noting.isNews(end)) return false;
			await file.flushRead();
			noting.measured(end);
			return true;
		});
	}

	/** What the catalogue should keep after `measure`. The journal may have grown since. Null if there is nothing to keep. */
	known(before: Known | null): Known | null {
		const known = this.#parts.noting.taken(this.#parts.end, before);
		return this.#parts.file.isFailing ? null : known;
	}

	left(): Promise<WhatIsLeft> {
		return this.#parts.passing(async () => leftOf(await this.#parts.read(), this.#parts.listing));
	}

	/** Rejects with VersionConflict if another number of lines is left. */
	accept(lines: number): Promise<WhatIsLeft> {
		const { path, disk, listing, file, noting } = this.#parts;
		return this.#parts.inTurn(async () => {
			const found = await this.#parts.read();
			const left = leftOf(found, listing);
			if (!found || !left.isOpenable || left.lines !== lines) throw new VersionConflict(lines, left.lines);
			const { bytes, end } = found;
			await this.#parts.replacing();
			await file.change((handle) => cutBack(disk, handle, path, { length: end.length, bytes }));
			await file.closeHandle();
			noting.measured(null);
			await noting.note(end);
			return left;
		});
	}

	/** Overwrites and removes the file, even a damaged one, and refuses everything afterwards. */
	remove(): Promise<void> {
		const { path, disk, file } = this.#parts;
		return this.#parts.inTurn(async () => {
			await this.#parts.replacing();
			await file.end('was removed');
			await destroyTails(disk, path);
			await destroyFile(disk, path);
		});
	}
}
