// Reads a journal as the store does, in one go.
import type { MeetingStream } from '#server/meeting/stream.ts';
import { JournalReader, type DamagedJournal, type ReadLine } from '#server/store/journal-reading.ts';

interface WholeJournal {
	readonly lines: readonly ReadLine<MeetingStream>[];
	/** Bytes that are good. */
	readonly length: number;
}

export function readJournal(bytes: Buffer): WholeJournal | DamagedJournal {
	const reader = new JournalReader<MeetingStream>(bytes);
	const lines: ReadLine<MeetingStream>[] = [];
	for (let read = reader.next(); read; read = reader.next()) lines.push(read);
	return reader.damage ?? { lines, length: reader.end.length };
}
