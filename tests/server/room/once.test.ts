import { Answers } from '#server/room/answers.ts';
import { describe, expect, test } from 'vitest';
import { connect, newId, newToken } from '../../support/client.ts';
import { facilitator, openMeeting, resident } from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';

describe('L2 the same command again', () => {
	test('L2 a double tap is one hand, and both taps get the same answer', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const phone = await resident(server, made);
		const id = newId();
		const [first, second] = await Promise.all([
			phone.send({ type: 'RaiseHand', kind: 'speak' }, id),
			phone.send({ type: 'RaiseHand', kind: 'speak' }, id)
		]);
		expect(first).toHaveProperty('version');
		expect(second).toEqual(first);
		expect((await phone.until((view) => view.turns.length > 0)).turns).toHaveLength(1);
	});

	test('L2 a resend after a restart gets the first answer and does nothing', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const token = newToken();
		const phone = await resident(server, made, token);
		const id = newId();
		const first = await phone.send({ type: 'RaiseHand', kind: 'speak' }, id);
		await phone.until((_, mine) => mine?.turns[0] === id);
		const journal = phone.version?.journal ?? 0;
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		const back = await resident(again, made, token);
		expect(await back.send({ type: 'RaiseHand', kind: 'speak' }, id)).toEqual(first);
		expect(back.view.turns.map((turn) => turn.id)).toEqual([id]);
		expect(back.version?.journal).toBe(journal);
		expect(back.mine?.turns).toEqual([id]);
	});

	test('L2 a refusal is repeated, even if the command would now be accepted', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const phone = await resident(server, made);
		const turn = await phone.do({ type: 'RaiseHand', kind: 'speak' });
		const id = newId();
		const refused = await phone.send({ type: 'RaiseHand', kind: 'speak' }, id);
		expect(refused).toEqual({ refused: 'already-waiting' });
		await phone.do({ type: 'WithdrawHand', turn });
		await staff.until((view) => view.turns.length === 0);
		expect(await phone.send({ type: 'RaiseHand', kind: 'speak' }, id)).toEqual(refused);
		await phone.do({ type: 'RaiseHand', kind: 'speak' });
	});

	test('L2 after a restart a refused command is decided anew', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const token = newToken();
		const phone = await resident(server, made, token);
		const turn = await phone.do({ type: 'RaiseHand', kind: 'speak' });
		const id = newId();
		const refused = await phone.send({ type: 'RaiseHand', kind: 'speak' }, id);
		expect(refused).toEqual({ refused: 'already-waiting' });
		await phone.do({ type: 'WithdrawHand', turn });
		await staff.until((view) => view.turns.length === 0);
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		const back = await resident(again, made, token);
		expect(await back.send({ type: 'RaiseHand', kind: 'speak' }, id)).toHaveProperty('version');
		expect((await back.until((view) => view.turns.length > 0)).turns.map((turn) => turn.id)).toEqual([id]);
	});

	test('L2 two devices may use the same id: neither repeats nor replaces the other’s command', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const [one, two] = [await resident(server, made), await resident(server, made)];
		const id = await one.do({ type: 'RaiseHand', kind: 'speak' });
		expect(await two.send({ type: 'RaiseHand', kind: 'speak' }, id)).toEqual({ refused: 'id-taken' });
	});
});

describe('L3 order', () => {
	test('L3 of two facilitators who call the next person at once, one succeeds', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const other = await facilitator(server, made);
		for (let people = 0; people < 3; people += 1)
			await (await resident(server, made)).do({ type: 'RaiseHand', kind: 'speak' });
		const { turns } = await staff.until((view) => view.turns.length === 3);
		const answers = await Promise.all([
			staff.send({ type: 'CallNext', after: null }),
			other.send({ type: 'CallNext', after: null })
		]);
		expect(answers.filter((answer) => 'version' in answer)).toHaveLength(1);
		expect(answers).toContainEqual({ refused: 'next-changed' });
		const view = await staff.until(({ floor }) => floor !== null);
		expect(view.floor?.turn).toBe(turns[0]?.id);
		expect(view.turns.map(({ id }) => id)).toEqual(turns.slice(1).map(({ id }) => id));
	});

	test('L3 commands that a device sends at once are done in its order', async () => {
		const server = await startTestServer();
		const { staff } = await openMeeting(server);
		const counts = Array.from({ length: 50 }, (_, n) => n);
		const answers = await Promise.all(counts.map((present) => staff.send({ type: 'CountPresent', present })));
		const versions = answers.map((answer) => ('version' in answer ? answer.version : NaN));
		expect(versions).toEqual(counts.map((n) => (versions[0] ?? NaN) + n));
		expect((await staff.until(({ people }) => people.present === 49)).people.counted).toBe(true);
	});

	test('L3 a phone that raises its hand before it has a seat is refused, and can then go on', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const phone = await connect(server, { meeting: made.key, token: newToken(), role: 'resident' });
		const [early, seat, late] = await Promise.all([
			phone.send({ type: 'RaiseHand', kind: 'speak' }),
			phone.send({ type: 'Arrive' }),
			phone.send({ type: 'RaiseHand', kind: 'speak' })
		]);
		expect(early).toEqual({ refused: 'no-seat' });
		expect(seat).toHaveProperty('version');
		expect(late).toHaveProperty('version');
	});
});

test('L2 of many refusals the oldest are forgotten, and what was accepted never is', () => {
	const answers = new Answers();
	answers.accepted('phone', 'done', 1);
	for (let n = 0; n <= 5000; n += 1) answers.refused('phone', `no-${n}`, { refused: 'unknown' });
	expect(answers.first('phone', 'no-0')).toBeUndefined();
	expect(answers.first('phone', 'no-1')).toEqual({ refused: 'unknown' });
	expect(answers.first('phone', 'no-5000')).toEqual({ refused: 'unknown' });
	expect(answers.first('phone', 'done')).toEqual({ version: 1 });
	expect(answers.first('laptop', 'done')).toBeUndefined();
});
