// The levels of votes, tried by somebody with many browsers, somebody without a slip, and a facilitator in a hurry.
import { describe, expect, test } from 'vitest';
import { openMeeting, resident } from '../support/hall.ts';
import { answer, ballot, openVote, print, result } from '../support/levels.ts';
import { startTestServer } from '../support/server.ts';

describe('H12 somebody opens the page in ten browsers', () => {
	test('H12 an indicative vote counts ten answers, and says that it is indicative', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const browsers = await Promise.all(Array.from({ length: 10 }, () => resident(server, made)));
		const vote = await openVote(staff, item, 'indicative');
		for (const browser of browsers) await browser.do(ballot(vote, 'for'));
		expect(await result(staff, vote)).toMatchObject({ cast: 10 });
		expect(staff.view.vote?.level).toBe('indicative');
	});

	test('H12 a checked vote takes the phone that staff have seen, and never more answers than people counted', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const [seen, ...others] = await Promise.all(Array.from({ length: 10 }, () => resident(server, made)));
		await staff.do({ type: 'CountPresent', present: 2 });
		expect(await answer(staff, { type: 'AdmitPhones' })).toBe('more-than-present');
		const number = seen?.mine?.phone;
		const shown = (await staff.until(({ persons }) => persons.length === 10)).persons;
		const person = shown.find(({ phone }) => phone === number)?.id ?? '';
		await staff.do({ type: 'SetAdmitted', person, admitted: true });
		await seen?.until((_, mine) => mine?.admitted === true);
		const vote = await openVote(staff, item, 'checked');
		expect(seen && (await answer(seen, ballot(vote, 'against')))).toBe('accepted');
		for (const other of others) expect(await answer(other, ballot(vote, 'for'))).toBe('not-admitted');
		for (const hands of [2, 1]) {
			const command = { type: 'CountHands', vote, round: 1, counts: { for: hands } } as const;
			expect(await answer(staff, command)).toBe(hands === 2 ? 'more-than-present' : 'accepted');
		}
		expect(await result(staff, vote)).toMatchObject({ cast: 2, present: 2, counts: { for: 1, against: 1 } });
	});

	test('H12 a coded vote takes as many ballots as there are slips, however often each is sent', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const slips = await print(server, made, 3);
		const browsers = await Promise.all(Array.from({ length: 5 }, () => resident(server, made)));
		const vote = await openVote(staff, item, 'coded');
		for (const browser of browsers) {
			expect(await answer(browser, ballot(vote, 'for'))).toBe('slip-unknown');
			expect(await answer(browser, ballot(vote, 'for', 'AAAAAAAA'))).toBe('slip-unknown');
			expect(await answer(browser, ballot(vote, 'for', slips[0]?.code))).toBe('accepted');
		}
		expect(browsers[4] && (await answer(browsers[4], ballot(vote, 'against', slips[1]?.code)))).toBe(
			'accepted'
		);
		expect(await result(staff, vote)).toMatchObject({
			cast: 2,
			slips: 3,
			counts: { for: 1, against: 1 }
		});
	});
});
