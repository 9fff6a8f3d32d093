// The page of a link, on a network that loses answers. It asks again by itself, as the same device.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { exchange } from '../../src/routes/enter/exchange.ts';

interface Asked {
	readonly secret: string;
	readonly device: string;
}
type Say = { readonly status: number; readonly body: object } | 'lost';
const token = { token: 'a-token-of-24-characters', role: 'scribe', meeting: 'meeting-0001' };

/** Gives these answers in order, and then the last one again and again. */
async function server(...answers: readonly Say[]): Promise<Asked[]> {
	const asked: Asked[] = [];
	const http = createServer((request, response) => {
		let text = '';
		request.on('data', (part: Buffer) => (text += part.toString()));
		request.on('end', () => {
			asked.push(JSON.parse(text) as Asked);
			const said = answers[Math.min(asked.length, answers.length) - 1] ?? 'lost';
			if (said === 'lost') return void response.destroy();
			response.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body));
		});
	});
	await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
	onTestFinished(() => void http.close());
	const { happyDOM } = window as unknown as { happyDOM: { setURL: (url: string) => void } };
	happyDOM.setURL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/enter`);
	return asked;
}
beforeEach(() => localStorage.clear());
const pauses = [1, 1, 1];

test('the same device asks again for a lost answer until it comes', async () => {
	const asked = await server(
		'lost',
		{ status: 503, body: { refused: 'not-saved' } },
		{ status: 200, body: token }
	);
	let waited = 0;
	expect(await exchange('secret-1', () => (waited += 1), pauses)).toEqual(token);
	expect(waited).toBe(2);
	expect(new Set(asked.map(({ device }) => device)).size).toBe(1);
	expect(asked[0]?.device).toMatch(/^[\w-]{24}$/);
});

test('a page that is loaded again meanwhile is the same device; the next link is another device’s', async () => {
	const asked = await server('lost', 'lost', { status: 200, body: token });
	expect(await exchange('secret-1', () => undefined, [1])).toEqual({ refused: 'no-network' });
	await exchange('secret-1', () => undefined, pauses);
	await exchange('secret-2', () => undefined, pauses);
	const [first, second, third, other] = asked.map(({ device }) => device);
	expect([second, third]).toEqual([first, first]);
	expect(other).not.toBe(first);
});

test('a refusal that would come again is shown at once', async () => {
	const asked = await server({ status: 404, body: { refused: 'unknown' } });
	expect(await exchange('secret-1', () => undefined, pauses)).toEqual({ refused: 'unknown' });
	expect(asked).toHaveLength(1);
});
