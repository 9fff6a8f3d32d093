// A journal, read as the store reads it, in one go.
import type { MeetingStream } from '#server/meeting/stream.ts';
import { JournalReader, type DamagedJournal, type Reading } from '#server/store/journal-reading.ts';

export function readJournal(bytes: Buffer): Reading<MeetingStream> | DamagedJournal {
	const reader = new JournalReader<MeetingStream>(bytes);
	while (reader.next());
	return reader.damage ?? { lines: reader.lines, length: reader.length };
}
