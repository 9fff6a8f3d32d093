// Knows how much of a journal was on disk. The catalogue keeps it. It is written at quiet moments, never before the journal's own flush.
// So a journal that lost lines can be told from a new one, and from one that a crash cut within its last write.
//
// A copy of the folder that was made while the server ran is not damaged, even if its catalogue is newer than its journals. In a copy, a
// journal must hold at least what was known half an hour before. The catalogue notes in which folder it was written, so a copy is known.
import type { Known, EndMark } from './catalogue-data.ts';
import type { Written } from '#stream/rules.ts';
import { sector } from './journal-reading.ts';
import type { End } from './journal-reading.ts';
import type { JournalLine } from './journal-line.ts';

/** Where a journal is listed. */
export interface ListedJournal<S extends Written = Written> {
	/** The identity of its folder, which is another one in each copy. */
	readonly folder: string;
	/** Undefined if no catalogue lists it; null if nothing is known. */
	known(): Known | null | undefined;
	/** When the catalogue saw it closed. Null if it did not. */
	closedAt(): number | null;
	/** Whether a stream of its kind is closed by this event. */
	readonly closes: (event: S['event']) => boolean;
	note(known: Known | null): Promise<void>;
	/** Words at this place of the journal, or behind it, are about to be blanked. So they must go from copies, too. */
	erases(at: number): Promise<void>;
}

export const unlisted: ListedJournal = {
	folder: '',
	known: () => undefined,
	closedAt: () => null,
	closes: () => false,
	note: () => Promise.resolve(),
	erases: () => Promise.resolve()
};

const copyingMs = 30 * 60 * 1000;
const marksKept = 2;

/** `found` counts only for a journal of which nothing is kept yet. */
type Measured = Pick<Known, 'folder' | 'at' | 'found'>;

/** What the catalogue is to keep of a journal that ends at `end`. `before`: what it keeps so far. Null if nothing changes. */
export function knownAfter(before: Known | null, end: End, { folder, at, found }: Measured): Known | null {
	const { version: lines, sum, write, length: bytes } = end;
	if (before && before.sum === sum && before.folder === folder) return null;
	const kept = before ? { found: before.found, earlier: earlierOf(before) } : { found, earlier: [] };
	return { lines, sum, at, write, bytes, folder, ...kept };
}

/** The marks are so far apart that two of them reach back to before any copying began. */
function earlierOf({ lines, sum, at, earlier }: Known): EndMark[] {
	const [newest] = earlier;
	const isFar = !newest || at - newest.at >= copyingMs;
	return isFar ? [{ lines, sum, at }, ...earlier].slice(0, marksKept) : earlier;
}

/** What the journal of a copy must hold: what it held before the copying began, however long that took. */
export const heldInCopy = ({ at, earlier }: Known): EndMark | undefined =>
	earlier.find((mark) => at - mark.at >= copyingMs);

export const isClosing = <S extends Written>(
	{ at, events }: JournalLine<S>,
	closedAt: number | null,
	closes: (event: S['event']) => boolean
): boolean => at === closedAt && events.some(closes);

/** The catalogue learns of a closing once it is on disk. Later lines may take the closing back, and the catalogue may not know that yet. The closing stays in the journal. */
export const isClosingGone = <S extends Written>(
	lines: readonly JournalLine<S>[],
	closedAt: number | null,
	closes: (event: S['event']) => boolean
): boolean => closedAt !== null && !lines.some((line) => isClosing(line, closedAt, closes));

/** Whether a disk that lied about its flush can have left this: the file ends within its last write, or its last sector was never filled. */
export function isTorn({ write, bytes }: Known, lines: number, tail: Buffer, start: number): boolean {
	if (tail.length === 0) return false;
	if (lines >= write - 1) return true;
	const zero = tail.indexOf(0);
	const edge = Math.floor((bytes - 1) / sector) * sector;
	return (
		zero >= 0 &&
		start + tail.length >= bytes &&
		start + zero >= edge &&
		tail.subarray(0, zero).indexOf('\n') < 0 &&
		tail.subarray(zero).every((byte) => byte === 0)
	);
}
