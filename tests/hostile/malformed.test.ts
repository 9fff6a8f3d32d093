import { request } from 'node:http';
import { expect, test } from 'vitest';
import { makeMeeting } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { newFolder } from '../support/server.ts';

/** Escapes that mean nothing, and names that no file and no key may have. */
const escapes = [
	'%E0%A4%A',
	'%',
	'%zz',
	'%FF',
	'%C0%AF',
	'%00',
	'%ED%A0%80',
	'..%2f..%2fetc%2fpasswd',
	'%u0041'
];
const places = [
	'/',
	'/minutes/',
	'/enter/',
	'/_app/',
	'/_app/immutable/',
	'/api/',
	'/api/meetings/',
	'/live/'
];
const endings = ['', '.docx', '/x', '?lang=%E0%A4%A', '?lang[__proto__]=fr&lang=%FF'];
const headers = { 'accept-language': '%E0%A4%A,;q=,fr;q=x', 'if-none-match': '"', range: 'bytes=%-' };

/** Sends the address as it is written. `fetch` would mend it. */
const statusOf = (url: string, method: string): Promise<number> => {
	const { hostname, port } = new URL(url);
	const path = url.slice(new URL(url).origin.length);
	return new Promise((resolve, reject) => {
		request({ hostname, port, path, method, headers }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		})
			.on('error', reject)
			.end();
	});
};

test('H10 addresses, queries and headers with malformed escapes get the answer that nothing is there: no fault, no exit', async () => {
	const server = await spawnServer(await newFolder());
	const { key } = await makeMeeting(server);
	const paths = [
		...places.flatMap((place) => escapes.map((escape) => `${place}${escape}`)),
		...escapes.map((escape) => `/minutes/${key}${escape}`)
	].flatMap((path) => endings.map((ending) => path + ending));
	const wrong: string[] = [];
	for (const method of ['GET', 'HEAD', 'POST'])
		for (let at = 0; at < paths.length; at += 40)
			await Promise.all(
				paths.slice(at, at + 40).map(async (path) => {
					const status = await statusOf(server.url + path, method);
					if (status < 400 || status >= 500) wrong.push(`${method} ${path}: ${status}`);
				})
			);
	expect(wrong).toEqual([]);
	for (const ending of ['?lang=%E0%A4%A', '?lang[a]=fr', '?lang=fr&lang=en'])
		expect(await statusOf(`${server.url}/minutes/${key}${ending}`, 'GET')).toBe(200);
	expect(await server.logged()).not.toContain('threw');
	expect(server.child.exitCode).toBeNull();
});
