// One meeting and several computers: what is taken over, what is reported, and what stays as it was.
import { meetingStreams } from '#server/meeting/stream.ts';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Store } from '#server/store/store.ts';
import { connect } from '../../support/client.ts';
import { facilitator, laptop, makeMeeting, openMeeting, resident, tablesOf } from '../../support/hall.ts';
import { crafted, exported, imported } from '../../support/moving.ts';
import { withoutSeats } from '#server/keeping/retention.ts';
import { ask, newFolder, post, startTestServer, type TestServer } from '../../support/server.ts';
import { readMinutes } from '../../support/reading.ts';

const rowsOf = async (server: TestServer, token: string) =>
	(await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);

const minutesOf = async (server: TestServer, id: string, token: string) => {
	const minutes = (await (await readMinutes(server, { id, token }, '.json')).json()) as object;
	return { ...minutes, writtenAt: 0 };
};

/** A closed evening with a name, a withdrawn idea, a vote and a decision. */
async function heldMeeting(server: TestServer) {
	const { made, staff, item } = await openMeeting(server, { title: 'L’école, en été' });
	const one = await resident(server, made);
	await one.do({ type: 'SetName', name: 'Amina' });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	const idea = await one.do({ type: 'PostIdea', wall, words: 'Retirée ensuite' });
	await one.do({ type: 'WithdrawIdea', idea });
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc à l’ombre' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	return { made, staff };
}

describe('L93 a file', () => {
	test('L93 a file gives the same meeting elsewhere, and the same file again', async () => {
		const office = await startTestServer();
		const { made } = await heldMeeting(office);
		const file = await exported(office, made.token, made.id);
		expect(file.status).toBe(200);
		expect(file.headers.get('content-disposition')).toBe('attachment; filename="l-ecole-en-ete.tablee"');
		expect(file.bytes.toString()).toContain('Amina');
		expect(file.bytes.toString()).not.toContain('Retirée ensuite');

		const hall = await startTestServer();
		const token = await laptop(hall);
		expect(await imported(hall, token, file.bytes)).toEqual({ arrival: 'taken', id: made.id });
		const [there] = await rowsOf(hall, token);
		expect([{ ...there, createdAt: expect.any(Number) as number }]).toEqual(await rowsOf(office, made.token));
		expect((await exported(hall, token, made.id)).bytes).toEqual(file.bytes);
		expect(await minutesOf(hall, made.id, token)).toEqual(await minutesOf(office, made.id, made.token));
		expect((await facilitator(hall, { ...made, token })).view.persons).toEqual([
			expect.objectContaining({ label: { kind: 'name', name: 'Amina' } })
		]);
		expect((await exported(hall, token, made.id)).bytes).toEqual(file.bytes);
	});

	test('L93 a file knows nothing of the computer, the day or the restart', async () => {
		const dataDir = await newFolder();
		const office = await startTestServer({ dataDir });
		const { made } = await heldMeeting(office);
		const { bytes } = await exported(office, made.token, made.id);
		await office.close();
		const again = await startTestServer({ dataDir, clock: () => Date.now() + 3_600_000 });
		expect((await exported(again, await laptop(again), made.id)).bytes).toEqual(bytes);
	});
});

test('L94 the journal of a meeting that arrived is known to be on disk', async () => {
	const office = await startTestServer();
	const made = await makeMeeting(office);
	const hall = await startTestServer();
	await imported(hall, await laptop(hall), (await exported(office, made.token, made.id)).bytes);
	const { meetings, arriving } = JSON.parse(await readFile(join(hall.dataDir, 'catalogue.json'), 'utf8')) as {
		meetings: { known: object }[];
		arriving: string[];
	};
	expect(meetings.map(({ known }) => known)).toEqual([expect.objectContaining({ lines: 1, found: 0 })]);
	expect(arriving).toEqual([]);
});

describe('L95 beside what is here', () => {
	test('L95 the same file again changes nothing', async () => {
		const office = await startTestServer();
		const { made } = await heldMeeting(office);
		const { bytes } = await exported(office, made.token, made.id);
		expect(await imported(office, made.token, bytes)).toEqual({ arrival: 'already-here', id: made.id });
		expect((await exported(office, made.token, made.id)).bytes).toEqual(bytes);
		expect(await rowsOf(office, made.token)).toHaveLength(1);
	});

	test('L95 a meeting that was prepared here, held there and brought back is here once, as it was held', async () => {
		const office = await startTestServer();
		const made = await makeMeeting(office, { title: 'Le toit' });
		const prepared = (await exported(office, made.token, made.id)).bytes;
		const watching = await facilitator(office, made);

		const hall = await startTestServer();
		const token = await laptop(hall);
		await imported(hall, token, prepared);
		const staff = await facilitator(hall, { ...made, token });
		await staff.do({ type: 'OpenDoors' });
		const one = await resident(hall, made);
		await one.do({ type: 'SetName', name: 'Amina' });
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.meeting.phase === 'closed');
		const held = (await exported(hall, token, made.id)).bytes;

		expect(await imported(office, made.token, held)).toEqual({ arrival: 'longer', id: made.id });
		const again = await connect(office, { meeting: made.id, token: made.token, role: 'facilitator' });
		expect(again.view).toMatchObject({ meeting: { phase: 'closed' } });
		expect(again.view.persons).toEqual([expect.objectContaining({ label: { kind: 'name', name: 'Amina' } })]);
		expect(await rowsOf(office, made.token)).toEqual([
			expect.objectContaining({ title: 'Le toit', phase: 'closed' })
		]);
		expect((await exported(office, made.token, made.id)).bytes).toEqual(held);
		expect(await imported(office, made.token, prepared)).toEqual({ arrival: 'newer-here', id: made.id });
		expect((await exported(office, made.token, made.id)).bytes).toEqual(held);
		watching.close();
	});

	test('L95 a history that went another way is refused, and the meeting here goes on', async () => {
		const office = await startTestServer();
		const made = await makeMeeting(office, { title: 'Le toit' });
		const hall = await startTestServer();
		const token = await laptop(hall);
		await imported(hall, token, (await exported(office, made.token, made.id)).bytes);
		for (const [server, key, place] of [
			[office, made.token, 'Ici'],
			[hall, token, 'Là']
		] as const)
			await (await facilitator(server, { ...made, token: key })).do({ type: 'EditMeeting', place });
		const here = (await exported(office, made.token, made.id)).bytes;
		const there = (await exported(hall, token, made.id)).bytes;
		expect(await imported(office, made.token, there)).toEqual({ refused: 'id-taken', why: 'other-ways' });
		expect((await exported(office, made.token, made.id)).bytes).toEqual(here);
	});
});

test('L96 a meeting that is going on does not travel, and is not replaced', async () => {
	const office = await startTestServer();
	const { made, staff } = await openMeeting(office);
	const file = await exported(office, made.token, made.id);
	expect([file.status, JSON.parse(file.bytes.toString())]).toEqual([409, { refused: 'not-closed' }]);
	await staff.do({ type: 'CloseMeeting' });
	await staff.do({ type: 'ReopenMeeting', reason: 'Une faute' });
	expect((await exported(office, made.token, made.id)).status).toBe(200);
});

test('L97 only the laptop takes a meeting over; a table’s key exports that table’s meetings, and a link exports none', async () => {
	const office = await startTestServer();
	const made = await makeMeeting(office);
	const rows = (await tablesOf(office, made.token)).tables;
	const { body } = await post<{ secret: string }>(
		office,
		`/tables/${rows[0]?.id ?? ''}/keys`,
		{},
		made.token
	);
	const table = (await post<{ token: string }>(office, '/enter', { secret: body.secret })).body.token;
	const other = await makeMeeting(office, { token: made.token });
	const link = (
		await post<{ url: string }>(office, `/meetings/${made.id}/links`, { role: 'facilitator' }, made.token)
	).body;
	const linked = (await post<{ token: string }>(office, '/enter', { secret: link.url.split('#')[1] ?? '' }))
		.body.token;
	const file = await exported(office, table, made.id);
	expect(file.status).toBe(200);
	expect((await exported(office, table, other.id)).status).toBe(404);
	expect((await exported(office, linked, made.id)).status).toBe(401);
	for (const token of [table, linked])
		expect(await imported(office, token, file.bytes)).toEqual({ refused: 'not-allowed' });
});

test('L98 a link, revoked or not, stays what it was; nothing in the file opens anything', async () => {
	const office = await startTestServer();
	const made = await makeMeeting(office);
	const linkOf = async () => {
		const asked = await post<{ url: string }>(
			office,
			`/meetings/${made.id}/links`,
			{ role: 'scribe' },
			made.token
		);
		return asked.body.url.split('#')[1] ?? '';
	};
	const [good, bad] = [await linkOf(), await linkOf()];
	const staff = await facilitator(office, made);
	await staff.do({ type: 'RevokeLink', link: staff.view.links[1]?.id ?? '' });
	const { bytes } = await exported(office, made.token, made.id);
	for (const secret of [good, bad, made.token])
		expect(bytes.toString()).not.toContain(secret.split('.').at(-1));
	const hall = await startTestServer();
	await imported(hall, await laptop(hall), bytes);
	expect((await post(hall, '/enter', { secret: good })).status).toBe(200);
	expect((await post(hall, '/enter', { secret: bad })).status).not.toBe(200);
});

test('L99 a removed meeting comes back with its file, and its minutes are its own again', async () => {
	const office = await startTestServer();
	const { made, staff } = await heldMeeting(office);
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	const { bytes } = await exported(office, made.token, made.id);
	const remove = () =>
		ask(office, `/meetings/${made.id}`, {
			method: 'DELETE',
			token: made.token,
			body: { title: 'L’école, en été' }
		});
	await remove();
	expect(await rowsOf(office, made.token)).toEqual([]);
	expect(await imported(office, made.token, bytes)).toEqual({ arrival: 'taken', id: made.id });
	const [table] = (await tablesOf(office, made.token)).tables;
	expect([table?.meetings.length, table?.minutes.length]).toEqual([1, 0]);
	expect((await exported(office, made.token, made.id)).bytes).toEqual(bytes);
	await remove();
	const [after] = (await tablesOf(office, made.token)).tables;
	expect([after?.meetings.length, after?.minutes.length]).toEqual([0, 1]);
	expect(await readdir(join(office.dataDir, 'meetings'))).toEqual([]);
});

test('L99 a removal that was cut does not take a meeting that came back', async () => {
	const dataDir = await newFolder();
	const opened: { store?: Store } = {};
	const around = (store: Store): Store => (opened.store = store);
	const office = await startTestServer({ dataDir, around });
	const { made } = await heldMeeting(office);
	const { bytes } = await exported(office, made.token, made.id);
	if (opened.store) await meetingStreams(opened.store).rest(made.id);
	await opened.store?.catalogue.update((draft) => {
		draft.meetings = [];
		draft.removing.push(made.id);
	});
	expect(await imported(office, made.token, bytes)).toEqual({ arrival: 'taken', id: made.id });
	await office.close();
	const again = await startTestServer({ dataDir });
	expect((await exported(again, await laptop(again), made.id)).bytes).toEqual(bytes);
});

test('L100 a meeting whose seats were erased elsewhere opens here, stays so, and its export says it again', async () => {
	const office = await startTestServer();
	const { made } = await heldMeeting(office);
	const file = (await exported(office, made.token, made.id)).bytes;
	const erased = crafted(file, (opened) => {
		opened.header['erased'] = ['seats'];
		opened.lines = withoutSeats(opened.lines);
	});
	expect(erased.toString()).toContain('"erased":["seats"]');
	const hall = await startTestServer();
	const token = await laptop(hall);
	expect(await imported(hall, token, erased)).toEqual({ arrival: 'taken', id: made.id });
	const staff = await facilitator(hall, { ...made, token });
	expect(staff.view.entries).toMatchObject([{ words: 'Un banc à l’ombre' }]);
	await staff.do({ type: 'ReopenMeeting', reason: 'Un mot' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	await hall.close();
	const again = await startTestServer({ dataDir: hall.dataDir });
	const back = await laptop(again);
	const after = (await exported(again, back, made.id)).bytes.toString();
	expect(after).toContain('"erased":["seats"]');
	expect(after).toContain('"device":"gone-1"');
});

test('L100 names whose time is over do not come back, and erased devices stay erased', async () => {
	const day = 24 * 3_600_000;
	const dataDir = await newFolder();
	const office = await startTestServer({ dataDir });
	const { made } = await heldMeeting(office);
	const before = (await exported(office, made.token, made.id)).bytes;
	await office.close();
	const clock = () => Date.now() + 181 * day;
	const later = await startTestServer({ dataDir, clock });
	const { bytes } = await exported(later, await laptop(later), made.id);
	expect(bytes.toString()).not.toContain('Amina');
	expect(bytes.toString()).toContain('gone-1');

	const hall = await startTestServer({ clock });
	const token = await laptop(hall);
	expect(await imported(hall, token, before)).toEqual({ arrival: 'taken', id: made.id });
	expect((await exported(hall, token, made.id)).bytes.toString()).not.toContain('Amina');
	const third = await startTestServer({ clock });
	const own = await laptop(third);
	await imported(third, own, bytes);
	expect((await exported(third, own, made.id)).bytes).toEqual(bytes);
	const due = (await ask<{ due: object[]; coming: object[] }>(third, '/retention', { token: own })).body;
	expect([due.due, due.coming]).toEqual([[], []]);
});
