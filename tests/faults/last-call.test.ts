// The room itself ends a last call, whatever happens in its five seconds.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startClock } from '#server/process/clock.ts';
import { facilitator, openMeeting, resident } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder, startTestServer } from '../support/server.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

test('SIGKILL during the last call of a secret vote: after the restart the room closes the vote once, with every acknowledged ballot', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	const { made, staff, item } = await openMeeting(server);
	const phones = await Promise.all([1, 2, 3].map(() => resident(server, made)));
	const vote = await openVote(staff, item);
	await phones[0]?.do(ballot(vote, 'for'));
	await staff.do({ type: 'CallLast', vote, round: 1 });
	await Promise.all(phones.slice(1).map((phone) => phone.do(ballot(vote, 'against'))));
	await server.stop('SIGKILL');
	const again = await spawnServer(dataDir);
	const back = await facilitator(again, made);
	const closed = await back.until((view) => view.vote?.state === 'closed');
	expect(closed.vote?.results).toMatchObject([{ cast: 3, counts: { for: 1, against: 2 } }]);
	const journal = await readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	expect(journal.match(/"VoteClosed"/g)).toHaveLength(1);
});

test('Ballots come without pause over the end of a last call: each is counted, or told that it came too late', async () => {
	const clock = startClock();
	let jump = 0;
	const server = await startTestServer({ clock: () => clock() + jump });
	const { made, staff, item } = await openMeeting(server);
	const phones = await Promise.all(Array.from({ length: 48 }, () => resident(server, made)));
	const vote = await openVote(staff, item);
	await staff.do({ type: 'CallLast', vote, round: 1 });
	const sent = (some: typeof phones) => some.map((phone) => phone.send(ballot(vote, 'for')));
	const before = sent(phones.slice(0, 24));
	// The end comes while ballots are on their way. The first one is in, and nobody knows of the others.
	await Promise.race(before);
	jump = 5000;
	const after = sent(phones.slice(24));
	await staff.do({ type: 'CountSomeone' });
	const answers = await Promise.all([...before, ...after]);
	const isCounted = (answer: object) => 'version' in answer;
	const refused = answers.filter((answer) => !isCounted(answer));
	expect(refused).toEqual(refused.map(() => ({ refused: 'vote-closed' })));
	const closed = await staff.until((view) => view.vote?.state === 'closed');
	expect(closed.vote?.results).toMatchObject([{ cast: answers.filter(isCounted).length }]);
	expect(answers.slice(24).filter(isCounted)).toEqual([]);
});
