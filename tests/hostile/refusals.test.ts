import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serve } from '#server/app.ts';
import { openLog } from '#server/process/log.ts';
import { Refusals } from '#server/line/refusals.ts';
import { countedRefusals } from '#server/meeting/door.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { connect, newToken } from '../support/client.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { newFolder, post } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';

function logging() {
	let text = '';
	const out = new Writable({
		write(part: Buffer, _, done) {
			text += part.toString();
			done();
		}
	});
	return { log: pino({ base: null }, out), text: () => text };
}

test('ASVS 16.3.2 the log gives the number of refusals of each kind, and nothing about whom', async () => {
	const folder = await newFolder();
	const { log, text } = logging();
	const store = await openFileStore(folder, stateBeside(folder));
	const server = await serve({ host: '127.0.0.1', port: 0, store, log });
	onTestFinished(() => server.close());
	const { made, staff } = await openMeeting(server);
	const phone = await resident(server, made);
	for (const code of ['000000', '000001', '000002'])
		if (code !== staff.view.hall.code) await post(server, '/join', { code });
	const secret = `${made.id}.wrong-secret-of-somebody`;
	await post(server, '/enter', { secret });
	const forged = newToken();
	await expect(connect(server, { meeting: made.id, token: forged, role: 'scribe' })).rejects.toThrow();
	const foreign = { method: 'POST', headers: { origin: 'http://elsewhere.example' }, body: '{}' };
	await fetch(`${server.url}/api/join`, foreign);
	expect(await phone.send({ type: 'OpenDoors' })).toEqual({ refused: 'not-allowed' });
	await Promise.all(
		Array.from({ length: 30 }, () => phone.send({ type: 'PassTurn', turn: 'no-such-turn-at-all' }))
	);
	await server.close();
	const lines = text()
		.split('\n')
		.filter((line) => line.includes('"refused"'));
	expect(lines).toHaveLength(1);
	const told = JSON.parse(lines[0] ?? '{}') as Record<string, number>;
	expect(told).toMatchObject({ 'wrong-code': 3, 'wrong-secret': 1, 'not-allowed': 2, 'foreign-origin': 1 });
	expect(told['too-fast']).toBeGreaterThan(5);
	for (const word of [secret, forged, '000001', 'elsewhere', made.id, '127.0.0.1'])
		expect(lines[0]).not.toContain(word);
});

test('ASVS 16.3.3 refusals without end make one line of the log a minute', () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const { log, text } = logging();
	const refusals = new Refusals(log);
	for (let second = 0; second < 180; second += 1) {
		for (let n = 0; n < 50; n += 1) refusals.count('wrong-code');
		vi.advanceTimersByTime(1000);
	}
	const lines = text().trim().split('\n');
	expect(lines.length).toBeLessThanOrEqual(3);
	refusals.end();
	refusals.end();
	const counts = text()
		.trim()
		.split('\n')
		.map((line) => (JSON.parse(line) as Record<string, number>)['wrong-code'] ?? 0);
	expect(counts.reduce((sum, count) => sum + count, 0)).toBe(180 * 50);
	expect(() => new Refusals(openLog('silent')).end()).not.toThrow();
});

test('ASVS 16.3.2 what the log counts of a meeting is said by its door: wrong slips and a full hall, and no everyday refusal', () => {
	const { log, text } = logging();
	const refusals = new Refusals(log, countedRefusals);
	for (const code of ['slip-unknown', 'full', 'full', 'link-revoked', 'not-yours']) refusals.countCode(code);
	refusals.end();
	const { level, time, ...counted } = JSON.parse(text()) as Record<string, unknown>;
	expect(level).toBe(40);
	expect(time).toBeTypeOf('number');
	expect(counted).toEqual({ msg: 'refused', 'wrong-slip': 1, full: 2, 'not-allowed': 1 });
});
