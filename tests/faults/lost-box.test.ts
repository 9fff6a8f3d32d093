// The box of an open secret vote is a file of its own, and a file can get lost. The evening must go on all the same.
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newToken } from '../support/client.ts';
import { facilitator, openMeeting, resident } from '../support/hall.ts';
import { decodeSlots, headerBytes, keyNamedIn } from '#server/store/box-file.ts';
import { BoxKeys } from '#server/store/box-keys.ts';
import { realDisk } from '#server/store/disk.ts';
import { slotBytes } from '#server/store/slot.ts';
import { startTestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { ballot, openVote } from '../support/faults/votes.ts';
import { readMinutes } from '../support/reading.ts';

interface Harm {
	readonly by: (file: { box: string; key: string; keys: string }) => Promise<unknown>;
	/** How many of the three ballots can still be read. */
	readonly read: number;
}

/** An open secret vote with three ballots. Then the server stops, and the box is harmed. */
async function afterHarm({ by }: Harm) {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const tokens = Array.from({ length: 3 }, newToken);
	const phones = await Promise.all(tokens.map((token) => resident(server, made, token)));
	const vote = await openVote(staff, item);
	for (const phone of phones) await phone.do(ballot(vote, 'for'));
	await server.close();
	const [folder, keys] = [join(server.dataDir, 'boxes'), join(stateBeside(server.dataDir), 'keys')];
	const [[box = ''], [key = '']] = await Promise.all([readdir(folder), readdir(keys)]);
	await by({ box: join(folder, box), key: join(keys, key), keys });
	const again = await startTestServer({ dataDir: server.dataDir });
	const back = await Promise.all(tokens.map((token) => resident(again, made, token)));
	return { server: again, made, staff: await facilitator(again, made), phones: back, vote };
}

/** The places of the ballots in a box. */
async function ballotsIn(dataDir: string, keys: string, bytes: Buffer): Promise<number[]> {
	const key = await (await BoxKeys.open(keys, dataDir, realDisk)).find(keyNamedIn(bytes) ?? '');
	const slots = key ? decodeSlots(key, bytes) : [];
	return slots.flatMap((slot, at) => (typeof slot === 'object' ? [headerBytes + at * slotBytes] : []));
}

/** Changes one bit of one ballot. */
async function flipBallot(path: string, keys: string) {
	const bytes = await readFile(path);
	const [at = -1] = await ballotsIn(join(path, '../..'), keys, bytes);
	bytes.writeUInt8(bytes.readUInt8(at + 99) ^ 4, at + 99);
	await writeFile(path, bytes);
}

/** Leaves the box as in a copy that was made while it grew: only two ballots are in it. */
async function cutBox(path: string, keys: string) {
	const bytes = await readFile(path);
	const last = (await ballotsIn(join(path, '../..'), keys, bytes)).at(-1) ?? 0;
	await truncate(path, last + 99);
}

const harms = {
	gone: { by: ({ box }) => rm(box), read: 0 },
	'without its key': { by: ({ key }) => rm(key), read: 0 },
	'cut to its first bytes': { by: ({ box }) => truncate(box, 90), read: 0 },
	'cut within a ballot': { by: ({ box, keys }) => cutBox(box, keys), read: 2 },
	'flipped in one bit': { by: ({ box, keys }) => flipBallot(box, keys), read: 2 }
} satisfies Record<string, Harm>;

for (const [what, harm] of Object.entries(harms))
	test(`The box of an open secret vote cannot be read, or not whole (${what}): readable ballots count, the vote closes and says how many were lost, and the evening ends`, async () => {
		const { server, made, staff, phones, vote } = await afterHarm(harm);
		const close = { type: 'CloseVote', vote, round: 1 } as const;
		expect(await staff.send(close)).toEqual({ refused: 'box-mismatch' });
		expect(await staff.send({ type: 'CloseMeeting' })).toEqual({ refused: 'box-mismatch' });
		await staff.do({ ...close, lost: true });
		const closed = await staff.until((view) => view.vote?.state === 'closed');
		const counts = { for: harm.read, against: 0, abstain: 0, none: 0 };
		const lost = 3 - harm.read;
		expect(closed.vote?.results).toMatchObject([{ cast: harm.read, lost, counts }]);

		await staff.do({ type: 'ReopenVote', vote, round: 1 });
		for (const phone of phones) await phone.do(ballot(vote, 'against', 2));
		await staff.do({ type: 'CloseMeeting' });
		const { votes } = await staff.until((view) => view.meeting.phase === 'closed');
		expect(votes[0]?.results).toMatchObject([{ lost }, { cast: 3, counts: { against: 3 } }]);
		expect(votes[0]?.results[1]).not.toHaveProperty('lost');
		const minutes = await (await readMinutes(server, made, '.md')).text();
		expect(minutes).toContain(
			lost === 1 ? '1 bulletin secret n’a pas pu être lu' : '3 bulletins secrets n’ont pas pu être lus'
		);
		await server.close(); // what was in the boxes goes after the answer
		for (const folder of [join(server.dataDir, 'boxes'), join(stateBeside(server.dataDir), 'keys')])
			expect(await readdir(folder)).toEqual([]);
	});

test('A meeting is closed while the box of its open secret vote cannot be read whole: after one question it closes, counts what can be read and reports the rest', async () => {
	const { server, staff } = await afterHarm(harms['flipped in one bit']);
	expect(await staff.send({ type: 'CloseMeeting' })).toEqual({ refused: 'box-mismatch' });
	expect(staff.view.meeting.phase).toBe('open');
	await staff.do({ type: 'CloseMeeting', lost: true });
	const { votes } = await staff.until((view) => view.meeting.phase === 'closed');
	expect(votes[0]?.results).toMatchObject([{ cast: 2, lost: 1, counts: { for: 2 } }]);
	await server.close();
	expect(await readdir(join(server.dataDir, 'boxes'))).toEqual([]);
});

test('Ballots are sent to a lost box: they alone are refused, and commands that come at the same moment are taken', async () => {
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
