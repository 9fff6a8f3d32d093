import { expect, test } from 'vitest';
import { connect, newToken } from '../support/client.ts';
import { askForOrAgainst, openMeeting, resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';

test('H13 a flood is kept from the screen, and one key hides the wall while the vote goes on', async () => {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const screen = await connect(server, { meeting: made.id, token: made.token, role: 'screen' });
	const voter = await resident(server, made);
	const vote = await askForOrAgainst(staff, item);
	await voter.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', review: false, open: true });
	const crowd = await Promise.all(Array.from({ length: 6 }, () => resident(server, made, newToken())));
	await Promise.all(
		crowd.flatMap((phone) =>
			Array.from({ length: 15 }, (_, n) => phone.send({ type: 'PostIdea', wall, words: `Encore ${n}` }))
		)
	);
	const flooded = await staff.until((view) => view.wall?.count === 90);
	expect(flooded.walls.at(-1)).toMatchObject({ held: true, review: true, waiting: 70 });
	expect((await screen.until(({ ideas }) => ideas.length > 0)).ideas.length).toBeLessThanOrEqual(20);
	await staff.do({ type: 'HideWall', wall });
	const hidden = await screen.until((view) => view.wall?.hidden === true);
	expect([hidden.ideas, hidden.groups]).toEqual([[], []]);
	expect((await voter.until((view) => view.wall?.hidden === true)).ideas).toEqual([]);
	await voter.do({ type: 'CastBallot', vote, round: 1, choice: ['against'] });
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	const { votes } = await staff.until((view) => view.votes[0]?.state === 'closed');
	expect(votes[0]?.results[0]).toMatchObject({ cast: 1, counts: { for: 0, against: 1 } });
	await staff.do({ type: 'ShowWall', wall });
	expect((await screen.until((view) => view.wall?.hidden === false)).ideas.length).toBeLessThanOrEqual(20);
});
