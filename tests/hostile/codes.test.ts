import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { newKey } from '#server/identity.ts';
import { codeOf } from '#server/identity.ts';
import { makeMeeting, openMeeting } from '../support/hall.ts';
import { post, startTestServer, type TestServer } from '../support/server.ts';

const join = (server: TestServer, code: string) => post<{ refused?: string }>(server, '/join', { code });
const wrongOf = (code: string): string => (code === '000000' ? '000001' : '000000');
const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(ask: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await ask();
	return performance.now() - began;
}

describe('H1 guessing codes', () => {
	test('H1 a meeting that is prepared or closed has no code at all', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const code = staff.view.hall.code ?? '';
		expect((await join(server, code)).status).toBe(200);
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.hall.code === null);
		expect(await join(server, code)).toEqual({ status: 404, body: { refused: 'unknown' } });
		await makeMeeting(server, { token: made.token });
		expect(await join(server, wrongOf(code))).toEqual({ status: 404, body: { refused: 'unknown' } });
	});

	test('H1 a hundred guesses at once get no more answers than a hundred one after the other', async () => {
		const server = await startTestServer();
		const { staff } = await openMeeting(server);
		const wrong = wrongOf(staff.view.hall.code ?? '');
		const answers = await Promise.all(Array.from({ length: 400 }, () => join(server, wrong)));
		const told = answers.filter(({ body }) => body.refused === 'unknown').length;
		expect(told).toBe(100);
		expect(answers.filter(({ body }) => body.refused === 'too-fast')).toHaveLength(300);
	});

	test('H1 a wrong code takes as long as that of a door that has closed', async () => {
		const server = await startTestServer();
		const { staff } = await openMeeting(server);
		const closed = staff.view.hall.code ?? '';
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.hall.code === null);
		const [wrong, old]: [number[], number[]] = [[], []];
		for (let round = 0; round < 45; round += 1) {
			wrong.push(await timed(() => join(server, wrongOf(closed))));
			old.push(await timed(() => join(server, closed)));
		}
		const ratio = median(old) / median(wrong);
		expect(ratio).toBeGreaterThan(0.5);
		expect(ratio).toBeLessThan(2);
	});

	test('H1 no code follows from another: a million of them fall evenly', () => {
		const buckets = new Array<number>(10).fill(0);
		for (let n = 0; n < 20_000; n += 1) {
			const tenth = Number(codeOf(`salt ${n}`, 0)[0]);
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
