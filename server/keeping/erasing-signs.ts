// Erases the order of a meeting's signs a day after its closing (P33). By then nobody calls anybody any more, and a picture of the screen
// must not tell who said what.
import { readMeeting } from '../meeting/reading.ts';
import { meetingStreams } from '../meeting/stream.ts';
import { faultOf } from '../process/log.ts';
import type { RemovalGround } from './removal.ts';
import { closedFor, type Closed } from './retention-plan.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** If one cannot be erased, the others are, and it is tried again the next time. */
export async function eraseSigns(ground: RemovalGround): Promise<void> {
	const streams = meetingStreams(ground.store);
	for (const meeting of await streams.haveSigns())
		await eraseOf(ground, meeting).catch((error: unknown) =>
			ground.log.error({ meeting, what: 'signs', ...faultOf(error) }, 'not-erased')
		);
}

async function eraseOf({ store, rooms, clock }: RemovalGround, meeting: string): Promise<void> {
	const streams = meetingStreams(store);
	const row = rooms.rows.find(({ id }) => id === meeting);
	if (!row) return streams.dropSigns(meeting); // an older version removed the meeting
	const isOver = (closed: Closed): boolean => (closedFor(closed, clock()) ?? 0) >= dayMs;
	if (!isOver(row)) return;
	await rooms.whileEmpty(meeting, async () => {
		// The closing may have been taken back. If the journal cannot be read, nobody can have done so.
		const found = await readMeeting(store, meeting);
		if (isOver({ ...row, ...found?.about })) await streams.dropSigns(meeting);
	});
}
