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

	/** The journal was read. A blanking that a crash cut is ended, and the torn tail is set aside. */
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
		if (chosen.size === 0) return; // done before: a tail set aside since then stays
		await this.#erases([...chosen]);
		await this.#file.change(async (file) => {
			await destroyTails(this.#disk, this.#file.path);
			await blankPlaces(this.#disk, file, [...chosen]);
		});
		this.#kept = this.#kept.filter((place) => !chosen.has(place));
	}

	/** The file is another one now, or it is read again before it is asked for. */
	forget(): void {
		this.#kept = [];
	}

	/** A copy of the folder that holds these words goes before them. */
	async #erases(words: readonly TextPlace<S>[]): Promise<void> {
		const first = words.reduce((least, { textAt }) => Math.min(least, textAt), Infinity);
		if (words.length > 0) await this.#listing.erases(first);
	}
}
