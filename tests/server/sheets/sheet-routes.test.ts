// Asking for a sheet by http.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SheetBody } from '#api/sheets.ts';
import { Writer } from '#server/documents/writer.ts';
import { refusalOf } from '#server/http/refused.ts';
import { openLog } from '#server/process/log.ts';
import { sheetMade } from '#server/sheets/making.ts';
import { sheetOf } from '#server/sheets/sheets.ts';
import { filesIn } from '../../support/folder-files.ts';
import { makeMeeting, openMeeting, type PreparedMeeting } from '../../support/hall.ts';
import { readPdf } from '../../support/documents/pdf.ts';
import { newToken } from '../../support/client.ts';
import { post, startServerOn, type TestServer } from '../../support/server.ts';
import { at, groundOf } from '../../support/sheets/ground.ts';

let server: TestServer;
let made: PreparedMeeting;
beforeAll(async () => {
	server = await startServerOn(await mkdtemp(join(tmpdir(), 'tablee-sheets-')));
	made = await makeMeeting(server, {
		title: 'Réunion de mars',
		plan: { items: [{ title: 'Les ascenseurs', minutes: 20 }] }
	});
});
afterAll(async () => {
	await server.close();
	await rm(server.dataDir, { recursive: true });
});

const agenda: SheetBody = { kind: 'agenda', language: 'fr', start: '18:30' };

const sheet = ({ id, token }: Pick<PreparedMeeting, 'id' | 'token'>, body: object) =>
	fetch(`${server.url}/api/meetings/${id}/sheets`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body: JSON.stringify(body)
	});
const refusedWith = async (response: Response): Promise<unknown> =>
	((await response.json()) as { refused?: unknown }).refused;

test('L175 whoever facilitates gets the sheet as a file that no browser keeps, also before the doors open', async () => {
	const response = await sheet(made, agenda);
	expect(response.status).toBe(200);
	expect(response.headers.get('cache-control')).toBe('no-store');
	expect(response.headers.get('content-disposition')).toMatch(
		/^attachment; filename="ordre-du-jour-table-des-oliviers-\d{4}-\d\d-\d\d\.pdf"$/
	);
	const { text, language } = await readPdf(new Uint8Array(await response.arrayBuffer()));
	expect(language).toBe('fr');
	expect(text).toContain('Les ascenseurs');
	expect(text).toContain('18 h 50');
	expect(Object.keys(await filesIn(server.dataDir)).filter((name) => name.endsWith('.pdf'))).toEqual([]);
});

test('L175 nobody else gets one: no resident, no scribe’s link, no stranger', async () => {
	const { body } = await post<{ url: string }>(
		server,
		`/meetings/${made.id}/links`,
		{ role: 'scribe' },
		made.token
	);
	const scribe = await post<{ token: string }>(server, '/enter', { secret: body.url.split('#')[1] });
	for (const token of [newToken(), 'short', scribe.body.token])
		expect(await refusedWith(await sheet({ ...made, token }, agenda))).toBe('not-allowed');
	expect(await refusedWith(await sheet({ ...made, id: 'none-of-these' }, agenda))).toBe('not-allowed');
});

test('L175 what is out of bounds is refused, and the sheet of a general assembly asks for its word', async () => {
	const language = 'fr';
	const bad: readonly object[] = [
		{ kind: 'cards', language, from: 1, count: 301 },
		{ kind: 'cards', language, from: 0, count: 1 },
		{ kind: 'cards', language, from: 1, count: 1.5 },
		{ kind: 'attendance', language, count: 1, months: 2 },
		{ kind: 'assembly', language, count: 1, proxies: 0 },
		{ kind: 'assembly', language, isAssembly: false, count: 1, proxies: 0 },
		{ kind: 'poster', language, paper: 'a0', place: 'hall' },
		{ kind: 'agenda', language: 'xx' },
		{ kind: 'agenda', language, start: '25:00' },
		{ kind: 'minutes', language },
		{}
	];
	for (const body of bad) {
		const response = await sheet(made, body);
		expect([response.status, await refusedWith(response)], JSON.stringify(body)).toEqual([
			400,
			'bad-command'
		]);
	}
});

test('D95 a vote that does not exist has no ballots, and one that was prepared has', async () => {
	const { made: open, staff, item } = await openMeeting(server, { token: made.token });
	const id = await staff.do({
		type: 'PrepareVote',
		item,
		question: 'Le square ?',
		kind: 'approval',
		options: []
	});
	const ballots = { kind: 'ballots', language: 'en', count: 2 } as const;
	const none = await sheet(open, { ...ballots, vote: 'abcdefghijkl' });
	expect([none.status, await refusedWith(none)]).toEqual([409, 'vote-unknown']);
	const response = await sheet(open, { ...ballots, vote: id });
	const { text } = await readPdf(new Uint8Array(await response.arrayBuffer()));
	expect(text.split('Le square ?')).toHaveLength(3);
	expect(text).toContain('Tick one box only.');
});

test('D91 the poster of an open hall has its code and its Wi-Fi', async () => {
	const { made: open, staff } = await openMeeting(server, { token: made.token });
	const { hall } = staff.view;
	const response = await sheet(open, { kind: 'poster', language: 'fr', paper: 'a3', place: 'hall' });
	const { text, size } = await readPdf(new Uint8Array(await response.arrayBuffer()));
	expect(size).toEqual([297, 420]);
	if (hall.address === '') expect(text).toContain('l’écran de la salle');
	else expect(text.replace(/\s/g, '')).toContain(hall.code);
});

test('L176 beyond what is waited for, the answer is too-fast', async () => {
	const answers = await Promise.all(Array.from({ length: 40 }, () => sheet(made, agenda)));
	const statuses = answers.map(({ status }) => status);
	expect(new Set(statuses)).toEqual(new Set([200, 429]));
	expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);
}, 60_000);

test('L176 a sheet that costs too much is given up, and whoever asks is told that it could not be made', async () => {
	const writer = new Writer({ log: openLog('silent'), limits: { bytes: 1, workMs: 1 } });
	const card = sheetOf({ kind: 'cards', language: 'fr', from: 1, count: 300 }, groundOf());
	if (typeof card === 'string') throw new Error(card);
	const error = await sheetMade(writer, { format: 'sheet', sheet: card, file: 'cartes', at }).catch(
		refusalOf
	);
	expect(error).toEqual({ refused: 'not-saved', why: 'not-made' });
	await writer.close();
}, 60_000);
