// The box of an open secret vote is a file of its own, and a file can go. The evening must not end there.
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newToken } from '../support/client.ts';
import { facilitator, openMeeting, resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { ballot, openVote } from './votes.ts';

/** Three ballots in an open secret vote; then the server stops and the box is harmed. */
async function afterHarm(harm: (file: { box: string; key: string }) => Promise<unknown>) {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const tokens = Array.from({ length: 3 }, newToken);
	const phones = await Promise.all(tokens.map((token) => resident(server, made, token)));
	const vote = await openVote(staff, item);
	for (const phone of phones) await phone.do(ballot(vote, 'for'));
	await server.close();
	const folder = join(server.dataDir, 'boxes');
	const box = (await readdir(folder)).find((name) => name.endsWith('.box')) ?? '';
	await harm({ box: join(folder, box), key: join(folder, box.replace('.box', '.key')) });
	const again = await startTestServer({ dataDir: server.dataDir });
	const back = await Promise.all(tokens.map((token) => resident(again, made, token)));
	return { server: again, made, staff: await facilitator(again, made), phones: back, vote };
}

/** The bytes of the first ballot are changed in one bit. */
async function flipBallot(path: string) {
	const bytes = await readFile(path);
	const at = bytes.findIndex((byte, index) => index >= 1024 && byte !== 0);
	bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
	await writeFile(path, bytes);
}

const harms = {
	gone: ({ box }) => rm(box),
	'without its key': ({ key }) => rm(key),
	'cut short': ({ box }) => truncate(box, 900),
	'flipped in one bit': ({ box }) => flipBallot(box)
} satisfies Record<string, Parameters<typeof afterHarm>[0]>;

for (const [what, harm] of Object.entries(harms))
	test(`An open secret vote whose box cannot be read (${what}): the vote is closed by saying what was lost, and the evening ends`, async () => {
		const { server, made, staff, phones, vote } = await afterHarm(harm);
		const close = { type: 'CloseVote', vote, round: 1 } as const;
		expect(await staff.send(close)).toEqual({ refused: 'box-mismatch' });
		expect(await staff.send({ type: 'CloseMeeting' })).toEqual({ refused: 'box-mismatch' });
		await staff.do({ ...close, lost: true });
		const closed = await staff.until((view) => view.vote?.state === 'closed');
		const counts = { for: 0, against: 0, abstain: 0, none: 0 };
		expect(closed.vote?.results).toMatchObject([{ cast: 0, lost: 3, counts }]);

		await staff.do({ type: 'ReopenVote', vote, round: 1 });
		for (const phone of phones) await phone.do(ballot(vote, 'against', 2));
		await staff.do({ type: 'CloseMeeting' });
		const { votes } = await staff.until((view) => view.meeting.phase === 'closed');
		expect(votes[0]?.results).toMatchObject([{ lost: 3 }, { cast: 3, counts: { against: 3 } }]);
		expect(votes[0]?.results[1]).not.toHaveProperty('lost');
		const minutes = await (await fetch(`${server.url}/minutes/${made.key}.md`)).text();
		expect(minutes).toContain('3 bulletins secrets n’ont pas pu être lus');
		await server.close(); // what was in the boxes goes after the answer
		expect(await readdir(join(server.dataDir, 'boxes'))).toEqual([]);
	});

test('Ballots sent to a lost box: refused by themselves, and what came in the same breath is taken', async () => {
	const { staff, phones, vote } = await afterHarm(harms.gone);
	const answers = await Promise.all([
		staff.send({ type: 'CountPresent', present: 30 }),
		...phones.map((phone) => phone.send(ballot(vote, 'against'))),
		phones[0]?.send({ type: 'RaiseHand', kind: 'speak' })
	]);
	expect(answers.slice(1, 4)).toEqual(Array(3).fill({ refused: 'box-mismatch' }));
	for (const answer of [answers[0], answers[4]]) expect(answer).toHaveProperty('version');
	const seen = await staff.until((view) => view.people.present === 30 && view.turns.length === 1);
	expect(seen.connections.failing).toBe(false);
});
