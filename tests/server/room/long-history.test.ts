import { meetingStreams } from '#server/meeting/stream.ts';
import { overMeetings } from '../../support/failing.ts';
import { expect, test } from 'vitest';
import { laptop, facilitator, openMeeting } from '../../support/hall.ts';
import { lengthen } from '../../support/long-history.ts';
import { newFolder, startTestServer } from '../../support/server.ts';

test('L36 while a long history opens, commands of another meeting are answered', async () => {
	const dataDir = await newFolder();
	const first = await startTestServer({ dataDir });
	const token = await laptop(first);
	const long = await openMeeting(first, { token, title: 'Longue' });
	const other = await openMeeting(first, { token, title: 'Courte' });
	await first.close();
	await lengthen(dataDir, long.made.id, 40_000);
	const server = await startTestServer({ dataDir });
	const staff = await facilitator(server, other.made);
	let isOpen = false;
	const opening = facilitator(server, long.made).then((opened) => {
		isOpen = true;
		return opened;
	});
	let answeredBefore = 0;
	for (let n = 0; !isOpen; n += 1) {
		// So many at once may be too fast for one device: that is an answer, and no count of what was done.
		const answer = await staff.send({ type: 'CountPresent', present: 10 + (n % 2) });
		if (!isOpen && !('refused' in answer)) answeredBefore += 1;
	}
	expect((await opening).view.people.present).toBe(39_999 % 50);
	// Opened in one go, it lets a single answer through.
	expect(answeredBefore).toBeGreaterThan(3);
});

test('L36 the first phones of a long history share one meeting, which is read once', async () => {
	const dataDir = await newFolder();
	const first = await startTestServer({ dataDir });
	const { made } = await openMeeting(first);
	await first.close();
	await lengthen(dataDir, made.id, 2_000);
	let loads = 0;
	const server = await startTestServer({
		dataDir,
		around: (store) =>
			overMeetings(store, {
				loadEach: (meeting, take) => {
					loads += 1;
					return meetingStreams(store).loadEach(meeting, take);
				}
			})
	});
	await Promise.all(Array.from({ length: 5 }, () => facilitator(server, made)));
	expect(loads).toBe(1);
});
