import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../support/client.ts';
import { laptop, openMeeting, tablesOf } from '../../support/hall.ts';
import { ask, post, startTestServer } from '../../support/server.ts';

interface Place {
	readonly port: number;
	readonly link: string;
}
const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('tablee-repetition-'));

/** What each user of the computer can read of every process. */
const commandLines = (): string[] =>
	readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((pid) => {
			try {
				return [readFileSync(join('/proc', pid, 'cmdline'), 'utf8')];
			} catch {
				return []; // it has ended
			}
		});

const rehearse = (server: { url: string }, token: string) =>
	post<Place>(server, '/rehearsal', { language: 'fr' }, token);

async function enter({ port, link }: Place) {
	const at = { url: `http://127.0.0.1:${port}` };
	const { body } = await post<{ token: string; role: string; meeting: string }>(at, '/enter', {
		secret: link
	});
	return { at, ...body, staff: await connect(at, { ...body, role: 'facilitator' }) };
}

test('L145 a rehearsal has forty residents, who come in, ask for the floor, vote and post by the same lines as real phones', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const { body } = await rehearse(server, token);
	const { staff } = await enter(body);
	expect(staff.view.meeting.tableName).toBe('Répétition');
	await staff.do({ type: 'OpenDoors' });
	await staff.until(({ people }) => people.present === 40);
	await staff.do({ type: 'ShowStage', stage: { kind: 'item', item: staff.view.agenda[3]?.id ?? '' } });
	await staff.do({ type: 'OpenVote', vote: staff.view.votes[0]?.id ?? '' });
	const answered = await staff.until(({ vote }) => (vote?.answered ?? 0) > 0);
	expect(answered.vote?.state).toBe('open');
}, 120_000);

test('L145 each page of a rehearsal is marked, and no page of a real meeting is', async () => {
	const server = await startTestServer();
	const { body } = await rehearse(server, await laptop(server));
	for (const path of ['/', '/facilitate', '/screen', '/tables']) {
		const page = async (port: number) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
		expect(await page(body.port)).toContain('data-mark="Répétition"');
		expect(await page(server.port)).not.toContain('data-mark');
	}
}, 120_000);

test('L145 real phones come into a rehearsal by the address and the Wi-Fi of the real hall', async () => {
	const server = await startTestServer({ host: '0.0.0.0' });
	const token = await laptop(server);
	const wifi = { ssid: 'Salle des Oliviers', password: 'ensemble-2031' };
	type Settings = { cards: { address: string }[] };
	const { cards } = (await ask<Settings>(server, '/settings', { token })).body;
	const address = cards[0]?.address ?? null;
	await ask(server, '/settings', { method: 'PATCH', token, body: { wifi, address } });
	const { body } = await rehearse(server, token);
	const { staff } = await enter(body);
	expect(staff.view.hall.wifi).toMatchObject(wifi);
	expect(staff.view.hall.address).toBe(address === null ? '' : `${address}:${body.port}`);
	const listed = commandLines().filter((line) => line.includes(resolve('server/rehearsal/child.ts')));
	expect(listed.length).toBeGreaterThan(0);
	expect(listed.join()).not.toContain(wifi.password);
}, 120_000);

test('L145 nothing of a rehearsal is among the real tables; one act removes all of it', async () => {
	const before = folders();
	const server = await startTestServer();
	const token = await laptop(server);
	const { body } = await rehearse(server, token);
	const again = await rehearse(server, token); // the same one, by a new link
	expect([again.body.port, again.body.link === body.link]).toEqual([body.port, false]);
	const listing = await ask<{ rehearsal?: true }>(server, '/tables', { token });
	expect(listing.body.rehearsal).toBe(true);
	expect((await tablesOf(server, token)).tables).toEqual([]);
	expect((await fetch(`${server.url}/minutes/AAAAAAAA`)).status).toBe(404);
	expect(folders()).toHaveLength(before.length + 1);
	expect((await ask(server, '/rehearsal', { method: 'DELETE', token })).status).toBe(200);
	expect(folders()).toEqual(before);
	await expect(fetch(`http://127.0.0.1:${body.port}/`)).rejects.toThrow();
	expect((await ask<object>(server, '/tables', { token })).body).not.toHaveProperty('rehearsal');
}, 120_000);

test('L145 a rehearsal waits while a real meeting has its doors open, and ends when one opens them', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const { body } = await rehearse(server, token);
	const { staff } = await openMeeting(server, { token });
	await expect
		.poll(() =>
			fetch(`http://127.0.0.1:${body.port}/`).then(
				() => 'there',
				() => 'gone'
			)
		)
		.toBe('gone');
	expect(await rehearse(server, token)).toEqual({ status: 409, body: { refused: 'not-closed' } });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until(({ meeting }) => meeting.phase === 'closed');
	expect((await rehearse(server, token)).status).toBe(200);
}, 120_000);

test('L145 a rehearsal ends with its server, and leaves no folder', async () => {
	const before = folders();
	const server = await startTestServer();
	const { body } = await rehearse(server, await laptop(server));
	await server.close();
	expect(folders()).toEqual(before);
	await expect(fetch(`http://127.0.0.1:${body.port}/`)).rejects.toThrow();
}, 120_000);

test('L145 a rehearsal that a power cut ended goes at the next start, and one of another Tablée goes on', async () => {
	const at = (minutesAgo: number) => {
		const folder = mkdtempSync(join(tmpdir(), 'tablee-repetition-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		mkdirSync(join(folder, 'data'));
		writeFileSync(join(folder, 'data/lock'), '{}');
		const longAgo = new Date(Date.now() - 24 * 60 * 60_000);
		utimesSync(join(folder, 'data/lock'), longAgo, new Date(Date.now() - minutesAgo * 60_000));
		for (const path of [join(folder, 'data'), folder]) utimesSync(path, longAgo, longAgo);
		return folder;
	};
	const [left, going] = [at(11), at(1)];
	await startTestServer();
	await expect.poll(() => existsSync(left)).toBe(false);
	expect(existsSync(going)).toBe(true);
});
