// The slip of a sentence: a code that answers for it, without a seat.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { GivenSlip, SlipSentence } from '#api/word-slips.ts';
import { filesIn } from '../../support/folder-files.ts';
import { openMeeting } from '../../support/hall.ts';
import { ask, newFolder, post, startTestServer, type TestServer } from '../../support/server.ts';

async function sentence(server: TestServer) {
	const { made, staff } = await openMeeting(server);
	const note = (words: string) => staff.do({ type: 'NoteEntry', kind: 'quote', words, source: null });
	const entry = await note('La lampe du hall');
	const other = await note('Une autre parole');
	const path = `/meetings/${made.id}/word-slips`;
	const give = async (entries: readonly string[], token = made.token) =>
		post<{ slips: readonly GivenSlip[]; refused?: string }>(server, path, { entries }, token);
	return { made, staff, entry, other, give };
}
const read = (server: TestServer, code: string) =>
	post<SlipSentence & { refused?: string }>(server, '/slips/read', { code });
const answer = (server: TestServer, body: object) =>
	post<SlipSentence & { refused?: string }>(server, '/slips/answer', body);

test('L151 a slip shows its sentence alone, and answers for it, also after the closing', async () => {
	const server = await startTestServer();
	const { made, staff, entry, give } = await sentence(server);
	const [slip] = (await give([entry])).body.slips;
	expect(slip).toMatchObject({ entry, number: 1 });
	const code = slip?.code ?? '';
	expect(code.startsWith(made.key)).toBe(true);
	expect((await read(server, code.toLowerCase().replace(/(.{4})/g, '$1 '))).body).toEqual({
		title: 'Réunion de mars',
		table: 'Table des Oliviers',
		words: 'La lampe du hall',
		consent: 'noted',
		version: 1
	});
	expect((await answer(server, { code, version: 1, answer: 'yes' })).body.consent).toBe('yes');
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	const own = { code, version: 1, answer: 'corrected', words: 'La lampe du hall est morte' };
	expect((await answer(server, own)).body).toMatchObject({ words: own.words, version: 2, consent: 'yes' });
	expect((await answer(server, own)).body.refused).toBe('entry-changed');
	const gone = await answer(server, { code, version: 2, answer: 'withdrawn' });
	expect(gone.body).toMatchObject({ words: null, consent: 'withdrawn' });
	expect((await staff.until((view) => view.entries[0]?.consent === 'withdrawn')).entries).toHaveLength(2);
});

test('L151 no file has the code, and a new slip makes the former one void', async () => {
	const server = await startTestServer();
	const { entry, give } = await sentence(server);
	const [first] = (await give([entry])).body.slips;
	const [second] = (await give([entry])).body.slips;
	const code = first?.code ?? '';
	const files = Object.values(await filesIn(server.dataDir)).join('\n');
	expect(files).not.toContain(code.slice(8));
	const wrong = await read(server, `${code.slice(0, 8)}${code.slice(8).split('').reverse().join('')}`);
	expect(wrong.body).toEqual({ refused: 'unknown' });
	expect(await read(server, code)).toEqual(wrong);
	expect((await read(server, second?.code ?? '')).body.words).toBe('La lampe du hall');
	expect((await read(server, `AAAAAAAA${code.slice(8)}`)).body).toEqual({ refused: 'unknown' });
	expect((await read(server, code.slice(8))).body).toEqual({ refused: 'bad-command' });
});

test('L151 slips are made by whoever writes in the meeting, for sentences alone', async () => {
	const server = await startTestServer();
	const { made, staff, entry, other, give } = await sentence(server);
	const link = await post<{ url: string }>(
		server,
		`/meetings/${made.id}/links`,
		{ role: 'scribe' },
		made.token
	);
	const secret = new URL(link.body.url).hash.slice(1);
	const { body } = await post<{ token: string }>(server, '/enter', { secret });
	expect((await give([entry, other], body.token)).body.slips.map(({ number }) => number)).toEqual([1, 2]);
	expect((await give([entry], 'x'.repeat(32))).status).toBe(401);
	const decision = await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Écrire', source: null });
	expect((await give([decision])).body.refused).toBe('not-asked');
	expect((await give(['nothing-like-it'])).body.refused).toBe('entry-unknown');
	expect((await ask(server, `/meetings/${made.id}/word-slips`, { token: made.token })).status).toBe(404);
});

test('L151 wrong codes of everybody share one budget', async () => {
	const server = await startTestServer();
	const { entry, give } = await sentence(server);
	const [slip] = (await give([entry])).body.slips;
	const guess = () => read(server, `${slip?.code.slice(0, 8) ?? ''}AAAAAAAA`);
	await vi.waitFor(async () =>
		expect((await Promise.all(Array.from({ length: 30 }, guess))).at(-1)?.status).toBe(429)
	);
	expect((await read(server, slip?.code ?? '')).body).toEqual({ refused: 'too-fast' });
});

const day = 24 * 60 * 60 * 1000;
const today = Date.UTC(2026, 10, 29, 18);
const startOn = (dataDir: string, days: number): Promise<TestServer> =>
	startTestServer({ dataDir, clock: () => today + days * day });

test.each([1, 30])(
	'L160 where %i days are chosen, a slip answers until thirty days after the publication, and then no file has its hash',
	async (devices) => {
		const dataDir = await newFolder();
		const first = await startOn(dataDir, 0);
		const { made, staff, entry, give } = await sentence(first);
		const code = (await give([entry])).body.slips[0]?.code ?? '';
		await staff.do({ type: 'CloseMeeting' });
		await staff.do({ type: 'PublishMinutes', how: 'unread' });
		const body = { devices };
		await ask(first, '/retention', { method: 'PATCH', body, token: made.token });
		await first.close();
		const journal = () => readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
		const hash = /"SlipsGiven".*?"hash":"([\w-]{22})"/.exec(await journal())?.[1] ?? 'none';

		const late = await startOn(dataDir, 29);
		expect((await answer(late, { code, version: 1, answer: 'yes' })).body.consent).toBe('yes');
		await late.close();
		expect(await journal()).toContain(hash);

		const tooLate = await startOn(dataDir, 31);
		await vi.waitFor(async () => expect(await journal()).not.toContain(hash), 10_000);
		expect((await read(tooLate, code)).body).toEqual({ refused: 'unknown' });
		const gone = await answer(tooLate, { code, version: 1, answer: 'withdrawn' });
		expect(gone.body).toEqual({ refused: 'unknown' });
		await tooLate.close();
		expect(Object.values(await filesIn(dataDir)).join('\n')).not.toContain(hash);
	}
);
