import { expect, test } from 'vitest';
import { laptop, openMeeting, resident } from '../support/hall.ts';
import { overlay } from '../support/failing.ts';
import { startTestServer } from '../support/server.ts';

test('H11 a room that throws closes itself; whoever is in another does not notice', async () => {
	let falls = '';
	const server = await startTestServer({
		around: (store) =>
			overlay(store, {
				tally: (meeting, box) => {
					if (meeting === falls) throw new TypeError('a mistake of ours');
					return store.tally(meeting, box);
				}
			})
	});
	const token = await laptop(server);
	const [here, there] = [await openMeeting(server, { token }), await openMeeting(server, { token })];
	const bystander = await resident(server, there.made);
	const { staff, item } = here;
	const plan = { item, question: 'Oui ?', kind: 'approval', open: true } as const;
	const vote = await staff.do({ type: 'PrepareVote', ...plan, options: [] });
	const gone = new Promise((resolve) => staff.socket.once('disconnect', resolve));
	falls = here.made.id;
	expect(await staff.send({ type: 'CloseVote', vote, round: 1 })).toEqual({ refused: 'not-saved' });
	await gone;
	await there.staff.do({ type: 'CountPresent', present: 4 });
	await bystander.until((view) => view.people.present === 4);
	expect(bystander.socket.connected).toBe(true);
	falls = '';
	await staff.until((view) => staff.socket.connected && view.vote?.state === 'open');
	await staff.do({ type: 'CloseVote', vote, round: 1 });
});
