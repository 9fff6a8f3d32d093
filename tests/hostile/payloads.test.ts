import { describe, expect, test } from 'vitest';
import { newId } from '../support/client.ts';
import { askForOrAgainst, laptop, openMeeting, resident } from '../support/hall.ts';
import { post, startTestServer, type TestServer } from '../support/server.ts';

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const deepObject = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

const raw = (server: TestServer, path: string, body: string, headers: Record<string, string> = {}) =>
	fetch(`${server.url}/api${path}`, {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json', ...headers }
	});

describe('H9 payloads', () => {
	test('H9 oversize, deep and broken bodies are answered by a code, and the server goes on', async () => {
		const server = await startTestServer();
		const bodies: [string, number][] = [
			[JSON.stringify({ code: '1'.repeat(200_000) }), 413],
			[deep(60_000), 400],
			[deepObject(20_000), 400],
			['{"code":', 400],
			['"123456"', 400],
			['null', 400],
			['[]', 400],
			['{"code":{"toString":"x"}}', 400],
			['{"__proto__":{"code":"123456"}}', 400],
			['{"constructor":{"prototype":{"code":"123456"}}}', 400]
		];
		for (const [body, expected] of bodies) {
			const response = await raw(server, '/join', body);
			expect(response.status, body.slice(0, 40)).toBe(expected);
			expect(await response.json()).toHaveProperty('refused');
		}
		expect(({} as { code?: string }).code).toBeUndefined();
		expect((await raw(server, '/join', '{"code":"123456"}')).status).toBe(404);
	});

	test('H9 a packed body does not unpack past the bound', async () => {
		const server = await startTestServer();
		const { gzipSync } = await import('node:zlib');
		const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
		const response = await fetch(`${server.url}/api/join`, {
			method: 'POST',
			body: bomb,
			headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }
		});
		expect(response.status).toBe(413);
	});

	test('H9 a name that every object has is neither an id nor a key', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const phone = await resident(server, made);
		const vote = await askForOrAgainst(staff, item, { secret: false });
		const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__'];
		for (const key of keys) {
			const commands = [
				{ type: 'CastBallot', vote: key, round: 1, choice: ['for'] },
				{ type: 'CastBallot', vote, round: 1, choice: [key] },
				{ type: 'WithdrawHand', turn: key },
				{ type: 'PostIdea', wall: key, words: 'x' }
			];
			for (const command of commands)
				expect(await phone.raw({ id: newId(), command }), `${key} ${command.type}`).toHaveProperty('refused');
			const staffs = [
				{ type: 'MarkLeft', person: key },
				{ type: 'SetName', person: key, name: 'Zoé' },
				{ type: 'SetAllowance', person: key, factor: 2 },
				{ type: 'ShowStage', stage: { kind: 'item', item: key } }
			];
			for (const command of staffs)
				expect(await staff.raw({ id: newId(), command }), `${key} ${command.type}`).toHaveProperty('refused');
		}
		for (const key of keys) {
			const counts = JSON.parse(`{"${key}":3}`) as object;
			await staff.raw({ id: newId(), command: { type: 'CountHands', vote, round: 1, counts } });
		}
		expect(Object.prototype).not.toHaveProperty('for');
		const { votes } = await staff.until((view) => view.votes.some(({ state }) => state === 'open'));
		expect(votes).toMatchObject([{ answered: 0, state: 'open', hands: null }]);
	});

	test('H9 every route refuses a name that every object has as an id', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		for (const key of [
			'__proto__',
			'constructor',
			'toString',
			'..%2f..%2fcatalogue',
			'%00',
			'a'.repeat(5000)
		]) {
			const paths = [`/tables/${key}/meetings`, `/tables/${key}/keys`, `/meetings/${key}/links`];
			for (const path of paths)
				expect((await post(server, path, { title: 'x', role: 'scribe' }, token)).status, path).toBe(
					path.includes('/links') ? 401 : 404
				);
			const { status } = await fetch(`${server.url}/minutes/${key}`);
			expect(status, key).toBe(404);
		}
	});

	test('H9 a path that leads out of the folder gives no file of ours', async () => {
		const server = await startTestServer();
		const paths = [
			'/../package.json',
			'/..%2fpackage.json',
			'/%2e%2e/%2e%2e/etc/passwd',
			'/_app/..%2f..%2f..%2fpackage.json',
			'/minutes/..%2f..%2fcatalogue.json',
			'/data/catalogue.json',
			'/_app/immutable/%00.js',
			'/%'
		];
		for (const path of paths) {
			const response = await fetch(server.url + path);
			expect([400, 404, 500], path).toContain(response.status);
			expect(await response.text(), path).not.toMatch(/"tablee"|root:|"version"/);
		}
	});
});
