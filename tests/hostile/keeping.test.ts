import { allOn, keysOn } from '#stream/shelf.ts';
import type { MeetingLine } from '#server/meeting/stream.ts';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evolve } from '#meeting/evolve.ts';
import { emptyMeeting } from '#meeting/meeting.ts';
import { withoutDevices } from '#server/keeping/retention.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { newToken } from '../support/client.ts';
import {
	askForOrAgainst,
	facilitator,
	laptop,
	makeMeeting,
	openMeeting,
	resident,
	tablesOf,
	type PreparedMeeting
} from '../support/hall.ts';
import { overMeetings } from '../support/failing.ts';
import { print } from '../support/levels.ts';
import { ask, newFolder, startTestServer, type TestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { fileEndings } from '../support/documents/endings.ts';
import { everyByte } from '../support/hostile/files.ts';
import { meetingStreams } from '#server/meeting/stream.ts';
import { readMinutes } from '../support/reading.ts';

const day = 24 * 60 * 60 * 1000;
const remove = (server: TestServer, { id, token }: PreparedMeeting, title: string) =>
	ask<{ minutes?: string | null; refused?: string }>(server, `/meetings/${id}`, {
		method: 'DELETE',
		body: { title },
		token
	});

/** An evening with a name, an idea, a secret vote, an entry and slips, closed, its minutes published. */
async function evening(server: TestServer, token?: string) {
	const { made, staff, item } = await openMeeting(server, token === undefined ? {} : { token });
	const phoneToken = newToken();
	const phone = await resident(server, made, phoneToken);
	await phone.do({ type: 'SetName', name: 'Zoubida' });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', review: false, open: true });
	await phone.do({ type: 'PostIdea', wall, words: 'Des bancs rouges' });
	const vote = await askForOrAgainst(staff, item);
	await phone.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
	const entry = await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'On attend depuis mars' });
	await print(server, made, 3);
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	// The index follows the room a moment later.
	const rows = async () => (await tablesOf(server, made.token)).tables.flatMap(({ meetings }) => meetings);
	await expect.poll(async () => (await rows()).find(({ id }) => id === made.id)?.minutes).toBe('published');
	return { made, staff, phone, phoneToken, entry, device: JSON.stringify(staff.view.persons[0]?.id) };
}

describe('H16 a meeting is removed', () => {
	test('H16 a removal leaves nothing but the minutes, one page without a first name', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		const other = await makeMeeting(server, { token: made.token, title: 'Reste' });
		expect(await remove(server, made, 'Réunion de mars')).toEqual({
			status: 200,
			body: { minutes: `/minutes/${made.key}` }
		});
		const files = await everyByte(server.dataDir);
		const about = [...files].filter(([path, bytes]) => `${path}${bytes}`.includes(made.id));
		expect(about).toEqual([]);
		const holding = [...files].filter(([, bytes]) => bytes.includes('depuis mars')).map(([path]) => path);
		expect(holding).toEqual([`minutes/${made.key}.html`]);
		expect([...files.keys()].filter((path) => path.startsWith('meetings/'))).toEqual([
			`meetings/${other.id}.jsonl`
		]);
		expect([...files.values()].join()).not.toMatch(/Zoubida|bancs rouges/);
		const rows = (await tablesOf(server, made.token)).tables.flatMap(({ meetings }) => meetings);
		expect(rows.map(({ title }) => title)).toEqual(['Reste']);
	});

	test('H16 the minutes are read where they always were, also after a restart; the other formats are gone', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		await remove(server, made, 'Réunion de mars');
		await server.close();
		const again = await startTestServer({ dataDir: server.dataDir });
		const page = await fetch(`${again.url}/minutes/${made.key}`);
		expect(page.status).toBe(200);
		expect(page.headers.get('cache-control')).toBe('no-store');
		expect(await page.text()).toContain('On attend depuis mars');
		const file = await fetch(`${again.url}/minutes/${made.key.toLowerCase()}.html`);
		expect(file.headers.get('content-disposition')).toContain('attachment');
		for (const ending of fileEndings.filter((each) => each !== '.html'))
			expect((await fetch(`${again.url}/minutes/${made.key}${ending}`)).status).toBe(404);
	});

	test('H16 nobody can come in again, and whoever was in is disconnected', async () => {
		const server = await startTestServer();
		const { made, phone, phoneToken } = await evening(server);
		const gone = new Promise((resolve) => phone.socket.once('disconnect', resolve));
		await remove(server, made, 'Réunion de mars');
		await gone;
		await expect(resident(server, made, phoneToken)).rejects.toThrow('unknown');
		await expect(facilitator(server, made)).rejects.toThrow('unknown');
	});

	test('H16 a meeting is removed only once it is over, by whom it belongs to, and with its title typed', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		expect((await remove(server, made, 'Réunion de mars')).body).toEqual({ refused: 'not-closed' });
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.meeting.phase === 'closed');
		for (const title of ['', 'Réunion', 'réunion de mars'])
			expect((await remove(server, made, title)).body, title).toEqual({ refused: 'bad-command' });
		const stranger = await remove(server, { ...made, token: newToken() }, 'Réunion de mars');
		expect(stranger.body).toEqual({ refused: 'not-allowed' });
		expect((await remove(server, made, 'Réunion de mars')).status).toBe(200);
		expect((await remove(server, made, 'Réunion de mars')).body).toEqual({ refused: 'unknown' });
	});

	test('H16 a meeting that was never opened leaves nothing at all', async () => {
		const server = await startTestServer();
		const made = await makeMeeting(server);
		expect((await remove(server, made, 'Réunion de mars')).body).toEqual({ minutes: null });
		expect([...(await everyByte(server.dataDir)).keys()].toSorted()).toEqual([
			'catalogue.copy.json',
			'catalogue.json',
			'lock',
			'version.json'
		]);
	});

	test('H16 minutes that nobody published do not become a public page by a removal', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'On attend depuis mars' });
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.meeting.phase === 'closed');
		expect((await remove(server, made, 'Réunion de mars')).body).toEqual({ minutes: null });
		const files = await everyByte(server.dataDir);
		expect([...files.values()].join()).not.toContain('depuis mars');
		const { tables } = await tablesOf(server, made.token);
		expect(tables.map(({ meetings, minutes }) => [meetings, minutes])).toEqual([[[], []]]);
		expect((await fetch(`${server.url}/minutes/${made.key}`)).status).toBe(404);
	});

	test('H16 a removal that was cut is completed at the next start', async () => {
		let isCut = true;
		const server = await startTestServer({
			around: (store) =>
				overMeetings(store, {
					remove: (meeting) =>
						isCut ? Promise.reject(new Error('cut')) : meetingStreams(store).remove(meeting)
				})
		});
		const { made } = await evening(server);
		expect((await remove(server, made, 'Réunion de mars')).status).toBe(503);
		await server.close();
		expect([...(await everyByte(server.dataDir)).keys()]).toContain(`meetings/${made.id}.jsonl`);
		isCut = false;
		const again = await startTestServer({ dataDir: server.dataDir });
		const files = await everyByte(server.dataDir);
		expect([...files.values()].join()).not.toContain(made.id);
		expect((await fetch(`${again.url}/minutes/${made.key}`)).status).toBe(200);
	});
});

describe('H17 what is not kept', () => {
	/** Moves the closing of the meeting back in the catalogue, and the choice of a time with it. */
	async function age(folder: string, days: number): Promise<void> {
		const path = join(folder, 'catalogue.json');
		const data = JSON.parse(await readFile(path, 'utf8')) as {
			meetings: { closedAt: number | null; publishedAt?: number }[];
			settings: { meetingDaysSetAt?: number };
		};
		const at = Date.now() - days * day;
		data.settings.meetingDaysSetAt = (data.settings.meetingDaysSetAt ?? 0) - days * day;
		for (const row of data.meetings) {
			if (row.closedAt !== null) row.closedAt = at;
			if (row.publishedAt !== undefined) row.publishedAt = at;
		}
		await writeFile(path, JSON.stringify(data));
		// The time in the journal must agree, because opening the meeting corrects the catalogue by it.
		const store = await openFileStore(folder, stateBeside(folder));
		for (const { id } of store.catalogue.data.meetings)
			await meetingStreams(store).rewrite(id, (lines) =>
				lines.map((line) => ({ ...line, at: line.at - days * day }))
			);
		await store.close();
	}
	interface Told {
		readonly retention: object;
		readonly due: readonly { what: string; count: number; title: string }[];
		readonly coming: readonly { what: string; goesAt: number; title: string }[];
		readonly gone: readonly { what: string; count: number; title: string | null; at: number }[];
	}
	const retention = (server: TestServer, token: string) => ask<Told>(server, '/retention', { token });

	test('H17 the list shows what would go, and nobody’s name; listing erases nothing', async () => {
		const server = await startTestServer();
		const token = await laptop(server);
		await evening(server, token);
		const { coming, ...first } = (await retention(server, token)).body;
		expect(first).toEqual({ retention: { names: 30, devices: 30, meeting: null }, due: [], gone: [] });
		expect(coming.map(({ what, title }) => [what, title])).toEqual([
			['seats', 'Réunion de mars'],
			['names', 'Réunion de mars'],
			['devices', 'Réunion de mars']
		]);
		expect(coming.map(({ goesAt }) => Math.round((goesAt - Date.now()) / day))).toEqual([1, 30, 30]);
		// On the day after, somebody chooses to keep nothing for longer than a day.
		await server.close();
		await age(server.dataDir, 2);
		const again = await startTestServer({ dataDir: server.dataDir });
		const { body } = await ask<Told>(again, '/retention', {
			method: 'PATCH',
			body: { names: 1, devices: 1, meeting: 365 },
			token
		});
		// L160: the paper of a slip says thirty days.
		expect(body.due.map(({ what, count }) => [what, count])).toEqual([['names', 1]]);
		expect(body.coming.map(({ what }) => what)).toEqual(['devices', 'meeting']);
		expect(body.gone.map(({ what, count }) => [what, count])).toEqual([['seats', 1]]);
		expect(JSON.stringify(body)).not.toContain('Zoubida');
		expect([...(await everyByte(server.dataDir)).values()].join()).toContain('Zoubida');
		expect((await ask(again, '/retention', { token: newToken() })).status).toBe(401);
	});

	test('H17 after its days no hash of a phone is in any file, and the minutes are as they were', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		const before = await (await readMinutes(server, made, '.md?lang=fr')).text();
		const journal = join(server.dataDir, 'meetings', `${made.id}.jsonl`);
		const device = /"device":"([\w-]{22})"/.exec(await readFile(journal, 'utf8'))?.[1] ?? '';
		expect(device).not.toBe('');
		await server.close();
		await age(server.dataDir, 31);
		const late = await startTestServer({ dataDir: server.dataDir });
		const all = [...(await everyByte(server.dataDir)).values()].join();
		expect(all).not.toMatch(/"device":\s*"[\w-]{22}"(?=[^}]*"events")/);
		expect(await readFile(journal, 'utf8')).not.toContain(device);
		expect(all).not.toContain('Zoubida');
		const after = await (await readMinutes(late, made, '.md?lang=fr')).text();
		const words = (text: string): string => text.replace(/.*(\d{4}|\d h \d\d|à \d).*/g, '');
		expect(words(after)).toBe(words(before));
		const told = (await retention(late, made.token)).body;
		expect(told.due).toEqual([]);
		// The proof says what, how many, when and of which meeting, and names nobody.
		expect(told.gone.map(({ what, count, title }) => [what, count, title])).toEqual([
			['devices', 2, 'Réunion de mars'],
			['names', 1, 'Réunion de mars']
		]);
		await late.close();
		const third = await startTestServer({ dataDir: server.dataDir });
		expect((await facilitator(third, made)).view.meeting.phase).toBe('closed');
	});

	test('H17 a whole meeting goes by itself only if the laptop was told so', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		const body = { meeting: 90 };
		await ask(server, '/retention', { method: 'PATCH', body, token: made.token });
		for (const wrong of [{ meeting: 1 }, { names: 0 }, { devices: null }, { names: 1.5 }])
			expect(
				(await ask(server, '/retention', { method: 'PATCH', body: wrong, token: made.token })).status
			).toBe(400);
		await server.close();
		await age(server.dataDir, 91);
		const late = await startTestServer({ dataDir: server.dataDir });
		expect((await readdir(join(server.dataDir, 'meetings'))).length).toBe(0);
		expect((await fetch(`${late.url}/minutes/${made.key}`)).status).toBe(200);
		const { gone } = (await retention(late, made.token)).body;
		expect(gone.map(({ what, title }) => [what, title])).toEqual([['meeting', null]]);
		expect([...(await everyByte(server.dataDir)).values()].join()).not.toContain(made.id);
	});

	test('H17 whole meetings that a newly chosen time takes wait a day, and are listed with that day', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		await server.close();
		await age(server.dataDir, 91);
		const late = await startTestServer({ dataDir: server.dataDir });
		const choose = async (meeting: number | null) => {
			const { body } = await ask<Told>(late, '/retention', {
				method: 'PATCH',
				body: { meeting },
				token: made.token
			});
			return [
				body.due.map(({ what }) => what),
				body.coming.map(({ what, goesAt }) => [what, Math.round((goesAt - Date.now()) / day)])
			];
		};
		// The arrow keys pass through the numbers on offer in this way.
		expect(await choose(30)).toEqual([[], [['meeting', 1]]]);
		expect(await choose(null)).toEqual([[], []]);
		expect(await choose(90)).toEqual([[], [['meeting', 1]]]);
		await late.close();
		await (await startTestServer({ dataDir: server.dataDir })).close();
		expect(await readdir(join(server.dataDir, 'meetings'))).toHaveLength(1);
		await age(server.dataDir, 92);
		await startTestServer({ dataDir: server.dataDir });
		expect(await readdir(join(server.dataDir, 'meetings'))).toEqual([]);
	});

	test('H17 a part that goes with its whole meeting is not listed by itself', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		const told = async (body: object) => {
			const options = { method: 'PATCH', body, token: made.token };
			const { coming } = (await ask<Told>(server, '/retention', options)).body;
			return coming.map(({ what }) => what);
		};
		expect(await told({ names: 90, devices: 15, meeting: 60 })).toEqual(['seats', 'devices', 'meeting']);
		expect(await told({ names: 60 })).toEqual(['seats', 'devices', 'meeting']);
		expect(await told({ names: 15, meeting: null })).toEqual(['seats', 'names', 'devices']);
	});

	test('H17 the proof of what went stays, without the name of a meeting that is gone', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		await server.close();
		await age(server.dataDir, 31);
		const late = await startTestServer({ dataDir: server.dataDir });
		await remove(late, made, 'Réunion de mars');
		const { gone } = (await retention(late, made.token)).body;
		expect(gone.map(({ what, title }) => [what, title])).toEqual([
			['devices', null],
			['names', null]
		]);
		expect((await everyByte(server.dataDir)).get('catalogue.json')).not.toContain(made.id);
	});

	test('H17 first names that cannot be read keep nothing else from being erased or listed', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		const other = await evening(server, made.token);
		await server.close();
		await age(server.dataDir, 31);
		const names = (id: string) => join(server.dataDir, 'names', `${id}.json`);
		await writeFile(names(made.id), 'broken');
		const late = await startTestServer({ dataDir: server.dataDir });
		expect(await readFile(names(other.made.id), 'utf8')).not.toContain('Zoubida');
		const told = await retention(late, made.token);
		expect([told.status, told.body.due]).toEqual([200, []]);
		expect(told.body.gone.map(({ what }) => what)).toEqual(['devices', 'names', 'devices', 'names']);
		expect([...(await everyByte(server.dataDir)).values()].filter((bytes) => bytes === 'broken')).toEqual([]);
		const body = { names: 15 };
		const changed = await ask(late, '/retention', { method: 'PATCH', body, token: made.token });
		expect(changed.status).toBe(200);
	});

	test('H17 an erasing that was cut is proven too', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		await ask(server, '/retention', { method: 'PATCH', body: { meeting: 90 }, token: made.token });
		const cut = (doing: Promise<void>) => doing.then(() => Promise.reject(new Error('cut')));
		const late = async (days: number) => {
			await age(server.dataDir, days);
			const one = await startTestServer({
				dataDir: server.dataDir,
				around: (store) =>
					overMeetings(store, {
						dropNames: (meeting) => cut(meetingStreams(store).dropNames(meeting)),
						remove: (meeting) => cut(meetingStreams(store).remove(meeting))
					})
			});
			await one.close();
			const after = await startTestServer({ dataDir: server.dataDir });
			const { gone } = (await retention(after, made.token)).body;
			await after.close();
			return gone.map(({ what, count, title }) => [what, title !== null, what === 'names' ? count : null]);
		};
		await server.close();
		expect(await late(31)).toEqual([
			['devices', true, null],
			['names', true, 1]
		]);
		expect(await late(91)).toEqual([
			['meeting', false, null],
			['devices', false, null],
			['names', false, 1]
		]);
		expect((await everyByte(server.dataDir)).get('catalogue.json')).not.toContain(made.id);
	});

	test('H17 names whose erasing fails are due, and not yet proven gone', async () => {
		const server = await startTestServer();
		const { made } = await evening(server);
		await server.close();
		await age(server.dataDir, 31);
		let isRefused = true;
		const late = () =>
			startTestServer({
				dataDir: server.dataDir,
				around: (store) =>
					overMeetings(store, {
						dropNames: (meeting) =>
							isRefused ? Promise.reject(new Error('refused')) : meetingStreams(store).dropNames(meeting)
					})
			});
		const kinds = async (one: TestServer) => {
			const { due, gone } = (await retention(one, made.token)).body;
			return [due.map(({ what }) => what), gone.map(({ what }) => what).toSorted()];
		};
		const first = await late();
		expect(await kinds(first)).toEqual([['names'], ['devices']]);
		await first.close();
		isRefused = false;
		expect(await kinds(await late())).toEqual([[], ['devices', 'names']]);
	});

	test('H17 a history without its devices is the same history', async () => {
		const folder = await newFolder();
		const server = await startTestServer({ dataDir: folder });
		const { made } = await evening(server);
		await server.close();
		const store = await openFileStore(folder, stateBeside(folder));
		const loaded = await meetingStreams(store).load(made.id);
		if ('damaged' in loaded) throw new Error('damaged');
		const fold = (lines: readonly MeetingLine[]) =>
			lines.reduce(
				(meeting, { events, cause, by, at }) =>
					events.reduce((each, event) => evolve(each, event, { id: cause, by, at }), meeting),
				emptyMeeting
			);
		const { people: was, votes: votesBefore, ...before } = fold(loaded.lines);
		const { people, votes, ...after } = fold(withoutDevices(loaded.lines));
		expect(after).toEqual(before);
		const slips = Object.values(votes.slips);
		const known = Object.values(votesBefore.slips);
		expect({ ...votes, slips: slips.map(({ id, number, isVoid }) => ({ id, number, isVoid })) }).toEqual({
			...votesBefore,
			slips: known.map(({ id, number, isVoid }) => ({ id, number, isVoid }))
		});
		expect(slips.every(({ hash }) => /^gone-\d+$/.test(hash))).toBe(true);
		expect(new Set(slips.map(({ hash }) => hash)).size).toBe(3);
		expect(allOn(people.seats).toSorted()).toEqual(allOn(was.seats).toSorted());
		expect(keysOn(people.seats).every((device) => /^gone-\d+$/.test(device))).toBe(true);
		await store.close();
	});
});
