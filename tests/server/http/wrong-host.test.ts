import { createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { wrongHost } from '#server/http/wrong-host.ts';

const right = '192.168.1.5:3000';

/** The page of a wrong name, asked for by exactly this path, which `fetch` would mend. */
async function pageOf(path: string, host = 'tablee.local'): Promise<string> {
	const server = createServer(express().use(wrongHost(() => right)));
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	onTestFinished(() => void server.close());
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : 0;
	return new Promise((resolve, reject) => {
		const asked = request({ host: '127.0.0.1', port, path, headers: { host, connection: 'close' } });
		asked.on('response', (response) => resolve(text(response))).on('error', reject);
		asked.end();
	});
}
const links = (page: string): string[] => [...page.matchAll(/href="([^"]*)"/g)].map(([, to = '']) => to);
const twice = (address: string): string[] => [address, address];

describe('L58 the page of a wrong name', () => {
	test.each([
		['/', '/'],
		['/minutes/K7QM2XPA', '/minutes/K7QM2XPA'],
		['/minutes/K7QM2XPA.docx?lang=en&secret=abc', '/minutes/K7QM2XPA.docx'],
		['/tables?', '/tables'],
		['/screen/', '/screen/']
	])('L58 %s leads to the same path at the right address, without its query', async (path, kept) => {
		const page = await pageOf(path);
		expect(links(page)).toEqual(twice(`http://${right}${kept}`));
		expect(page).not.toContain('secret');
	});

	test.each([
		'/%22onmouseover=alert(1)',
		'/"><b>x',
		"/'onclick='x",
		'//evil.example/x',
		'/@evil.example',
		'/..//evil.example',
		'/a/../../enter',
		'/%2e%2e/x',
		'/%E0%A4%A',
		'/\\evil.example',
		'/x;y=1',
		`/${'a'.repeat(300)}`
	])('L58 %s leads to the front page, and is not repeated', async (path) => {
		const page = await pageOf(path);
		expect(links(page)).toEqual(twice(`http://${right}/`));
		expect(page).not.toContain(path.slice(1));
	});

	test('L58 a name of the internet that points here is not told the path either', async () => {
		expect(await pageOf('/minutes/K7QM2XPA', 'evil.example')).toBe('{"refused":"not-allowed"}');
	});
});
