// A laptop whose disk behaves as on Windows, and a laptop that was closed and opened again.
import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '#server/store/disk.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { facilitator, laptop, openMeeting, resident } from '../support/hall.ts';
import { ask, newFolder, startTestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { windowsDisk } from '../support/windows-disk.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

const day = 24 * 60 * 60 * 1000;

test('A disk behaves as on Windows, with a scanner and files in use: an evening works from the first name to the removal', async () => {
	const disk = windowsDisk();
	const server = await startTestServer({ disk });
	const { made, staff, item } = await openMeeting(server);
	const phones = await Promise.all(Array.from({ length: 6 }, () => resident(server, made)));
	const [first] = phones;
	await Promise.all(phones.map((phone, n) => phone.do({ type: 'SetName', name: `Prénom ${n}` })));
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	const idea = await first?.do({ type: 'PostIdea', wall, words: 'Mon voisin fait du bruit' });
	await first?.do({ type: 'WithdrawIdea', idea: idea ?? '' });
	await first?.do({ type: 'ForgetPerson' });
	const vote = await openVote(staff, item);
	for (const choice of ['for', 'against'])
		await Promise.all(phones.map((phone) => phone.do(ballot(vote, choice))));
	await server.close();

	const again = await startTestServer({ dataDir: server.dataDir, disk });
	const back = await facilitator(again, made);
	await back.do({ type: 'CloseVote', vote, round: 1 });
	const { results } = (await back.until((view) => view.vote?.state === 'closed')).vote ?? {};
	expect(results).toMatchObject([{ cast: 6 }]);
	await back.do({ type: 'CloseMeeting' });
	await back.until((view) => view.meeting.phase === 'closed');
	await back.do({ type: 'PublishMinutes', how: 'unread' });
	await again.close();

	const later = () => Date.now() + 31 * day;
	const after = await startTestServer({ dataDir: server.dataDir, disk, clock: later });
	const store = await readFile(join(server.dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	for (const gone of ['voisin', 'Prénom']) expect(store).not.toContain(gone);
	const removal = { method: 'DELETE', body: { title: 'Réunion de mars' }, token: made.token };
	const { body } = await ask(after, `/meetings/${made.id}`, removal);
	expect(body).toEqual({ minutes: `/minutes/${made.key}` });
	expect(disk.refusals()).toBeGreaterThan(20);
});

test('A laptop slept while another Tablée took its folder: it writes nothing more, and staff are told', async () => {
	let sleptMs = 0;
	const disk = { ...realDisk, now: () => Date.now() + sleptMs };
	const server = await startTestServer({ disk });
	const { made, staff } = await openMeeting(server);
	await rm(join(server.dataDir, 'lock')); // of an owner that was taken for gone
	const other = await openFileStore(server.dataDir, stateBeside(server.dataDir));
	const journal = join(server.dataDir, 'meetings', `${made.id}.jsonl`);
	const before = await readFile(journal);
	sleptMs = 3_600_000;
	expect(await staff.send({ type: 'CountPresent', present: 7 })).toEqual({ refused: 'not-saved' });
	await staff.until((view) => view.connections.failing && view.people.present === 0);
	expect(await readFile(journal)).toEqual(before);
	await server.close();
	expect(await readFile(join(server.dataDir, 'lock'), 'utf8')).toContain(String(process.pid));
	await other.close();
	const again = await startTestServer({ dataDir: server.dataDir });
	await (await facilitator(again, made)).do({ type: 'CountPresent', present: 8 });
});

/** A file that is gone by then is not in the copy. */
async function copied(from: string, to: string) {
	for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const place = join(to, entry.parentPath.slice(from.length));
		await mkdir(place, { recursive: true });
		await copyFile(join(entry.parentPath, entry.name), join(place, entry.name)).catch(() => undefined);
	}
}

test('A folder is copied while the server runs on a disk that behaves as on Windows: the copy opens elsewhere, its vote and its meeting close', async () => {
	const server = await startTestServer({ disk: windowsDisk() });
	const { made, staff, item } = await openMeeting(server);
	const phones = await Promise.all(Array.from({ length: 4 }, () => resident(server, made)));
	await Promise.all(phones.map((phone, n) => phone.do({ type: 'SetName', name: `Prénom ${n}` })));
	const vote = await openVote(staff, item);
	const copy = join(await newFolder(), 'data');
	await Promise.all([copied(server.dataDir, copy), ...phones.map((phone) => phone.do(ballot(vote, 'for')))]);
	await rm(join(copy, 'lock'), { force: true });
	const elsewhere = await startTestServer({ dataDir: copy, disk: windowsDisk() });
	const there = await facilitator(elsewhere, { ...made, token: await laptop(elsewhere) });
	const { answered = 0 } = there.view.vote ?? {};
	const closed = await there.send({ type: 'CloseVote', vote, round: 1 });
	if ('refused' in closed) await there.do({ type: 'CloseVote', vote, round: 1, lost: true });
	const { results = [] } = (await there.until((view) => view.vote?.state === 'closed')).vote ?? {};
	expect(results.map(({ cast, lost = 0 }) => cast + lost)).toEqual([answered]);
	await there.do({ type: 'CloseMeeting' });
	await there.until((view) => view.meeting.phase === 'closed');
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	expect((await staff.until((view) => view.vote?.state === 'closed')).vote?.results).toMatchObject([
		{ cast: 4 }
	]);
});
