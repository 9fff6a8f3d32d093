// Withdrawn words may stay in a journal for a moment. A file for another computer never has them.
import { isWithdrawn, withdrawnBy } from '../meeting/blanking.ts';
import type { MeetingStream } from '../meeting/stream.ts';
import { placesIn } from '../store/blanking.ts';
import type { ReadLine } from '../store/journal-reading.ts';
import { blankSalt } from '../store/line-format.ts';

/** Blanks the words in place, as the store does. The checksums stay valid. */
export function withoutWithdrawn(bytes: Buffer, lines: readonly ReadLine<MeetingStream>[]): Buffer {
	const events = lines.flatMap(({ line }) => line.events);
	const withdrawn = withdrawnBy(events);
	const gone = new Set<object>(events.filter((event) => isWithdrawn(event, withdrawn)));
	for (const { event, state, saltAt, textAt, textBytes } of lines.flatMap(placesIn)) {
		if (state === 'blank' || (state === 'kept' && !gone.has(event))) continue;
		bytes.write(blankSalt, saltAt, 'latin1');
		bytes.fill(' ', textAt, textAt + textBytes);
	}
	return bytes;
}
