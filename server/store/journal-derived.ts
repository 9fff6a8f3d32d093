// Reads and writes what was derived from a journal, in turn with everything that changes the journal.
import type { Written } from '#stream/rules.ts';
import type { Known } from './catalogue-data.ts';
import { sizeOf } from './copy-contents.ts';
import { endIfWhole } from './found.ts';
import type { JournalParts } from './journal-parts.ts';
import type { DerivedOf } from './streams.ts';

export class JournalDerived<S extends Written> {
	readonly #parts: JournalParts<S>;

	constructor(parts: JournalParts<S>) {
		this.#parts = parts;
	}

	/** Null if nothing was derived from the journal as it is now. */
	read(): Promise<unknown> {
		return this.#parts.passing(() =>
			this.#parts.derived.read(async () => this.#parts.end ?? endIfWhole(await this.#parts.read()))
		);
	}

	/** Resolves to false, and writes nothing, if the journal is another one by now. */
	write({ file, version }: DerivedOf, derived: unknown): Promise<boolean> {
		return this.#parts.passing(async () => {
			if (file !== this.#parts.fileNow) return false;
			const end = this.#parts.end ?? endIfWhole(await this.#parts.read());
			if (end?.version !== version) return false;
			await this.#parts.derived.write(derived, end);
			return true;
		});
	}

	/** Destroys it, unless it was made of what the catalogue knows of the journal, and the journal has not grown since. */
	settle(known: Known | null): Promise<void> {
		const { derived, disk, path } = this.#parts;
		return this.#parts.inTurn(async () => {
			const isSame = known !== null && (await sizeOf(disk, path)) === known.bytes;
			await derived.read(() => Promise.resolve(isSame ? { version: known.lines, sum: known.sum } : null));
		});
	}
}
