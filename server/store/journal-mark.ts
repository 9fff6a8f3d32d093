// Tells the catalogue how far one journal is on disk, and never before the journal's own flush.
import type { Written } from '#stream/rules.ts';
import type { Known } from './catalogue-data.ts';
import type { Disk } from './disk.ts';
import type { End } from './journal-reading.ts';
import { knownAfter, type ListedJournal } from './known.ts';

export class JournalMark<S extends Written> {
	readonly #listing: ListedJournal<S>;
	readonly #disk: Disk;
	/** How far the journal was on disk when it was measured. Null if the file may be another one since. */
	#measured: End | null = null;
	/** The journal was made here, so it is known from its beginning. */
	#isMadeHere = false;

	constructor(listing: ListedJournal<S>, disk: Disk) {
		this.#listing = listing;
		this.#disk = disk;
	}

	/** The journal was made here. */
	made(): void {
		this.#isMadeHere = true;
	}

	/** The journal came whole. `isFirst`: there was none before. */
	brought(isFirst: boolean): void {
		this.#isMadeHere = isFirst;
		this.#measured = null;
	}

	/** Whether it is news to the catalogue that the journal ends here. */
	isNews(end: End): boolean {
		return this.#next(end) !== null;
	}

	measured(end: End | null): void {
		this.#measured = end;
	}

	/** What the catalogue should keep of what was measured. Null if nothing. `now`: where the journal ends now, if that is known. */
	taken(now: End | null, before: Known | null): Known | null {
		const end = this.#measured && (now ?? this.#measured);
		this.#measured = null;
		return end && this.#next(end, before);
	}

	/** `found`: how many lines were known first, if the catalogue no longer says so. */
	async note(end: End, found?: number): Promise<void> {
		const next = this.#next(end, this.#listing.known(), found);
		if (next) await this.#listing.note(next);
	}

	#next(end: End, before = this.#listing.known(), found = this.#isMadeHere ? 0 : end.version): Known | null {
		if (before === undefined) return null;
		return knownAfter(before, end, { folder: this.#listing.folder, at: this.#disk.now(), found });
	}
}
