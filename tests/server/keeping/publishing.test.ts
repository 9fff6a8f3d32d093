// What the server does with the minutes of a closed meeting: how long it keeps what ties acts to phones, and the question at the next opening.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RouteAnswer } from '#api/routes.ts';
import { newToken } from '../../support/client.ts';
import { laptop, makeMeeting, openMeeting, resident, tablesOf } from '../../support/hall.ts';
import { print } from '../../support/levels.ts';
import { ask, newFolder, startTestServer, type TestServer } from '../../support/server.ts';

const day = 24 * 60 * 60 * 1000;
const today = Date.UTC(2026, 10, 29, 18);
const startAt = (dataDir: string, days: number): Promise<TestServer> =>
	startTestServer({ dataDir, clock: () => today + days * day });
type Kept = RouteAnswer<'GET /retention'>;
const keptOf = async (server: TestServer): Promise<Kept> =>
	(await ask<Kept>(server, '/retention', { token: await laptop(server) })).body;

/** A closed meeting with a phone and printed slips. Its minutes are published if `how` is given. */
async function closed(dataDir: string, how?: 'unread') {
	const server = await startAt(dataDir, 0);
	const { made, staff } = await openMeeting(server);
	await resident(server, made);
	await print(server, made, 1);
	await staff.do({ type: 'CloseMeeting' });
	if (how) await staff.do({ type: 'PublishMinutes', how });
	const journal = join(dataDir, 'meetings', `${made.id}.jsonl`);
	const text = await readFile(journal, 'utf8');
	const found = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? 'none';
	await server.close();
	return {
		seat: found(/"PersonArrived".*?"device":"([\w-]{22})"/),
		slip: found(/"SlipsMade".*?"hash":"([\w-]{22})"/),
		/** Which of them the journal holds after a start on that day. */
		heldOn: async (days: number, { seat, slip }: { seat: string; slip: string }) => {
			await (await startAt(dataDir, days)).close();
			const after = await readFile(journal, 'utf8');
			return [after.includes(seat), after.includes(slip)];
		}
	};
}

test('L160 a phone’s hash goes a day after the publication, a slip’s thirty days after it', async () => {
	const meeting = await closed(await newFolder(), 'unread');
	expect(await meeting.heldOn(0.9, meeting)).toEqual([true, true]);
	expect(await meeting.heldOn(1.1, meeting)).toEqual([false, true]);
	expect(await meeting.heldOn(29, meeting)).toEqual([false, true]);
	expect(await meeting.heldOn(31, meeting)).toEqual([false, false]);
});

test('L160 while nothing is published both stay, at most 180 days after the closing', async () => {
	const meeting = await closed(await newFolder());
	expect(await meeting.heldOn(179, meeting)).toEqual([true, true]);
	expect(await meeting.heldOn(181, meeting)).toEqual([false, false]);
});

test('L160 the day of each part is announced', async () => {
	const dataDir = await newFolder();
	await closed(dataDir, 'unread');
	const { coming } = await keptOf(await startAt(dataDir, 0));
	expect(coming.map(({ what, goesAt }) => [what, goesAt])).toEqual([
		['seats', today + day],
		['devices', today + 30 * day]
	]);
});

test('L161 the list says of a closed meeting whether its minutes are to be read or published', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const shown = async () => {
		const { tables } = await tablesOf(server, made.token);
		return tables.flatMap(({ meetings }) => meetings)[0];
	};
	expect(await shown()).not.toHaveProperty('minutes');
	await staff.do({ type: 'CloseMeeting' });
	expect(await shown()).toMatchObject({ minutes: 'to-read' });
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	expect(await shown()).toMatchObject({ minutes: 'published' });
});

test('L162 whoever facilitates the table’s next meeting is asked about the last minutes, and publishes them by one press', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const { tables } = await tablesOf(server, made.token);
	const next = await makeMeeting(server, { token: made.token, table: tables[0]?.id ?? '' });
	const path = `/meetings/${next.id}/former`;
	const former = async () => (await ask(server, path, { token: made.token })).body;
	expect(await former()).toEqual({ former: null });
	await staff.do({ type: 'CloseMeeting' });
	expect(await former()).toMatchObject({ former: { id: made.id, findings: [] } });
	expect((await ask(server, path, { token: newToken() })).status).toBe(401);
	const publish = (token: string, id: string) =>
		ask(server, path, { method: 'POST', body: { former: id }, token });
	expect((await publish(newToken(), made.id)).status).toBe(401);
	expect((await publish(made.token, next.id)).body).toEqual({ refused: 'unknown' });
	expect((await publish(made.token, made.id)).status).toBe(200);
	expect(await former()).toEqual({ former: null });
	const page = await (await fetch(`${server.url}/minutes/${made.key}?lang=fr`)).text();
	expect(page.replaceAll(/\s/g, ' ')).toContain('relue ensemble le');
	expect((await publish(made.token, made.id)).body).toEqual({ refused: 'unknown' });
});

test('L162 what the short check finds in the last minutes is told before they are published', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const { tables } = await tablesOf(server, made.token);
	const next = await makeMeeting(server, { token: made.token, table: tables[0]?.id ?? '' });
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Appeler le 06 12 34 56 78' });
	await staff.do({ type: 'CloseMeeting' });
	const { body } = await ask(server, `/meetings/${next.id}/former`, { token: made.token });
	expect(body).toMatchObject({
		former: { findings: [{ kind: 'telephone', at: 'entry', found: '06 12 34 56 78' }] }
	});
});
