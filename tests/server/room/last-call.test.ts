// The room itself closes a vote at the end of its last call.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startClock } from '#server/process/clock.ts';
import type { Client } from '../../support/client.ts';
import { Disk } from '../../support/failing.ts';
import { facilitator, openMeeting, resident } from '../../support/hall.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { ballot, openVote } from '../../support/faults/votes.ts';
import type { StaffView } from '#meeting/view-types.ts';

const isClosed = (view: StaffView) => view.vote?.state === 'closed';
const callLast = (staff: Client<StaffView>, vote: string) => staff.do({ type: 'CallLast', vote, round: 1 });

/** How often, and by whom, votes were closed in the journal. */
async function closers({ dataDir }: TestServer, meeting: string): Promise<string[]> {
	const journal = await readFile(join(dataDir, 'meetings', `${meeting}.jsonl`), 'utf8');
	return journal
		.split('\n')
		.filter((line) => line.includes('"VoteClosed"'))
		.map((line) => /"role":"(\w+)"/.exec(line)?.[1] ?? '');
}

test('L48 at the end of the last call the room closes the vote, once, as host, and later ballots are refused', async () => {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const other = await facilitator(server, made);
	const phone = await resident(server, made);
	const vote = await openVote(staff, item);
	await phone.do(ballot(vote, 'for'));
	await callLast(staff, vote);
	const { vote: called } = await other.until((view) => view.vote?.lastCall != null);
	expect(called?.lastCall).toBeLessThanOrEqual(Date.now() + 5000);
	const closed = await other.until(isClosed);
	expect(closed.vote?.results).toMatchObject([{ cast: 1, counts: { for: 1 } }]);
	expect(closed.vote?.results[0]?.closedAt).toBeGreaterThanOrEqual(called?.lastCall ?? Infinity);
	expect(await phone.send(ballot(vote, 'against'))).toEqual({ refused: 'vote-closed' });
	expect(await closers(server, made.id)).toEqual(['host']);
});

test('L48 a vote stays open when another facilitator calls off the last call', async () => {
	const clock = startClock();
	let jump = 0;
	const server = await startTestServer({ clock: () => clock() + jump });
	const { made, staff, item } = await openMeeting(server);
	const other = await facilitator(server, made);
	const phone = await resident(server, made);
	const vote = await openVote(staff, item);
	await callLast(staff, vote);
	await other.do({ type: 'CancelLastCall', vote, round: 1 });
	await staff.until((view) => view.vote?.lastCall === null);
	jump = 6000;
	await phone.do(ballot(vote, 'for'));
	expect(await closers(server, made.id)).toEqual([]);
});

test.each([
	['an hour later', 3_600_000],
	['with the laptop’s date set back by an hour', -3_600_000]
])('L48 a server that stops during the last call closes the vote once it is back %s', async (_, jump) => {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const phone = await resident(server, made);
	const vote = await openVote(staff, item);
	await phone.do(ballot(vote, 'for'));
	await callLast(staff, vote);
	await server.close();
	const clock = startClock();
	const again = await startTestServer({ dataDir: server.dataDir, clock: () => clock() + jump });
	const back = await facilitator(again, made);
	const closed = await back.until(isClosed);
	expect(closed.vote?.results).toMatchObject([{ cast: 1, counts: { for: 1 } }]);
	expect(await closers(again, made.id)).toEqual(['host']);
});

test('L48 a closing that the disk refuses is tried again', async () => {
	const disk = new Disk();
	const server = await startTestServer({ around: disk.around });
	const { made, staff, item } = await openMeeting(server);
	const vote = await openVote(staff, item);
	await callLast(staff, vote);
	disk.refuses = 'once';
	await staff.until((view) => view.connections.failing);
	await staff.until(isClosed);
	expect(await closers(server, made.id)).toEqual(['host']);
});

test('L48 a vote whose box cannot be read stays open, and staff see why', async () => {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const phone = await resident(server, made);
	const vote = await openVote(staff, item);
	await phone.do(ballot(vote, 'for'));
	await callLast(staff, vote);
	await server.close();
	await rm(join(server.dataDir, 'boxes'), { recursive: true });
	const again = await startTestServer({ dataDir: server.dataDir, clock: () => Date.now() + 6000 });
	const back = await facilitator(again, made);
	const seen = await back.until((view) => view.votes[0]?.unread === true);
	expect(seen.vote).toMatchObject({ state: 'open', lastCall: null });
	await back.do({ type: 'CloseVote', vote, round: 1, lost: true });
	await back.until(isClosed);
});
