import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { typedCode, newKey } from '#server/entry/identity.ts';
import { meetingStreams } from '#server/meeting/stream.ts';
import type { Store } from '#server/store/store.ts';
import { makeMeeting, openMeeting } from '../support/hall.ts';
import { withMeetings } from '../support/failing.ts';
import { post, startTestServer, type TestServer } from '../support/server.ts';

const guess = (server: TestServer, code: string) => post<{ refused?: string }>(server, '/join', { code });
const wrongOf = (code: string): string => (code === '000000' ? '000001' : '000000');
/** Notes each use of the store: opening a meeting, reading a file. */
const watched = (store: Store, asked: string[]): Store => {
	const noting = <T extends object>(thing: T): T =>
		new Proxy(thing, {
			get(target, name) {
				if (name !== 'catalogue') asked.push(String(name)); // which lies in memory
				const own: unknown = Reflect.get(target, name);
				return typeof own === 'function' ? (own.bind(target) as unknown) : own;
			}
		});
	return withMeetings(noting(store), noting(meetingStreams(store)));
};

describe('H1 guessing codes', () => {
	test('H1 a prepared or closed meeting has no code at all', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const code = staff.view.hall.code ?? '';
		expect((await guess(server, code)).status).toBe(200);
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.hall.code === null);
		expect(await guess(server, code)).toEqual({ status: 404, body: { refused: 'unknown' } });
		await makeMeeting(server, { token: made.token });
		expect(await guess(server, wrongOf(code))).toEqual({ status: 404, body: { refused: 'unknown' } });
	});

	test('H1 a hundred guesses at once get no more answers than a hundred one after the other', async () => {
		const server = await startTestServer();
		const { staff } = await openMeeting(server);
		const wrong = wrongOf(staff.view.hall.code ?? '');
		const answers = await Promise.all(Array.from({ length: 400 }, () => guess(server, wrong)));
		const told = answers.filter(({ body }) => body.refused === 'unknown').length;
		expect(told).toBe(100);
		expect(answers.filter(({ body }) => body.refused === 'too-fast')).toHaveLength(300);
	});

	test('H1 guesses that come in one segment, before any is answered, get no more answers either', async () => {
		const server = await startTestServer();
		const { staff } = await openMeeting(server);
		const body = JSON.stringify({ code: wrongOf(staff.view.hall.code ?? '') });
		const asked = [
			'POST /api/join HTTP/1.1',
			`Host: 127.0.0.1:${server.port}`,
			'Content-Type: application/json',
			`Content-Length: ${body.length}`,
			'',
			body
		].join('\r\n');
		const line = connect(server.port, '127.0.0.1');
		onTestFinished(() => void line.destroy());
		let heard = '';
		line.setEncoding('utf8').on('data', (text: string) => (heard += text));
		line.write(asked.repeat(250));
		const said = () => heard.match(/"refused":"[a-z-]+"/g) ?? [];
		await expect.poll(() => said().length).toBe(250);
		expect(said().filter((each) => each.includes('unknown'))).toHaveLength(100);
	});

	test('H1 the code of a closed door is kept nowhere: it is wrong in the same way, in the same time', async () => {
		const asked: string[] = [];
		const server = await startTestServer({ around: (store) => watched(store, asked) });
		const { made, staff } = await openMeeting(server);
		const closed = staff.view.hall.code ?? '';
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.hall.code === null);
		const all = await readFile(join(server.dataDir, 'catalogue.json'), 'utf8');
		expect(all).toContain(made.key);
		expect(all).not.toContain(closed);
		const told = async (code: string) => {
			const headers = { 'content-type': 'application/json' };
			const body = JSON.stringify({ code });
			asked.length = 0;
			const response = await fetch(`${server.url}/api/join`, { method: 'POST', headers, body });
			const said = { ...Object.fromEntries(response.headers), date: null };
			return { status: response.status, said, text: await response.text(), work: [...asked] };
		};
		const wrong = await told(wrongOf(closed));
		expect(wrong).toMatchObject({ status: 404, work: [] });
		expect(await told(closed)).toEqual(wrong);
	});

	test('H1 no code follows from another: a million of them fall evenly', () => {
		const buckets = new Array<number>(10).fill(0);
		for (let n = 0; n < 20_000; n += 1) {
			const tenth = Number(typedCode(`salt ${n}`, 0)[0]);
			buckets[tenth] = (buckets[tenth] ?? 0) + 1;
		}
		for (const count of buckets) expect(Math.abs(count - 2000)).toBeLessThan(200);
	});

	test('H1 the QR’s key has eight letters of thirty-two, each as likely', () => {
		const letters = new Map<string, number>();
		for (let n = 0; n < 4000; n += 1) {
			const key = newKey();
			expect(key).toMatch(/^[A-Z2-7]{8}$/);
			for (const letter of key) letters.set(letter, (letters.get(letter) ?? 0) + 1);
		}
		expect(letters.size).toBe(32);
		for (const count of letters.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
	});
});
