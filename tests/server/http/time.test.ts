import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startClock } from '#server/process/clock.ts';
import { facilitator, openMeeting } from '../../support/hall.ts';
import { overMeetings } from '../../support/failing.ts';
import { startTestServer } from '../../support/server.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const hour = 60 * 60 * 1000;

test('L23 the clock starts at the wall time and never goes back', () => {
	const clock = startClock();
	const times = Array.from({ length: 1000 }, clock);
	expect(times).toEqual(times.toSorted((a, b) => a - b));
	expect(Math.abs((times[0] ?? 0) - Date.now())).toBeLessThan(1000);
	expect(times.every(Number.isInteger)).toBe(true);
});

test('L23 time does not go back over a restart, although the laptop’s date did', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	await staff.do({ type: 'CountPresent', present: 3 });
	await server.close();
	// The clock of the laptop that wrote this journal was an hour ahead.
	const ahead = Date.now() + hour;
	const again = await startTestServer({
		dataDir: server.dataDir,
		around: (store) =>
			overMeetings(store, {
				loadEach: (meeting, take) =>
					meetingStreams(store).loadEach(meeting, (line) => take({ ...line, at: ahead }))
			})
	});
	await (await facilitator(again, made)).do({ type: 'CountPresent', present: 4 });
	const journal = await readFile(join(server.dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	const last = JSON.parse(journal.trimEnd().split('\n').at(-1) ?? '') as { at: number };
	// Time goes on from there. No later instant comes twice, and no turn gets its time again.
	expect(last.at).toBeGreaterThanOrEqual(ahead);
	expect(last.at).toBeLessThan(ahead + hour);
});
