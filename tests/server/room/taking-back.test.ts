// A closing that was a mistake: code, seats and places are there again.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newToken } from '../../support/client.ts';
import { ask, post, startTestServer } from '../../support/server.ts';
import { askForOrAgainst, facilitator, openMeeting, resident, tablesOf } from '../../support/hall.ts';

test('M16 phones keep their seats and places, the code opens again, and the index says so, also after a restart', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const tokens = [newToken(), newToken()];
	const phones = await Promise.all(tokens.map((token) => resident(server, made, token)));
	const [one, two] = phones;
	if (!one || !two) throw new Error('two phones came');
	const turn = await one.do({ type: 'RaiseHand', kind: 'speak' });
	const later = await two.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.do({ type: 'CallNext', after: null });
	const { hall } = await staff.until((view) => view.turns.length === 1 && view.floor !== null);
	await staff.do({ type: 'CloseMeeting' });
	await one.until((view, mine) => view.meeting.phase === 'closed' && mine?.speaking === null);
	expect(await post(server, '/join', { code: hall.code })).toMatchObject({ status: 404 });
	await server.close();

	const again = await startTestServer({ dataDir: server.dataDir });
	const back = await facilitator(again, made);
	await back.do({ type: 'TakeBackClosing' });
	const open = await back.until((view) => view.hall.code !== null);
	expect(open).toMatchObject({
		hall: { code: hall.code },
		meeting: { phase: 'open', closedAt: null, takeBackUntil: null },
		floor: { turn },
		turns: [{ id: later }]
	});
	expect(await post(again, '/join', { code: hall.code })).toMatchObject({ body: { key: made.key } });
	const [row] = (await tablesOf(again, made.token)).tables.flatMap(({ meetings }) => meetings);
	expect(row).toMatchObject({ phase: 'open', closedAt: null });
	const first = await resident(again, made, tokens[0]);
	expect(first.mine?.speaking).toBe(turn);
	const second = await resident(again, made, tokens[1]);
	expect(second.mine?.turns).toEqual([later]);
	expect(await ask(again, '/retention', { token: made.token })).toMatchObject({
		body: { coming: [], due: [] }
	});
});

test('V30 the box of a vote that was opened by mistake is gone, and the next opening has a box of its own', async () => {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const phone = await resident(server, made);
	const vote = await askForOrAgainst(staff, item, { question: 'Un banc ?' });
	await staff.do({ type: 'TakeBackOpening', vote, round: 1 });
	await staff.do({ type: 'OpenVote', vote });
	await phone.do({ type: 'CastBallot', vote, round: 2, choice: ['for'] });
	await staff.do({ type: 'CloseVote', vote, round: 2 });
	const closed = await staff.until((view) => view.vote?.state === 'closed');
	expect(closed.vote?.results).toMatchObject([{ round: 1, cast: 1, counts: { for: 1 } }]);
	await staff.do({ type: 'CountSomeone' }); // answered once the box is dealt with
	expect(await readdir(join(server.dataDir, 'boxes'))).toEqual([]);
});
