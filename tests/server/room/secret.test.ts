import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { signObjects } from '#meeting/sign.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { newToken, type Client } from '../../support/client.ts';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../../support/hall.ts';
import { newFolder, startTestServer, type TestServer } from '../../support/server.ts';
import { spawnServer } from '../../support/process.ts';

const openVote = (staff: Client<StaffView>, item: string): Promise<string> =>
	staff.do({
		type: 'PrepareVote',
		item,
		question: 'Qui nous représente ?',
		kind: 'one',
		options: ['Aïcha', 'Bruno', 'Chloé'],
		open: true
	});

/** Every file under the folder, by name. */
async function bytesUnder(folder: string): Promise<Map<string, Buffer>> {
	const names = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
	return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}

describe('L11 a secret vote', () => {
	test('L11 an open secret vote shows how many answered, and shows nobody anything of a choice', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const phones = await Promise.all(Array.from({ length: 5 }, () => resident(server, made)));
		const vote = await openVote(staff, item);
		const choices = ['a', 'b', 'b', 'c', 'a'];
		await Promise.all(phones.map((phone, n) => phone.do(ballot(vote, choices[n] ?? 'a'))));
		await staff.until((view) => view.vote?.answered === 5);
		const messages = [staff, ...phones].flatMap((client) => client.messages);
		expect(messages.length).toBeGreaterThan(10);
		for (const { full, patches, mine } of messages) {
			const said = JSON.stringify([full, patches, mine]);
			expect(said).not.toMatch(/"counts":\{|"choice"/);
		}
		const journal = await readFile(join(server.dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
		expect(journal.match(/"type":"BallotCast"[^}]*"choice":null/g)).toHaveLength(5);
		expect(journal).not.toMatch(/"choice":\[/);
	});

	test('L11 a closed secret vote has the exact count, and its box and key are gone', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const phones = await Promise.all(Array.from({ length: 6 }, () => resident(server, made)));
		const vote = await openVote(staff, item);
		for (const [n, phone] of phones.entries()) {
			await phone.do(ballot(vote, 'c'));
			if (n < 4) await phone.do(ballot(vote, n % 2 ? 'a' : 'b'));
		}
		const open = [...(await bytesUnder(join(server.dataDir, 'boxes'))).keys()];
		expect(open.length).toBeGreaterThan(0);
		await staff.do({ type: 'CloseVote', vote, round: 1 });
		const { vote: seen } = await staff.until((view) => view.vote?.state === 'closed');
		expect(seen?.results).toMatchObject([{ cast: 6, counts: { a: 2, b: 2, c: 2 } }]);
		await phones[0]?.until((view) => view.vote?.counts?.['c'] === 2);
		await server.close();
		expect([...(await bytesUnder(join(server.dataDir, 'boxes'))).keys()]).toEqual([]);
	});

	test('L11 two evenings that differ only in who chose what leave the same bytes behind', async () => {
		const [one, other] = [await evening(['a', 'b', 'c']), await evening(['c', 'a', 'b'])];
		expect(one.size).toBeGreaterThan(1);
		expect([...one.entries()]).toEqual([...other.entries()]);
	});

	test('L11 a restart in the middle keeps who has answered, and the exact count', async () => {
		const dataDir = await newFolder();
		const server = await spawnServer(dataDir);
		const { made, staff, item } = await openMeeting(server);
		const tokens = Array.from({ length: 10 }, newToken);
		const phones = await Promise.all(tokens.map((token) => resident(server, made, token)));
		const vote = await openVote(staff, item);
		await Promise.all(phones.slice(0, 6).map((phone) => phone.do(ballot(vote, 'a'))));
		for (const phone of phones.slice(6)) void phone.send(ballot(vote, 'a')).catch(() => undefined);
		await server.stop('SIGKILL'); // amid the last four
		for (const client of [staff, ...phones]) client.close();

		const again = await spawnServer(dataDir);
		const back = await Promise.all(tokens.map((token) => resident(again, made, token)));
		const chief = await facilitator(again, made);
		const answered = back.filter((phone) => phone.mine?.voted[vote] === 1).length;
		expect(answered).toBeGreaterThanOrEqual(6);
		expect(chief.view.vote?.answered).toBe(answered);
		await back[0]?.do(ballot(vote, 'b')); // one's choice can still be changed
		for (const phone of back.slice(6)) await phone.do(ballot(vote, 'c'));
		await chief.do({ type: 'CloseVote', vote, round: 1 });
		const { vote: closed } = await chief.until((view) => view.vote?.state === 'closed');
		expect(closed?.results[0]).toMatchObject({ cast: 10, counts: { a: 5, b: 1, c: 4 } });
	}, 40_000);

	test('L11 a vote that is closed and opened again counts anew, and both rounds are in the record', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const phone = await resident(server, made);
		const vote = await openVote(staff, item);
		await phone.do(ballot(vote, 'a'));
		await staff.do({ type: 'CloseVote', vote, round: 1 });
		await staff.do({ type: 'ReopenVote', vote, round: 1 });
		expect(await phone.send(ballot(vote, 'a'))).toEqual({ refused: 'other-round' });
		await phone.do({ ...ballot(vote, 'b'), round: 2 });
		await staff.do({ type: 'CloseVote', vote, round: 2 });
		const { vote: closed } = await staff.until((view) => view.vote?.results.length === 2);
		expect(closed?.results.map(({ counts }) => [counts['a'], counts['b']])).toEqual([
			[1, 0],
			[0, 1]
		]);
	});

	test('L11 closing the meeting counts the ballots in the box, even those that come at the same moment', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const phones = await Promise.all(Array.from({ length: 4 }, () => resident(server, made)));
		const vote = await openVote(staff, item);
		const answers = await Promise.all([
			...phones.map((phone) => phone.send(ballot(vote, 'b'))),
			staff.send({ type: 'CloseMeeting' })
		]);
		const cast = answers.slice(0, 4).filter((answer) => 'version' in answer).length;
		expect(answers[4]).toHaveProperty('version');
		const { votes } = await staff.until((view) => view.meeting.phase === 'closed');
		expect(votes[0]?.results[0]).toMatchObject({ cast, counts: { b: cast } });
	});
});

const ballot = (vote: string, option: string): Extract<ClientCommand, { type: 'CastBallot' }> => ({
	type: 'CastBallot',
	vote,
	round: 1,
	choice: [option]
});

/** An evening with three fixed phones; what lies on disk once it is over, with what is random in it made plain. */
async function evening(choices: readonly string[]): Promise<Map<string, string>> {
	const server = await startTestServer();
	const { made, staff, item } = await openMeeting(server);
	const vote = await openVote(staff, item);
	for (const choice of choices) {
		const phone = await resident(server, made);
		await phone.do(ballot(vote, choice));
	}
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	await staff.until((view) => view.vote?.state === 'closed');
	await server.close();
	return plain(server, made);
}

const signs = new RegExp(`"(?:${signObjects.join('|')})"`, 'g');

async function plain(server: TestServer, made: PreparedMeeting): Promise<Map<string, string>> {
	const files = await bytesUnder(server.dataDir);
	files.delete(join(server.dataDir, 'lock'));
	const known = new Map<string, string>();
	const calm = (text: string): string =>
		text
			.replaceAll(made.id, 'MEETING')
			.replace(/"folder": "\d+"/g, 'FOLDER') // each evening has its own
			.replace(signs, 'SIGN') // in an order of its own
			// Ids, hashes, keys, salts and times, numbered in the order in which they first appear.
			.replace(/t-[\w-]{8,}|"[\w-]{12,}"|\b\d{13}\b|"[A-Z2-7]{8}"|"code":\s*"\d{6}"/g, (found) => {
				// Not numbered: two lines of the same millisecond would shift what is.
				if (/^\d{13}$/.test(found)) return 'TIME';
				const name = known.get(found) ?? `#${known.size}`;
				known.set(found, name);
				return name;
			});
	const entries = [...files].map(
		([path, bytes]) => [calm(path.slice(server.dataDir.length)), calm(bytes.toString('utf8'))] as const
	);
	return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
