// Ballot levels against somebody with many browsers, somebody with no slip, and a facilitator in a hurry.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import type { RoomView, StaffView } from '#meeting/view-types.ts';
import type { Client } from '../support/client.ts';
import { newId } from '../support/client.ts';
import { facilitator, openMeeting, resident, type Made } from '../support/hall.ts';
import { newFolder, post, startServerOn, startTestServer, type TestServer } from '../support/server.ts';

type Level = 'indicative' | 'checked' | 'coded';
const ballot = (vote: string, choice: string, code?: string): ClientCommand => ({
	type: 'CastBallot',
	vote,
	round: 1,
	choice: [choice],
	...(code !== undefined && { code })
});
const openVote = (staff: Client<StaffView>, item: string, level: Level, secret = true): Promise<string> =>
	staff.do({
		type: 'PrepareVote',
		item,
		question: 'Repeindre la cage A ?',
		kind: 'approval',
		options: [],
		secret,
		level,
		open: true
	});
async function answer(client: Client<RoomView> | Client<StaffView>, command: ClientCommand): Promise<string> {
	const said = await client.raw({ id: newId(), command });
	return 'refused' in said ? said.refused : 'accepted';
}

interface Printed {
	readonly slips: readonly { readonly number: number; readonly code: string }[];
}
const print = async (server: TestServer, { id, token }: Made, count: number): Promise<Printed['slips']> =>
	(await post<Printed>(server, `/meetings/${id}/slips`, { count }, token)).body.slips;

async function everyByteUnder(folder: string): Promise<string> {
	const found = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
	return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}
const result = async (staff: Client<StaffView>, vote: string) => {
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	const view = await staff.until(({ vote: shown }) => shown?.state === 'closed');
	return view.vote?.results.at(-1);
};

describe('H12 somebody opens the page in ten browsers', () => {
	test('H12 an indicative vote counts ten, and says that it is indicative', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const browsers = await Promise.all(Array.from({ length: 10 }, () => resident(server, made)));
		const vote = await openVote(staff, item, 'indicative');
		for (const browser of browsers) await browser.do(ballot(vote, 'for'));
		expect(await result(staff, vote)).toMatchObject({ cast: 10 });
		expect(staff.view.vote?.level).toBe('indicative');
	});

	test('H12 a checked vote takes the one that staff have seen, and never more than were counted', async () => {
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

	test('H12 a coded vote takes as many as there are slips, however often each is sent', async () => {
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

describe('L28 the codes of slips', () => {
	test('L28 are told to the facilitator alone', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const other = await openMeeting(server, { token: made.token });
		const { status } = await post(server, `/meetings/${other.made.id}/slips`, { count: 3 }, 'x'.repeat(30));
		expect(status).toBe(401);
		for (const count of [0, 501, 1.5, 'trois'])
			expect((await post(server, `/meetings/${made.id}/slips`, { count }, made.token)).status).toBe(400);
		expect(new Set((await print(server, made, 500)).map(({ code }) => code)).size).toBe(500);
	});

	test('L28 are in no file and no message, also once they were used', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const slips = await print(server, made, 4);
		const phone = await resident(server, made);
		const vote = await openVote(staff, item, 'coded');
		for (const { code } of slips) await phone.do(ballot(vote, 'for', code));
		await staff.until((view) => view.vote?.answered === 4);
		const kept = await everyByteUnder(server.dataDir);
		const sent = JSON.stringify([...staff.messages, ...phone.messages]);
		expect(kept).toContain('SlipsMade');
		for (const { code } of slips) for (const place of [kept, sent]) expect(place.includes(code)).toBe(false);
	});

	test('L28 are read as people type them', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const [slip] = await print(server, made, 1);
		const phone = await resident(server, made);
		const vote = await openVote(staff, item, 'coded');
		const code = slip?.code ?? '';
		const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();
		const alike = typed.replaceAll('o', '0').replaceAll('i', '1').replaceAll('b', '8');
		for (const written of [typed, alike])
			expect(await answer(phone, ballot(vote, 'for', written))).toBe('accepted');
		expect(await result(staff, vote)).toMatchObject({ cast: 1 });
	});

	test('L28 a secret ballot whose event was cut off comes back to its slip', async () => {
		const dataDir = await newFolder();
		const before = await startServerOn(dataDir);
		const { made, staff, item } = await openMeeting(before);
		const [slip] = await print(before, made, 2);
		const phone = await resident(before, made);
		const vote = await openVote(staff, item, 'coded');
		await phone.do(ballot(vote, 'for', slip?.code));
		await before.close();
		const journal = join(dataDir, 'meetings', `${made.id}.jsonl`);
		const lines = (await readFile(journal, 'utf8')).trimEnd().split('\n');
		expect(lines.at(-1)).toContain('BallotCast');
		await writeFile(journal, `${lines.slice(0, -1).join('\n')}\n`);

		const after = await startTestServer({ dataDir });
		const chief = await facilitator(after, made);
		expect(chief.view.vote?.answered).toBe(1);
		expect(chief.view.slips.map(({ used }) => used)).toEqual([true, false]);
		expect(await result(chief, vote)).toMatchObject({ cast: 1, counts: { for: 1 }, channels: { phone: 1 } });
	});
});
