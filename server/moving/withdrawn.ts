// Withdrawn words may lie in a journal for a moment more. In a file for another computer they are not.
import type { Event } from '#meeting/event.ts';
import { placesIn } from '../store/blanking.ts';
import type { Read } from '../store/journal-reading.ts';
import { blankSalt } from '../store/line.ts';

/** The same bytes, blanked in place as the store does it: the sums hold. */
export function withoutWithdrawn(bytes: Buffer, lines: readonly Read[]): Buffer {
	const events = lines.flatMap(({ line }) => line.events);
	const gone = new Set(events.flatMap((event) => (event.type === 'IdeaWithdrawn' ? [event.idea] : [])));
	const isGone = (event: Event): boolean => event.type === 'IdeaPosted' && gone.has(event.idea);
	for (const { event, state, saltAt, textAt, textBytes } of lines.flatMap(placesIn)) {
		if (state === 'blank' || (state === 'kept' && !isGone(event))) continue;
		bytes.write(blankSalt, saltAt, 'latin1');
		bytes.fill(' ', textAt, textAt + textBytes);
	}
	return bytes;
}
