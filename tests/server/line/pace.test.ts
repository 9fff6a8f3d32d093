import { expect, test } from 'vitest';
import { countTickMs } from '#server/room/broadcast.ts';
import { newToken } from '../../support/client.ts';
import { askForOrAgainst, openMeeting, resident } from '../../support/hall.ts';
import { startTestServer } from '../../support/server.ts';

test('ballots alone reach a phone no more often than their pause allows, and as a count only', async () => {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const [watching, ...voters] = await Promise.all(Array.from({ length: 41 }, () => resident(server, made)));
	if (!watching) throw new Error('a phone');
	const question = 'Un banc à l’ombre ?';
	const vote = await askForOrAgainst(staff, item, { question });
	await watching.until((view) => view.vote?.state === 'open');
	const [had, from] = [watching.messages.length, performance.now()];
	for (const voter of voters) await voter.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
	await watching.until((view) => view.vote?.answered === voters.length);
	const got = watching.messages.slice(had);
	expect(got.length).toBeLessThanOrEqual(Math.ceil((performance.now() - from) / countTickMs) + 1);
	expect(Object.keys(got.at(-1)?.patches?.[0] ?? {})).toEqual(['fields']);
	expect(got.at(-1)?.patches?.[0]?.fields).toEqual({ vote: { answered: voters.length } });
});

test('L29 a device’s own part comes after the view that it speaks of, however recently that view went out', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	const token = newToken();
	const phone = await resident(server, made, token);
	for (let time = 0; time < 6; time += 1) {
		const other = await resident(server, made); // counted at once: the next view waits
		const raising = phone.do({ type: 'RaiseHand', kind: 'speak' });
		await raising;
		const again = await resident(server, made, token); // between the saving and the next view
		expect(again.view.turns.map(({ id }) => id)).toEqual(again.mine?.turns);
		again.close();
		await phone.until(() => phone.mine?.turns.length === 1);
		expect(phone.view.turns.map(({ id }) => id)).toEqual(phone.mine?.turns);
		await phone.do({ type: 'WithdrawHand', turn: await raising });
		await phone.until(() => phone.mine?.turns.length === 0);
		other.close();
	}
});
