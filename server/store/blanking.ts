// Blanks withdrawn words in a journal, in place. The lines keep their length, and their checksums still hold.
import type { FileHandle } from 'node:fs/promises';
import type { Written } from '#stream/rules.ts';
import { flush, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import { blankSalt } from './line-format.ts';
import type { Erasable } from './line-format.ts';
import type { JournalLine } from './journal-line.ts';

/** Where the erasable text of an event lies, as offsets in the file. */
export interface TextPlace<S extends Written = Written> extends Omit<Erasable, 'event'> {
	readonly event: S['event'];
}

interface PlacedLine<S extends Written> {
	readonly line: JournalLine<S>;
	/** Offset at which its line begins. */
	readonly start: number;
	readonly erasable: readonly Erasable[];
}

export const placesIn = <S extends Written>({ line, start, erasable }: PlacedLine<S>): TextPlace<S>[] =>
	erasable.flatMap(({ event: index, saltAt, textAt, ...rest }) => {
		const event = line.events[index];
		return event ? [{ event, saltAt: start + saltAt, textAt: start + textAt, ...rest }] : [];
	});

/** Blanks and flushes the salts, then the texts. So no text changes before its blanked salt, on disk, says that it will. */
export async function blankPlaces(disk: Disk, file: FileHandle, places: readonly TextPlace[]) {
	if (places.length === 0) return;
	const salt = Buffer.from(blankSalt);
	for (const { saltAt } of places) await writeAll(disk, file, salt, saltAt);
	await flush(disk, file);
	for (const { textAt, textBytes } of places)
		await writeAll(disk, file, Buffer.alloc(textBytes, ' '), textAt);
	await flush(disk, file);
}
