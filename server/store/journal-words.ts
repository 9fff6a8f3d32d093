// Blanks words in one journal. It knows where they lie, so nobody reads the file again for that.
import type { Written } from '#stream/rules.ts';
import { blankPlaces, type TextPlace } from './blanking.ts';
import type { Disk } from './disk.ts';
import type { JournalFile } from './journal-file.ts';
import type { ListedJournal } from './known.ts';
import { cutTail, destroyTails, type TailFound } from './torn-tail.ts';

export class JournalWords<S extends Written> {
	readonly #file: JournalFile;
	readonly #disk: Disk;
	readonly #listing: Pick<ListedJournal<S>, 'erases'>;
	#kept: TextPlace<S>[] = [];

	constructor(file: JournalFile, disk: Disk, listing: Pick<ListedJournal<S>, 'erases'>) {
		this.#file = file;
		this.#disk = disk;
		this.#listing = listing;
	}

	/** To be called when the journal was read. Completes a blanking that a crash cut short, and sets the torn tail aside. */
	async found(words: readonly TextPlace<S>[], tail: TailFound): Promise<void> {
		const begun = words.filter(({ state }) => state === 'begun');
		await this.#erases(begun);
		await this.#file.change(async (file) => {
			await blankPlaces(this.#disk, file, begun);
			await cutTail(this.#disk, file, this.#file.path, tail);
		});
		this.#kept = words.filter(({ state }) => state === 'kept');
	}

	appended(places: readonly TextPlace<S>[]): void {
		this.#kept.push(...places);
	}

	async blank(of: (event: S['event']) => boolean): Promise<void> {
		const chosen = new Set(this.#kept.filter(({ event }) => of(event)));
		if (chosen.size === 0) return; // it was done before, so a tail that was set aside later stays
		await this.#erases([...chosen]);
		await this.#file.change(async (file) => {
			await destroyTails(this.#disk, this.#file.path);
			await blankPlaces(this.#disk, file, [...chosen]);
		});
		this.#kept = this.#kept.filter((place) => !chosen.has(place));
	}

	/** To be called if the file is another one now, or will be read again before its next use. */
	forget(): void {
		this.#kept = [];
	}

	/** A kept copy of the folder that holds these words goes before the words do. */
	async #erases(words: readonly TextPlace<S>[]): Promise<void> {
		const first = words.reduce((least, { textAt }) => Math.min(least, textAt), Infinity);
		if (words.length > 0) await this.#listing.erases(first);
	}
}
