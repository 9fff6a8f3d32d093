// Takes withdrawn words out of a journal, in place: the lines keep their length and their sums hold.
import type { FileHandle } from 'node:fs/promises';
import type { Event } from '#meeting/event.ts';
import { flush, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import type { Reading } from './journal-reading.ts';
import { blankSalt } from './line.ts';
import type { Erasable } from './line.ts';

/** Where an erasable text lies, as offsets in the file. */
export interface Place {
	readonly saltAt: number;
	readonly textAt: number;
	readonly textBytes: number;
}

export const placesOf = (
	reading: Reading,
	chosen: (state: Erasable['state'], event: Event) => boolean
): Place[] =>
	reading.lines.flatMap(({ line, start, erasable }) =>
		erasable
			.filter(({ state, event }) => line.events[event] !== undefined && chosen(state, line.events[event]))
			.map(({ saltAt, textAt, textBytes }) => ({
				saltAt: start + saltAt,
				textAt: start + textAt,
				textBytes
			}))
	);

/** Salts first, then texts, each flushed: a text is touched only once its blanked salt says so on disk. */
export async function blankPlaces(disk: Disk, file: FileHandle, places: readonly Place[]) {
	if (places.length === 0) return;
	const salt = Buffer.from(blankSalt);
	for (const { saltAt } of places) await writeAll(disk, file, salt, saltAt);
	await flush(disk, file);
	for (const { textAt, textBytes } of places)
		await writeAll(disk, file, Buffer.alloc(textBytes, ' '), textAt);
	await flush(disk, file);
}
