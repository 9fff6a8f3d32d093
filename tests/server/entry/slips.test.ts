import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkToken } from '../../support/hostile/links.ts';
import { newToken } from '../../support/client.ts';
import { facilitator, makeMeeting, openMeeting, resident, tablesOf } from '../../support/hall.ts';
import { answer, ballot, openVote, print, result } from '../../support/levels.ts';
import { newFolder, post, startServerOn, startTestServer } from '../../support/server.ts';

async function everyByteUnder(folder: string): Promise<string> {
	const found = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
	return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}
describe('L28 the codes of slips', () => {
	test('L28 the codes are told to the facilitator alone', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const phone = newToken();
		await resident(server, made, phone);
		const elsewhere = await makeMeeting(server, { token: made.token });
		const tables = (await tablesOf(server, made.token)).tables;
		const other = tables.find(({ meetings }) => meetings.some(({ id }) => id === elsewhere.id))?.id ?? '';
		const key = await post<{ secret: string }>(server, `/tables/${other}/keys`, {}, made.token);
		const { body } = await post<{ token: string }>(server, '/enter', { secret: key.body.secret });
		const tokens = {
			phone,
			nobody: 'x'.repeat(30),
			screen: await linkToken(server, made, 'screen'),
			scribe: await linkToken(server, made, 'scribe'),
			'a facilitator of another evening': await linkToken(server, elsewhere, 'facilitator'),
			'the key of another table': body.token
		};
		for (const [who, token] of Object.entries(tokens)) {
			const asked = await post(server, `/meetings/${made.id}/slips`, { count: 3 }, token);
			expect(asked, who).toEqual({ status: 401, body: { refused: 'not-allowed' } });
		}
		// The code is good in its own meeting.
		expect(await print(server, { ...elsewhere, token: body.token }, 1)).toHaveLength(1);
		for (const count of [0, 501, 1.5, 'trois'])
			expect((await post(server, `/meetings/${made.id}/slips`, { count }, made.token)).status).toBe(400);
		expect(new Set((await print(server, made, 500)).map(({ code }) => code)).size).toBe(500);
	});

	test('L28 no file and no message holds a code, not even after it was used', async () => {
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

	test('L28 codes are read as people type them', async () => {
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
		// A crash leaves the index like this: the mark of the journal came later.
		for (const name of ['catalogue.json', 'catalogue.copy.json']) {
			const path = join(dataDir, name);
			const index = JSON.parse(await readFile(path, 'utf8')) as { meetings: { known?: unknown }[] };
			for (const row of index.meetings) delete row.known;
			await writeFile(path, JSON.stringify(index));
		}

		const after = await startTestServer({ dataDir });
		const chief = await facilitator(after, made);
		expect(chief.view.vote?.answered).toBe(1);
		expect(chief.view.slips.map(({ used }) => used)).toEqual([true, false]);
		expect(await result(chief, vote)).toMatchObject({ cast: 1, counts: { for: 1 }, channels: { phone: 1 } });
	});
});
