// What is done with a whole journal, beside what a room asks of it. It is measured for the catalogue, copied, brought from another computer,
// written anew, accepted after damage, and removed.
import type { Written } from '#stream/rules.ts';
import type { Known } from './catalogue-data.ts';
import { endIfWhole, leftOf } from './found.ts';
import type { JournalLine } from './journal-line.ts';
import type { DamagedJournal, ReadLine } from './journal-reading.ts';
import { encodeAll } from './line-bytes.ts';
import { LiveJournal, missing } from './live-journal.ts';
import { destroyFile, nodeOf, replaceFile } from './replacing.ts';
import { StoreFailure, VersionConflict } from './store.ts';
import type { Copied, WhatIsLeft } from './streams.ts';
import { cutBack, destroyTails } from './torn-tail.ts';

export class Journal<S extends Written = Written> extends LiveJournal<S> {
	/** Blanked words stay blank: they are null when read, and null when written again. */
	rewrite(change: (lines: readonly JournalLine<S>[]) => readonly JournalLine<S>[]): Promise<void> {
		return this.lane.run(async () => {
			await this.ready();
			const before: JournalLine<S>[] = [];
			const found = await this.read(({ line }) => before.push(line));
			if (!found || found.damage) throw new StoreFailure(`${this.path} is damaged`, true);
			const lines = change(before);
			const { bytes, sum } = encodeAll(lines, '', 1);
			await this.file.closeHandle();
			this.end = null;
			this.noting.measured(null);
			const first = this.listing.known()?.found;
			await destroyTails(this.disk, this.path);
			await this.listing.note(null); // what is known is about the old file
			await replaceFile(this.disk, this.path, bytes);
			await this.noting.note({ length: bytes.length, version: lines.length, sum, write: 1 }, first);
		});
	}

	/** The journal as it lies on disk, without a torn tail. Touches nothing. */
	copy(): Promise<Copied<S> | DamagedJournal> {
		return this.passing(async () => {
			const lines: ReadLine<S>[] = [];
			const found = await this.read((read) => lines.push(read));
			if (!found) return missing;
			return found.damage ?? { bytes: found.bytes.subarray(0, found.end.length), lines };
		});
	}

	/** Replaces the file once with a whole journal. There may be none yet. If the catalogue knows a former one, the new one must hold all that is known. */
	bring(bytes: Uint8Array): Promise<void> {
		return this.lane.run(async () => {
			this.file.check();
			await this.file.closeHandle();
			this.noting.isMadeHere = (await nodeOf(this.disk, this.path)) === null;
			this.noting.measured(null);
			this.end = null;
			this.words.forget();
			await replaceFile(this.disk, this.path, bytes);
		});
	}

	/** Whether the catalogue should learn something about it. Holds nothing in memory, and changes nothing. */
	measure(): Promise<boolean> {
		return this.passing(async () => {
			this.noting.measured(null);
			const end = this.end ?? endIfWhole(await this.read());
			if (!end || !this.noting.isNews(end)) return false;
			await this.file.flushRead();
			this.noting.measured(end);
			return true;
		});
	}

	/** What the catalogue should keep after `measure`. The journal may have grown since. Null if there is nothing to keep. */
	known(before: Known | null): Known | null {
		const known = this.noting.taken(this.end, before);
		return this.file.isFailing ? null : known;
	}

	left(): Promise<WhatIsLeft> {
		return this.passing(async () => leftOf(await this.read(), this.listing));
	}

	/** Rejects with VersionConflict if another number of lines is left. */
	accept(lines: number): Promise<WhatIsLeft> {
		return this.lane.run(async () => {
			const found = await this.read();
			const left = leftOf(found, this.listing);
			if (!found || !left.isOpenable || left.lines !== lines) throw new VersionConflict(lines, left.lines);
			const { bytes, end } = found;
			await this.file.change((file) => cutBack(this.disk, file, this.path, { length: end.length, bytes }));
			await this.file.closeHandle();
			this.noting.measured(null);
			await this.noting.note(end);
			return left;
		});
	}

	/** Overwrites and removes the file, even a damaged one, and refuses everything afterwards. */
	remove(): Promise<void> {
		return this.lane.run(async () => {
			await this.file.end('was removed');
			await destroyTails(this.disk, this.path);
			await destroyFile(this.disk, this.path);
		});
	}
}
