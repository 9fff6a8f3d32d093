// Requirements of ASVS 5.0 that no other test covers (docs/ASVS.md).
import { readFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { routes } from '#api/routes.ts';
import { overlay, overMeetings } from '../support/failing.ts';
import { laptop, makeMeeting, openMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { ask, newFolder, post, startTestServer, type TestServer } from '../support/server.ts';
import { everyByte } from '../support/hostile/files.ts';
import { fileEndings } from '../support/documents/endings.ts';
import { holding, serverSources } from '../support/hostile/sources.ts';
import { tablesEdition } from '../support/reading.ts';

interface Got {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
}
const get = (
	{ port }: { readonly port: number },
	path: string,
	{ method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}
): Promise<Got> =>
	new Promise((done, failed) => {
		request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part) => (text += part));
			response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
		})
			.on('error', failed)
			.end();
	});

/** Answers of every kind: a page, a missing page, the API, a line, minutes, refusals. */
async function answers(of: TestServer): Promise<[string, Got][]> {
	const { made } = await openMeeting(of);
	const authorization = `Bearer ${made.token}`;
	const asked: [string, Parameters<typeof get>[2]?][] = [
		['/'],
		['/nowhere'],
		['/icon.svg'],
		['/api/tables', { headers: { authorization } }],
		['/api/settings', { headers: { authorization } }],
		['/api/tables'],
		['/api/nothing'],
		['/api/tables', { method: 'POST', headers: { origin: 'http://evil.example' } }],
		['/live/?EIO=4&transport=polling'],
		['/live/?EIO=4&transport=polling&sid=nobody'],
		['/live/'],
		[`/minutes/${made.key}`],
		[`/minutes/${made.key}.json`],
		['/minutes/AAAAAAAA'],
		['/', { headers: { host: 'tablee.local' } }],
		['/', { headers: { host: 'evil.example' } }],
		['/api/tables', { headers: { host: 'evil.example' } }]
	];
	return Promise.all(
		asked.map(async ([path, options]) => [
			`${path} ${JSON.stringify(options ?? {})}`,
			await get(of, path, options)
		])
	);
}

describe('what every answer says and does not say', () => {
	test('ASVS 3.3.1 no answer sets a cookie', async () => {
		for (const [what, { headers }] of await answers(await startTestServer()))
			expect([what, headers['set-cookie']]).toEqual([what, undefined]);
	});

	test('ASVS 3.4.4 every answer forbids browsers to guess its type', async () => {
		for (const [what, { headers }] of await answers(await startTestServer()))
			expect([what, headers['x-content-type-options']]).toEqual([what, 'nosniff']);
	});

	test('ASVS 4.1.1 every answer with a body names its type and its character set', async () => {
		for (const [what, { headers, text }] of await answers(await startTestServer()))
			if (text !== '')
				expect([what, headers['content-type']]).toEqual([
					what,
					expect.stringMatching(/^(text\/\w+|application\/json); charset=utf-8$|^image\/svg\+xml/i)
				]);
	});

	test('ASVS 3.7.2 the server redirects nobody', async () => {
		expect(holding(serverSources, /\.redirect\(|['"]Location['"]/i)).toEqual([]);
		for (const [what, { status, headers }] of await answers(await startTestServer())) {
			expect([what, headers.location]).toEqual([what, undefined]);
			expect(Math.floor(status / 100), what).not.toBe(3);
		}
	});

	test('ASVS 3.4.3 the policy allows no plug-in, no other base and no frame', async () => {
		const host = await startTestServer();
		for (const path of ['/', '/nowhere', '/minutes/AAAAAAAA', '/api/tables']) {
			const { headers } = await get(host, path);
			const policy = String(headers['content-security-policy']);
			for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
				expect([path, policy]).toEqual([path, expect.stringContaining(part)]);
			expect(headers['permissions-policy']).toContain('camera=(), microphone=()');
			expect(headers['cross-origin-resource-policy']).toBe('same-origin');
			expect(headers['cross-origin-opener-policy']).toBe('same-origin');
		}
		for (const [what, { status, headers }] of await answers(host))
			if (status === 403 || status === 421)
				expect([what, headers['content-security-policy']]).toEqual([
					what,
					expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/)
				]);
	});

	test('ASVS 14.3.2 no browser keeps anything of a meeting', async () => {
		const host = await startTestServer();
		for (const [what, { headers, text }] of await answers(host)) {
			const isPublic = /^\/(nowhere|icon\.svg)? /.test(what) && !what.includes('host');
			if (!isPublic) expect([what, headers['cache-control']]).toEqual([what, 'no-store']);
			else expect(text).not.toContain('Table des Oliviers');
		}
		const entered = await fetch(`${host.url}/api/enter`, { method: 'POST', body: '{}' });
		expect(entered.headers.get('cache-control')).toBe('no-store');
	});

	test('ASVS 16.5.1 an error tells nobody more than its code', async () => {
		const secret = 'a sentence that nobody is told';
		const fails = () => Promise.reject(new Error(secret));
		const first = await startTestServer();
		const made = await makeMeeting(first);
		await first.close();
		const host = await startTestServer({
			dataDir: first.dataDir,
			around: (store) => overlay(overMeetings(store, { load: fails, loadEach: fails }), { published: fails })
		});
		const answered = [
			await get(host, '/minutes/ABCDEFGH'),
			await get(host, `/minutes/${made.key}`),
			await get(host, `/api/meetings/${made.id}/mentions/x`, {
				headers: { authorization: `Bearer ${made.token}` }
			})
		];
		for (const { status, text } of answered) {
			expect(status).toBeGreaterThanOrEqual(500);
			expect(text).toMatch(/^\{"refused":"[a-z-]+"\}$/);
		}
	});
});

describe('what is asked', () => {
	test('ASVS 3.5.3 no GET changes anything, on any route', async () => {
		const host = await startTestServer();
		const { made } = await openMeeting(host);
		const paths = [...new Set(Object.keys(routes).map((route) => route.replace(/^\w+ /, '')))];
		expect(paths.length).toBeGreaterThan(15);
		// At a quiet moment the index notes how far the journal is, whatever was asked. Until then, the index is about to change.
		const journal = await readFile(join(host.dataDir, `meetings/${made.id}.jsonl`), 'utf8');
		const lines = journal.split('\n').length - 1;
		const index = join(host.dataDir, 'catalogue.copy.json');
		await expect.poll(() => readFile(index, 'utf8')).toMatch(new RegExp(`"lines":\\s*${lines}\\b`));
		const before = await everyByte(host.dataDir);
		for (const path of paths) {
			const filled = path.replace(/:\w+/g, made.id);
			for (const method of ['GET', 'HEAD', 'OPTIONS'])
				await get(host, `/api${filled}`, { method, headers: { authorization: `Bearer ${made.token}` } });
		}
		const kept = (files: Map<string, string>) => [...files].filter(([name]) => /\.(jsonl|json)$/.test(name));
		expect(kept(await everyByte(host.dataDir))).toEqual(kept(before));
	});

	test('ASVS 4.1.3 headers that a proxy would add are not believed', async () => {
		const host = await startTestServer();
		const said = {
			'x-forwarded-host': `127.0.0.1:${host.port}`,
			'x-forwarded-for': '127.0.0.1',
			forwarded: 'host=localhost'
		};
		expect((await get(host, '/', { headers: { host: 'evil.example', ...said } })).status).toBe(421);
		const foreign = { 'x-forwarded-host': 'evil.example', origin: 'http://evil.example' };
		expect((await get(host, '/api/join', { method: 'POST', headers: foreign })).status).toBe(403);
		expect(holding(serverSources, /trust proxy|x-forwarded|x-real-ip/i)).toEqual([]);
	});

	/** Sends a request as it stands. Resolves to everything that comes back until the line is closed. */
	const raw = ({ port }: TestServer, text: string): Promise<string> =>
		new Promise((done) => {
			let heard = '';
			const line = connect(port, '127.0.0.1');
			line.setEncoding('utf8').on('data', (part: string) => (heard += part));
			line.on('close', () => done(heard)).on('error', () => undefined);
			line.write(text);
		});
	const head = ({ port }: TestServer, method: string, more: string) =>
		`${method} /api/join HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n${more}\r\n`;

	test('ASVS 4.2.1 a request with two lengths is refused', async () => {
		const host = await startTestServer();
		for (const lengths of [
			'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n',
			'Content-Length: 3\r\nContent-Length: 4\r\n',
			'Transfer-Encoding: chunked, identity\r\nContent-Length: 3\r\n',
			'Content-Length: +3\r\n'
		])
			expect(await raw(host, `${head(host, 'POST', lengths)}{}\n`), lengths).toMatch(/^HTTP\/1\.1 400 /);
	});

	test('ASVS 13.4.4 TRACE tells nobody what they sent', async () => {
		const host = await startTestServer();
		const heard = await raw(
			host,
			head(host, 'TRACE', 'Authorization: Bearer told-to-nobody\r\nConnection: close\r\n')
		);
		expect(heard).toMatch(/^HTTP\/1\.1 [45]/);
		expect(heard).not.toContain('told-to-nobody');
	});

	test('ASVS 15.3.7 a field or a parameter that is given twice gets round no check', async () => {
		const host = await startTestServer();
		const { made } = await openMeeting(host);
		expect((await get(host, `/minutes/${made.key}?lang=fr&lang=en`)).status).toBe(200);
		expect((await get(host, '/live/?EIO=4&transport=polling&sid=a&sid=b')).status).toBe(404);
		const twice = '{"name":"Nord","name":5}';
		const headers = { 'content-type': 'application/json', authorization: `Bearer ${made.token}` };
		const answer = await fetch(`${host.url}/api/tables`, { method: 'POST', headers, body: twice });
		expect(answer.status).toBe(400);
		expect((await post(host, '/join', [{ code: '123456' }])).status).toBe(400);
		expect((await get(host, '/api/tables?token=x&authorization=y')).status).toBe(401);
	});

	test('ASVS 5.4.2 the title of a meeting cannot end the header that names its file', async () => {
		const host = await startTestServer();
		const token = await laptop(host);
		for (const title of ['a"; filename="b.exe', 'x\r\nSet-Cookie: a=b', 'é\u2028ü/../..\\c:', '%0d%0aX: y']) {
			const made = await makeMeeting(host, { token, title });
			for (const ending of fileEndings) {
				const { headers } = await get(host, (await tablesEdition(host, made, ending)).slice(host.url.length));
				expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/);
				expect(headers['set-cookie']).toBeUndefined();
			}
		}
	});

	test('ASVS 16.4.1 each message stays on its own line of the log', async () => {
		const host = await spawnServer(await newFolder(), { env: { LOG_LEVEL: 'trace' } });
		const token = await laptop(host);
		const forged = '\n{"level":60,"msg":"forged"}\n';
		const port = Number(new URL(host.url).port);
		await get({ port }, `/minutes/${encodeURIComponent(forged)}`);
		await get({ port }, '/', { headers: { 'user-agent': encodeURIComponent(forged) } });
		await ask(host, '/tables', { method: 'POST', token, body: { name: forged } });
		await ask(host, '/enter', { method: 'POST', body: { secret: forged } });
		await host.stop('SIGTERM');
		const lines = (await host.logged()).split('\n');
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.filter((line) => line.includes('forged'))).toEqual([]);
		for (const line of lines.filter((each) => each.startsWith('{'))) JSON.parse(line);
	});
});
