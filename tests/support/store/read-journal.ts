// A journal, read as the store reads it, in one go.
import { JournalReader, type DamagedJournal, type Reading } from '#server/store/journal-reading.ts';

export function readJournal(bytes: Buffer): Reading | DamagedJournal {
	const reader = new JournalReader(bytes);
	while (reader.next());
	return reader.damage ?? { lines: reader.lines, length: reader.length };
}
