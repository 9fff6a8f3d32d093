// Who reaches which edition, by which address.
import { expect, test } from 'vitest';
import { outsideOf } from '#meeting/minutes/outside.ts';
import { minutesOf } from '#meeting/minutes/minutes.ts';
import { newToken } from '../../support/client.ts';
import { openMeeting, resident } from '../../support/hall.ts';
import { readMinutes, tablesEdition } from '../../support/reading.ts';
import { ask, startTestServer, type TestServer } from '../../support/server.ts';
import { spaced } from '../../support/documents/reading.ts';
import { serve } from '../../support/documents/serving.ts';
import { stringsIn } from '../../support/meeting/evening.ts';

const french = { headers: { 'accept-language': 'fr' } };
const page = async (server: TestServer, path: string) => {
	const answer = await fetch(server.url + path, french);
	return { status: answer.status, text: spaced(await answer.text()) };
};

/** A meeting with a quote of a phone, which has a seat, and a decision. */
async function held(server: TestServer) {
	const { made, staff } = await openMeeting(server);
	const token = newToken();
	const phone = await resident(server, made, token);
	const turn = await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.do({ type: 'CallNext', after: null });
	const source = { kind: 'turn', turn } as const;
	const quote = await staff.do({ type: 'NoteEntry', kind: 'quote', words: 'On attend depuis mars', source });
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc rouge' });
	return { made, staff, phone, token, quote };
}

test('D22 before the first version the address says when it comes, and nothing of what was said', async () => {
	const server = await startTestServer();
	const { made, staff } = await held(server);
	const path = `/minutes/${made.key}`;
	const open = await page(server, path);
	expect([open.status, open.text]).toEqual([
		200,
		expect.stringContaining('La séance n’est pas encore close')
	]);
	await staff.do({ type: 'CloseMeeting' });
	await staff.do({ type: 'PlanNext', date: '2026-12-17' });
	const closed = await page(server, path);
	expect(closed.text).toContain('jusqu’à la prochaine séance de la table : jeudi 17 décembre 2026');
	for (const { text } of [open, closed]) expect(text).not.toMatch(/banc rouge|depuis mars/);
	expect((await page(server, `${path}.docx`)).status).toBe(404);
});

test('D22 D47 once published, the address gives the outside edition; a former version has one of its own', async () => {
	const server = await startTestServer();
	const { made, staff, phone, quote } = await held(server);
	const path = `/minutes/${made.key}`;
	await staff.do({ type: 'CloseMeeting' });
	await staff.do({ type: 'PublishMinutes', how: 'together' });
	const first = await page(server, path);
	expect(first.text).toContain('Un banc rouge');
	expect(first.text).toMatch(/version 1, publiée le .+, relue ensemble le/);
	expect(first.text).not.toMatch(/depuis mars|édition de la table/);
	await phone.do({ type: 'AnswerEntry', entry: quote, version: 1, answer: 'yes' });
	expect((await page(server, path)).text).not.toContain('depuis mars'); // the version did not have it
	await staff.do({ type: 'PublishMinutes', how: 'unread', reason: 'Une parole de plus' });
	const second = await page(server, path);
	expect(second.text).toContain('On attend depuis mars');
	expect(second.text).toContain('Motif : Une parole de plus');
	expect((await page(server, `${path}?v=1`)).text).not.toContain('depuis mars');
	expect((await page(server, `${path}.json?v=2`)).text).toContain('depuis mars');
	for (const version of ['3', '0', 'x', '1.5'])
		expect((await page(server, `${path}?v=${version}`)).status).toBe(404);
});

test('D48 what is withdrawn leaves every version at once, and the journal with it', async () => {
	const server = await startTestServer();
	const { made, staff, phone, quote } = await held(server);
	await phone.do({ type: 'AnswerEntry', entry: quote, version: 1, answer: 'yes' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	const path = `/minutes/${made.key}.md?v=1`;
	expect((await page(server, path)).text).toContain('On attend depuis mars');
	await phone.do({ type: 'AnswerEntry', entry: quote, version: 1, answer: 'withdrawn' });
	expect((await page(server, path)).text).not.toContain('depuis mars');
	await server.close();
	const again = await startTestServer({ dataDir: server.dataDir });
	const after = await page(again, path);
	expect([after.status, after.text]).toEqual([200, expect.not.stringContaining('depuis mars')]);
});

test('D22 whoever has a seat and staff reach the table’s edition by a ticket, which says what it is; nobody else does', async () => {
	const server = await startTestServer();
	const { made, staff, token, phone } = await held(server);
	for (const held of [token, made.token]) {
		const read = await readMinutes(server, { id: made.id, token: held });
		const text = await read.text();
		expect(text).toContain('On attend depuis mars');
		expect(text).toContain('édition de la table');
	}
	const asking = { method: 'POST', body: {} };
	const refused = await ask(server, `/meetings/${made.id}/reading`, { ...asking, token: newToken() });
	expect(refused).toEqual({ status: 401, body: { refused: 'not-allowed' } });
	expect((await ask(server, `/meetings/${made.id}/reading`, asking)).status).toBe(401);
	await staff.do({ type: 'MarkLeft', person: staff.view.persons[0]?.id ?? '' });
	await phone.until((_, mine) => mine?.person === null);
	expect((await readMinutes(server, { id: made.id, token }, '.docx')).status).toBe(200);
});

test('D22 every link of the page has the ticket or the version with which it was asked for', async () => {
	const server = await startTestServer();
	const { made, staff } = await held(server);
	const address = await tablesEdition(server, made, '?lang=fr');
	const ticket = new URL(address).searchParams.get('t') ?? '';
	const linksIn = (text: string) =>
		[...text.matchAll(/href="(\/minutes\/[A-Z2-7]{8}[^"]*)"/g)].map(([, link = '']) =>
			link.replaceAll('&amp;', '&')
		);
	const links = linksIn(await (await fetch(address)).text());
	expect(links.length).toBeGreaterThan(3);
	for (const link of links)
		expect([link, (await fetch(server.url + link)).status]).toEqual([
			expect.stringContaining(`t=${ticket}`),
			200
		]);
	await staff.do({ type: 'CloseMeeting' });
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	const former = linksIn((await page(server, `/minutes/${made.key}?v=1`)).text);
	for (const link of former) expect(link).toMatch(/[?&]v=1$/);
});

test('D22 a ticket opens one meeting for an hour; then its address says how to get another', async () => {
	let now = Date.UTC(2026, 10, 22, 17);
	const server = await startTestServer({ clock: () => now });
	const { made } = await held(server);
	const other = await openMeeting(server, { token: made.token, title: 'À côté' });
	const address = await tablesEdition(server, made);
	expect((await fetch(address.replace(made.key, other.made.key))).status).toBe(404);
	now += 59 * 60_000;
	expect((await fetch(address)).status).toBe(200);
	now += 2 * 60_000;
	const over = await fetch(address, french);
	expect([over.status, await over.text()]).toEqual([404, expect.stringContaining('Ce lien ne sert plus')]);
});

test('D40 the page of a meeting that an older version closed stays as it was', async () => {
	const get = await serve(
		async () => {
			const { evening, names } = await import('../../support/meeting/evening.ts');
			const about = { ...evening.about, publishes: false };
			const publication = { versions: [], proposals: [], copies: [] };
			return { meeting: { ...evening, about, publication }, names };
		},
		undefined,
		false
	);
	const text = await (await get('/minutes/K7QM2XPA')).text();
	expect(text).toContain('told-idea-1');
	expect(text).not.toContain('édition de la table');
});

test('D47 the JSON of the outside edition holds no more than its page', async () => {
	const { evening, names } = await import('../../support/meeting/evening.ts');
	const get = await serve(undefined, undefined, false);
	const told = stringsIn(JSON.parse(await (await get('/minutes/K7QM2XPA.json')).text()), 'told-');
	const text = await (await get('/minutes/K7QM2XPA.md')).text();
	expect(told.length).toBeGreaterThan(20);
	expect(told).toEqual(stringsIn(outsideOf(minutesOf(evening, names)), 'told-'));
	expect(told.filter((each) => !text.replaceAll('\\', '').includes(each))).toEqual([]);
});

test('D49 whoever facilitates is told what the check finds, with the names of this meeting; a scribe and a phone are not', async () => {
	const server = await startTestServer();
	const { made, staff, phone, token } = await held(server);
	await phone.do({ type: 'SetName', name: 'Zoubida' });
	const entry = await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Voir Zoubida, appt 12' });
	const asked = await ask<{ findings: object[] }>(server, `/meetings/${made.id}/check`, {
		token: made.token
	});
	const at = { at: 'entry', id: entry, text: 'Voir Zoubida, appt 12' };
	expect(asked.body.findings).toEqual([
		{ kind: 'name', ...at, found: 'Zoubida' },
		{ kind: 'home', ...at, found: 'appt 12' }
	]);
	expect((await ask(server, `/meetings/${made.id}/check`, { token })).status).toBe(401);
});
