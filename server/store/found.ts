// What can be read of a journal's file, and whether it is all that was known before. The lines are compared one by one while they are
// read, so that a long history is never held in memory as a whole.
import type { Written } from '#stream/rules.ts';
import type { EndMark, Known } from './catalogue-data.ts';
import type { JournalFile } from './journal-file.ts';
import type { DamageReason, JournalLine } from './journal-line.ts';
import { readInSlices } from './journal-reading.ts';
import type { DamagedJournal, End, ReadLine, TakesLine } from './journal-reading.ts';
import { heldInCopy, isClosing, isTorn } from './known.ts';
import type { ListedJournal } from './known.ts';
import type { WhatIsLeft } from './streams.ts';

/** The part of a file that can be read, and why no more of it can. */
export interface Found {
	readonly bytes: Buffer;
	readonly end: End;
	/** When its last line was written. Null if it has no line. */
	readonly lastAt: number | null;
	readonly damage: DamagedJournal | null;
}

/** Where the whole lines end. Null if the journal is damaged. */
export const endIfWhole = (found: Found | null): End | null => (found && !found.damage ? found.end : null);

/** `found` is null if there is no file. */
export function leftOf(found: Found | null, listing: Pick<ListedJournal, 'known'>): WhatIsLeft {
	const known = listing.known() ?? null;
	const reason = found ? (found.damage?.damaged.reason ?? null) : 'missing';
	const lines = found?.end.version ?? 0;
	return {
		lines,
		lastAt: found?.lastAt ?? null,
		known: known?.lines ?? null,
		knownAt: known?.at ?? null,
		reason,
		isOpenable: lines > 0 && reason !== null && reason !== 'format'
	};
}

/** `take` is given each whole line. Null if there is no file. */
export async function lookThrough<S extends Written>(
	file: JournalFile,
	listing: ListedJournal<S>,
	take: TakesLine<S> = () => undefined
): Promise<Found | null> {
	const bytes = await file.read();
	if (!bytes) return null;
	const comparison = new Comparison(listing);
	const { end, damage } = await readInSlices<S>(bytes, (read) => {
		comparison.take(read);
		take(read);
	});
	const reason = damage ? null : comparison.shortfall(end, bytes);
	const short = reason && { damaged: { line: end.version + 1, reason } };
	return { bytes, end, lastAt: comparison.lastAt, damage: damage ?? short };
}

/** Sees each line of a journal while it is read, and then says whether the journal has all that was known of it before. */
class Comparison<S extends Written> {
	readonly #listed: Known | null | undefined;
	readonly #held: EndMark | undefined;
	readonly #isClosing: (line: JournalLine<S>) => boolean;
	readonly #closedAt: number | null;
	#heldSum: string | null = null;
	#hasClosing = false;
	#lastAt: number | null = null;

	constructor({ folder, known, closedAt, closes }: Omit<ListedJournal<S>, 'note' | 'erases'>) {
		const listed = known();
		this.#listed = listed;
		this.#held = listed?.folder === folder ? listed : listed ? heldInCopy(listed) : undefined;
		const at = closedAt();
		this.#closedAt = at;
		this.#isClosing = (line) => isClosing(line, at, closes);
	}

	/** When the last line so far was written. Null if there was none. */
	get lastAt(): number | null {
		return this.#lastAt;
	}

	take({ line, sum }: ReadLine<S>): void {
		this.#lastAt = line.at;
		if (line.version === this.#held?.lines) this.#heldSum = sum;
		this.#hasClosing ||= this.#isClosing(line);
	}

	/** Null if the journal has all that is known of it. `bytes`: the whole file. */
	shortfall({ version, length }: End, bytes: Buffer): DamageReason | null {
		const [listed, held] = [this.#listed, this.#held];
		if (listed === undefined) return null;
		if (version === 0) return 'shorter'; // each journal in the catalogue had a line
		if (listed === null) return this.#closedAt !== null && !this.#hasClosing ? 'shorter' : null;
		if (!held) return null;
		if (version >= held.lines) return this.#heldSum === held.sum ? null : 'other-history';
		return held === listed && isTorn(listed, version, bytes.subarray(length), length) ? null : 'shorter';
	}
}
