// A journal folded as the room server folds it when it opens a meeting.
import type { Meeting } from '#meeting/meeting.ts';
import { foldMeeting } from '#server/meeting/reading.ts';
import type { RandomLine } from './random-meeting.ts';

export async function folded(lines: readonly RandomLine[]): Promise<Meeting> {
	const journal = lines.map(({ cause: { id, by, at }, events }, index) => ({
		version: index + 1,
		at,
		by,
		cause: id,
		events
	}));
	return foldMeeting(journal);
}
