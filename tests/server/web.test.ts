import { mkdir, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { connect, newToken } from '../support/client.ts';
import { facilitator, laptop, makeMeeting, makeTable, openMeeting, tablesOf } from '../support/hall.ts';
import { ask, newFolder, post, startTestServer } from '../support/server.ts';

interface Got {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
}

/** As sent, Host included: fetch would not let one. */
const get = (url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> =>
	new Promise((resolve, reject) => {
		const asked = request(url, { method, headers }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part) => (text += part));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
			);
		});
		asked.on('error', reject).end();
	});

describe('L7 whose request it is', () => {
	test('L7 another Host is refused, on every path', async () => {
		const server = await startTestServer();
		const paths = ['/', '/api/settings', '/minutes/AAAAAAAA', '/live/?EIO=4&transport=polling'];
		for (const host of ['evil.example', 'evil.example:3000', '10.99.99.99', 'localhost.evil.example']) {
			const statuses = await Promise.all(paths.map((path) => get(server.url + path, { host })));
			expect(statuses.map(({ status }) => status)).toEqual([421, 421, 421, 403]);
			expect((await get(`${server.url}/api/join`, { host }, 'POST')).status).toBe(421);
		}
		const polling = `${server.url}/live/?EIO=4&transport=polling`;
		expect((await get(polling, { host: `localhost:${server.port}` })).status).toBe(200);
		expect((await get(polling, { host: '[::1]' })).status).toBe(200);
	});

	test('L7 another Origin opens no line, by WebSocket or polling', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const auth = { meeting: made.key, token: newToken(), role: 'resident' } as const;
		for (const origin of [
			'http://evil.example',
			`http://127.0.0.1:${server.port + 1}`,
			`https://127.0.0.1:${server.port}`,
			'null'
		])
			for (const transport of ['websocket', 'polling'])
				await expect(
					connect(server, auth, { extraHeaders: { origin }, transports: [transport] }),
					`${origin} ${transport}`
				).rejects.toThrow();
		const own = await connect(server, auth, { extraHeaders: { origin: server.url } });
		expect(own.view.meeting.id).toBe(made.id);
	});

	test('L7 a line without WebSocket works the same', async () => {
		const server = await startTestServer();
		const { made } = await openMeeting(server);
		const auth = { meeting: made.key, token: newToken(), role: 'resident' } as const;
		const phone = await connect(server, auth, { transports: ['polling'] });
		await phone.do({ type: 'Arrive' });
		await phone.until((_, mine) => mine?.person != null);
	});
});

const script = 'const tablee = 1;';
/** A folder as the build leaves it. */
async function builtFolder(): Promise<string> {
	const folder = await newFolder();
	const shell = (name: string) =>
		`<html lang="%tablee.lang%" dir="%tablee.dir%"><title>${name}</title><!-- tablee:words --><script>${script}</script></html>`;
	await mkdir(join(folder, '_app/immutable'), { recursive: true });
	await writeFile(join(folder, 'index.html'), shell('resident'));
	await writeFile(join(folder, 'screen.html'), shell('screen'));
	await writeFile(join(folder, '_app/words.json'), '{"fr":"/_app/fr.js","en":"/_app/en.js"}');
	const asset = 'export const words = "bonjour";'.repeat(50);
	await writeFile(join(folder, '_app/immutable/a1.js'), asset);
	await writeFile(join(folder, '_app/immutable/a1.js.gz'), gzipSync(asset));
	return folder;
}

describe('L17 what is served', () => {
	test('L17 a shell in the browser’s language, never kept without asking', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const french = await get(server.url);
		expect(french.text).toContain('<html lang="fr" dir="ltr"><title>resident</title>');
		const english = await get(`${server.url}/screen`, { 'accept-language': 'en-US,en;q=0.9' });
		expect(english.text).toContain('<html lang="en" dir="ltr"><title>screen</title>');
		expect(english.headers).toMatchObject({
			'cache-control': 'no-cache',
			'content-type': 'text/html; charset=utf-8'
		});
		const again = await get(server.url, { 'if-none-match': french.headers.etag ?? '' });
		expect([again.status, again.text]).toEqual([304, '']);
		const zipped = await get(server.url, { 'accept-encoding': 'gzip' });
		expect(zipped.headers['content-encoding']).toBe('gzip');
	});

	test('L17 a phone asks for the words of its language with the first scripts, and for no others', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const preload = async (path: string, language: string) =>
			/<link[^>]*>|<!--.*-->/.exec((await get(server.url + path, { 'accept-language': language })).text)?.[0];
		expect(await preload('/', 'fr')).toBe('<link href="/_app/fr.js" rel="modulepreload">');
		expect(await preload('/', 'en')).toBe('<link href="/_app/en.js" rel="modulepreload">');
		expect(await preload('/screen', 'fr')).toBeUndefined();
	});

	test('L17 assets for a year, compressed', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const asset = await get(`${server.url}/_app/immutable/a1.js`, { 'accept-encoding': 'gzip' });
		expect(asset.headers).toMatchObject({
			'cache-control': 'public, max-age=31536000, immutable',
			'content-encoding': 'gzip'
		});
	});

	test('L17 with headers that fit plain http and let no other script run', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const { headers } = await get(server.url, { host: `127.0.0.1:${server.port}` });
		expect(headers['strict-transport-security']).toBeUndefined();
		expect(headers['cross-origin-opener-policy']).toBeUndefined();
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['x-powered-by']).toBeUndefined();
		const policy = String(headers['content-security-policy']);
		const hash = createHash('sha256').update(script).digest('base64');
		expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`);
		expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
		expect(policy).not.toMatch(/upgrade-insecure-requests|unsafe-eval|script-src[^;]*unsafe-inline/);
	});

	test('L17 an address where there is nothing says what to do, in two languages', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const wrong = [
			'/nowhere',
			'/index.html',
			'/screen.html',
			'/_app/',
			'/_app/immutable/a1.js.gz',
			'/../package.json',
			'/%2e%2e/package.json',
			'/.env'
		];
		for (const path of wrong) {
			const french = await get(server.url + path);
			expect([path, french.status, /Page introuvable/.test(french.text)]).toEqual([path, 404, true]);
		}
		const english = await get(`${server.url}/nowhere`, { 'accept-language': 'en' });
		expect([english.status, /lang="en"/.test(english.text), /Page not found/.test(english.text)]).toEqual([
			404,
			true,
			true
		]);
	});
});

describe('L15 routes', () => {
	test('L15 answer what is wrong by a code, and change nothing', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const table = await makeTable(server, token);
		const made = await makeMeeting(server, { token, table });
		const before = await tablesOf(server, token);
		const wrong: [string, string, object, number, string][] = [
			['POST', '/tables', {}, 400, 'bad-command'],
			['POST', '/tables', { name: '   ' }, 400, 'bad-command'],
			['POST', '/tables', { name: 'x'.repeat(81) }, 400, 'bad-command'],
			['PATCH', `/tables/${table}`, { name: 7 }, 400, 'bad-command'],
			['PATCH', '/tables/unknown', { name: 'x' }, 404, 'unknown'],
			['POST', `/tables/${table}/meetings`, { title: '' }, 400, 'bad-command'],
			[
				'POST',
				`/tables/${table}/meetings`,
				{ title: 'x', plan: { items: [{ title: 'x' }] } },
				400,
				'bad-command'
			],
			['POST', '/meetings/unknown/duplicate', {}, 404, 'unknown'],
			['POST', `/meetings/${made.id}/links`, { role: 'resident' }, 400, 'bad-command'],
			['PATCH', '/settings', { address: '8.8.8.8' }, 400, 'bad-command'],
			['PATCH', '/settings', { address: 'evil.example' }, 400, 'bad-command'],
			['PATCH', '/settings', { wifi: { ssid: '', password: 'x' } }, 400, 'bad-command'],
			['POST', '/join', { code: 'abcdef' }, 400, 'bad-command'],
			['POST', '/enter', { secret: {} }, 400, 'bad-command'],
			['POST', '/nothing', {}, 404, 'unknown'],
			['GET', '/nothing', {}, 404, 'unknown'],
			['POST', '/tables', { name: 'x'.repeat(200_000) }, 413, 'too-large']
		];
		for (const [method, path, body, status, refused] of wrong) {
			const got = await ask(server, path, { method, token, ...(method !== 'GET' && { body }) });
			expect([path, got.status, got.body]).toEqual([path, status, { refused }]);
		}
		const noJson = await fetch(`${server.url}/api/join`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"code":'
		});
		expect([noJson.status, await noJson.json()]).toEqual([400, { refused: 'bad-command' }]);
		expect(await tablesOf(server, token)).toEqual(before);
	});

	test('L15 want the laptop’s token', async () => {
		const server = await startTestServer();
		const made = await makeMeeting(server);
		const asked = [
			ask(server, '/tables'),
			ask(server, '/tables', { token: newToken() }),
			ask(server, '/settings', { token: newToken() }),
			post(server, '/tables', { name: 'x' }),
			post(server, `/meetings/${made.id}/links`, { role: 'screen' }, newToken()),
			post(server, `/meetings/unknownunknown/links`, { role: 'screen' }, newToken())
		];
		for (const { status, body } of await Promise.all(asked))
			expect([status, body]).toEqual([401, { refused: 'not-allowed' }]);
	});

	test('L15 rename a table, set the Wi-Fi, duplicate a meeting without its answers', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		const table = await makeTable(server, token);
		await ask(server, `/tables/${table}`, {
			method: 'PATCH',
			token,
			body: { name: 'Nord', association: 'Les Amis' }
		});
		const { made, staff, item } = await openMeeting(server, { token, table });
		await staff.do({ type: 'PrepareVote', item, question: 'On y va ?', kind: 'approval', options: [] });
		await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'On y va.' });
		const wifi = { ssid: 'Salle des fêtes', password: 'oliviers' };
		await ask(server, '/settings', { method: 'PATCH', token, body: { wifi } });
		const shown = await staff.until((view) => view.hall.wifi?.ssid === wifi.ssid);
		expect(shown.hall.wifi).toMatchObject({ ...wifi, qr: { size: expect.any(Number) as number } });

		const copy = await post<{ id: string }>(
			server,
			`/meetings/${made.id}/duplicate`,
			{ title: 'La suite' },
			token
		);
		const { tables } = await tablesOf(server, token);
		expect(tables).toMatchObject([{ name: 'Nord', association: 'Les Amis' }]);
		expect(tables[0]?.meetings.map(({ title, phase }) => [title, phase])).toEqual([
			['Réunion de mars', 'open'],
			['La suite', 'preparing']
		]);
		const { view } = await facilitator(server, { id: copy.body.id, key: '', token });
		expect(view.agenda.map(({ title, state }) => [title, state])).toEqual([['Les ascenseurs', 'ahead']]);
		expect(view.votes.map(({ question, state }) => [question, state])).toEqual([['On y va ?', 'prepared']]);
		expect([view.entries, view.persons]).toEqual([[], []]);
	});
});
