import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { languages } from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';
import { connect, newToken } from '../../support/client.ts';
import { openMeeting } from '../../support/hall.ts';
import { newFolder, startTestServer } from '../../support/server.ts';

interface Got {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
}

/** Sends a request with exactly this Host, which `fetch` does not allow. */
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
			expect(statuses.map(({ status }) => status)).toEqual([421, 421, 421, 421]);
			expect((await get(`${server.url}/api/join`, { host }, 'POST')).status).toBe(421);
		}
		const polling = `${server.url}/live/?EIO=4&transport=polling`;
		expect((await get(polling, { host: `localhost:${server.port}` })).status).toBe(200);
		expect((await get(polling, { host: '[::1]' })).status).toBe(200);
	});

	test('L7 another Origin opens no line, by WebSocket or by polling', async () => {
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

describe('L46 a wrong name, and an address where there is nothing', () => {
	test('L46 a page that is asked by a name of the local network says where the meeting is, in every language', async () => {
		const server = await startTestServer({ host: '0.0.0.0' });
		const { made, staff } = await openMeeting(server);
		const url = server.url.replace('localhost', '127.0.0.1');
		const right = staff.view.hall.address;
		for (const host of ['tablee.local', 'laptop', '192.168.77.77:3000', '[fe80::1]', 'TABLEE.LAN.']) {
			const page = await get(`${url}/?lang=en`, { host });
			expect([host, page.status, page.headers['content-type']]).toEqual([
				host,
				421,
				'text/html; charset=utf-8'
			]);
			for (const language of languages)
				expect(page.text).toContain(`lang="${language}" dir="${languageFacts[language].direction}"><h1>`);
			expect(page.text).toContain('<h1>La réunion n’est plus');
			expect(page.text).toContain('<h1>The meeting is not');
			if (right)
				expect(page.text.split(`<a href="http://${right}/">http://${right}</a>`)).toHaveLength(
					languages.length + 1
				);
			else expect(page.text).not.toContain('href');
			expect((await get(`${url}/enter`, { host }, 'HEAD')).status).toBe(421);
			for (const secret of [made.key, made.id, staff.view.hall.code ?? '-', 'Table des Oliviers', host])
				expect(page.text).not.toContain(secret);
		}
	});

	test('L46 a name of the internet that points here is refused and learns nothing, by any method: no script, no right to read', async () => {
		const server = await startTestServer();
		for (const host of [
			'evil.example',
			'rebound.evil.example:3000',
			'1.2.3.4.evil.example',
			'local.evil.example'
		]) {
			const page = await get(server.url, { host });
			expect([host, page.status, page.text]).toEqual([host, 421, '{"refused":"not-allowed"}']);
		}
		for (const host of ['evil.example', 'tablee.local'])
			for (const [path, method] of [
				['/', 'GET'],
				['/', 'POST'],
				['/api/settings', 'GET'],
				['/minutes/AAAAAAAA', 'GET'],
				['/_app/immutable/a1.js', 'GET'],
				['/live/?EIO=4&transport=polling', 'GET']
			] as const) {
				const { status, headers, text } = await get(server.url + path, { host }, method);
				expect([host, path, status]).toEqual([host, path, 421]);
				expect(text).not.toContain('<script');
				expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
				expect(headers['cache-control']).toBe('no-store');
				if (headers['content-type']?.startsWith('text/html'))
					expect(headers['content-security-policy']).toContain("default-src 'none'");
				else expect(JSON.parse(text)).toEqual({ refused: 'not-allowed' });
			}
	});

	test('L46 every refusal under /api and /live is JSON, with its status', async () => {
		const server = await startTestServer();
		const origin = 'http://evil.example';
		const live = '/live/?EIO=4&transport=polling';
		const asked: [string, string, Record<string, string>, number, string][] = [
			['GET', '/api/tables', { host: 'evil.example' }, 421, 'not-allowed'],
			['POST', '/api/join', { origin }, 403, 'not-allowed'],
			['DELETE', '/api/meetings/x', { origin: 'null' }, 403, 'not-allowed'],
			['GET', '/api/nothing', {}, 404, 'unknown'],
			['PATCH', '/api/tables/%E0%A4%A', {}, 400, 'bad-command'],
			['GET', '/api/%E0%A4%A', {}, 404, 'unknown'],
			['GET', live, { host: 'evil.example' }, 421, 'not-allowed'],
			['GET', live, { origin }, 403, 'not-allowed'],
			['GET', `${live}&j=0`, {}, 403, 'not-allowed'],
			['GET', `${live}&sid=nobody`, {}, 404, 'unknown'],
			['POST', live, {}, 400, 'bad-command'],
			['DELETE', live, {}, 400, 'bad-command'],
			['GET', '/live/?EIO=3&transport=polling', {}, 400, 'bad-command'],
			['GET', '/live/?EIO=4&transport=websocket', {}, 400, 'bad-command'],
			['GET', '/live/?EIO=4&transport=%E0%A4%A', {}, 400, 'bad-command'],
			['GET', '/live/', {}, 400, 'bad-command']
		];
		for (const [method, path, headers, status, refused] of asked) {
			const answer = await get(server.url + path, headers, method);
			expect([method, path, answer.status, answer.text]).toEqual([
				method,
				path,
				status,
				JSON.stringify({ refused })
			]);
			expect(answer.headers['content-type']).toMatch(/^application\/json/);
			expect(answer.headers['cache-control']).toBe('no-store');
			expect(answer.headers['x-content-type-options']).toBe('nosniff');
		}
	});

	test('L46 a malformed address gets the answer that nothing is there', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		for (const path of [
			'/%E0%A4%A',
			'/minutes/%E0%A4%A',
			'/_app/%E0%A4%A',
			'/%00',
			'/..%2f..%2fetc/passwd'
		]) {
			const page = await get(server.url + path);
			expect([
				path,
				page.status,
				page.text.includes('Page introuvable') || page.text.includes('introuvable')
			]).toEqual([path, 404, true]);
		}
	});
});

const script = 'const tablee = 1;';
/** A folder like that of the build. */
async function builtFolder(): Promise<string> {
	const folder = await newFolder();
	const shell = (name: string) =>
		`<html lang="%tablee.lang%" dir="%tablee.dir%" data-build="%tablee.build%"><title>${name}</title>%tablee.phone%<script>${script}</script></html>`;
	await mkdir(join(folder, '_app/immutable'), { recursive: true });
	await writeFile(join(folder, 'index.html'), shell('resident'));
	await writeFile(join(folder, 'screen.html'), shell('screen'));
	const phone = {
		script: '/_app/phone.js',
		styles: ['/_app/phone.css'],
		words: { fr: '/_app/fr.js', en: '/_app/en.js' }
	};
	await writeFile(join(folder, '_app/phone.json'), JSON.stringify(phone));
	const asset = 'export const words = "bonjour";'.repeat(50);
	await writeFile(join(folder, '_app/immutable/a1.js'), asset);
	await writeFile(join(folder, '_app/immutable/a1.js.gz'), gzipSync(asset));
	return folder;
}

describe('L144 the name of the pages', () => {
	const namesOf = async (build: string) => {
		const server = await startTestServer({ build });
		const { made } = await openMeeting(server);
		const page = /data-build="([\w-]+)"/.exec((await get(server.url)).text)?.[1];
		const screen = /data-build="([\w-]+)"/.exec((await get(`${server.url}/screen`)).text)?.[1];
		const { headers } = await get(`${server.url}/api/awake`);
		const phone = await connect(server, { meeting: made.key, token: newToken(), role: 'resident' });
		return [page, screen, headers['tablee-build'], phone.messages[0]?.build];
	};

	test('L144 is the same in every page, in each answer and in the first message of a line', async () => {
		const names = await namesOf(await builtFolder());
		expect(new Set(names)).toEqual(new Set([expect.stringMatching(/^[\w-]{12}$/)]));
	});

	test('L144 is another one as soon as any file of the pages is another', async () => {
		const [folder, updated] = [await builtFolder(), await builtFolder()];
		await writeFile(
			join(updated, '_app/phone.json'),
			(await readFile(join(updated, '_app/phone.json'), 'utf8')).replace('phone.js', 'phone2.js')
		);
		expect((await namesOf(folder))[0]).not.toBe((await namesOf(updated))[0]);
	});
});

describe('L17 what is served', () => {
	test('L17 a shell comes in the browser’s language, and is never reused without asking', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const french = await get(server.url);
		expect(french.text).toMatch(/<html lang="fr" dir="ltr" data-build="[\w-]{12}"><title>resident<\/title>/);
		const english = await get(`${server.url}/screen`, { 'accept-language': 'en-US,en;q=0.9' });
		expect(english.text).toMatch(/<html lang="en" dir="ltr" data-build="[\w-]{12}"><title>screen<\/title>/);
		expect(english.headers).toMatchObject({
			'cache-control': 'no-cache',
			'content-type': 'text/html; charset=utf-8'
		});
		const again = await get(server.url, { 'if-none-match': french.headers.etag ?? '' });
		expect([again.status, again.text]).toEqual([304, '']);
		const zipped = await get(server.url, { 'accept-encoding': 'gzip' });
		expect(zipped.headers['content-encoding']).toBe('gzip');
	});

	test('L17 a phone asks for its script, its styles and the words of its language at once, and no other page does', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const named = async (path: string, language: string) =>
			(await get(server.url + path, { 'accept-language': language })).text.match(/\/_app\/[\w.]+|<!--/g);
		expect(await named('/', 'fr')).toEqual(['/_app/phone.js', '/_app/fr.js', '/_app/phone.css']);
		expect(await named('/', 'en')).toEqual(['/_app/phone.js', '/_app/en.js', '/_app/phone.css']);
		expect(await named('/screen', 'fr')).toBeNull();
	});

	test('L17 assets are kept for a year, and sent compressed', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const asset = await get(`${server.url}/_app/immutable/a1.js`, { 'accept-encoding': 'gzip' });
		expect(asset.headers).toMatchObject({
			'cache-control': 'public, max-age=31536000, immutable',
			'content-encoding': 'gzip'
		});
	});

	test('L17 headers fit plain http and let no other script run', async () => {
		const server = await startTestServer({ build: await builtFolder() });
		const { headers } = await get(server.url, { host: `127.0.0.1:${server.port}` });
		expect(headers['strict-transport-security']).toBeUndefined();
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
			'/.env',
			'/.git/config',
			'/_app/immutable/'
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
