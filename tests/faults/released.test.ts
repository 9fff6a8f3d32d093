// The data folder of an evening as each released version left it. These folders open for ever, and are never touched again. A new
// version adds its own (`KEEP_RELEASE=1 npx vitest run --project faults tests/faults/released.test.ts`). Beside them, histories/ has whole
// random meetings. So every kind of event that was ever written, and a result of every kind of vote, is read for ever. Whoever adds a
// kind keeps a history of it with the same command, and commits it.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { evolveAll } from '#meeting/evolve.ts';
import { emptyMeeting, type Meeting } from '#meeting/meeting.ts';
import { openMeeting as openRoom } from '#server/meeting/reading.ts';
import { openLog } from '#server/process/log.ts';
import { openFileStore } from '#server/store/file-store.ts';
import { type MeetingLine, meetingStreams } from '#server/meeting/stream.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Client } from '../support/client.ts';
import {
	facilitator,
	laptop,
	openMeeting,
	resident,
	tablesOf,
	type PreparedMeeting
} from '../support/hall.ts';
import { filesIn } from '../support/folder-files.ts';
import { ask, newFolder, post, startTestServer, type TestServer } from '../support/server.ts';
import { adopt, stateBeside } from '../support/state.ts';
import {
	folder as histories,
	holdings,
	keepMissing,
	kept,
	missing,
	toldOf
} from '../support/faults/histories.ts';
import { ballot, openVote } from '../support/faults/votes.ts';

const released = join(import.meta.dirname, 'released');
const here = join(released, packageFile.version);
/** The keys of their open boxes, unless the boxes hold them. */
const keys = join(import.meta.dirname, 'released-keys');

/** One sentence with a yes and a slip, one that was taken back; a moment off the record; and a word that is masked, which lets everybody out. */
async function sentences(server: TestServer, made: PreparedMeeting, staff: Client<StaffView>) {
	const note = (words: string) => staff.do({ type: 'NoteEntry', kind: 'quote', words });
	const [said, gone] = [await note('Zoubidette attend'), await note('Repris ensuite')];
	const answered = { type: 'AnswerEntry', version: 1, how: 'desk' } as const;
	await staff.do({ ...answered, entry: said, answer: 'yes' });
	await staff.do({ ...answered, entry: gone, answer: 'withdrawn' });
	await post(server, `/meetings/${made.id}/word-slips`, { entries: [said] }, made.token);
	await staff.do({ type: 'BeginOffRecord' });
	await staff.do({ type: 'EndOffRecord' });
	const masking = { id: 'masking-000001', words: 'Zoubidette', reason: 'Elle le demande' };
	expect(await post(server, `/meetings/${made.id}/masking`, masking, made.token)).toMatchObject({
		body: { places: 1 }
	});
	await staff.until((view) => view.maskings === 1);
}

/** One small evening, left in the middle of a secret vote's second round. */
async function keepEvening() {
	const server = await startTestServer({ dataDir: here, stateDir: join(keys, packageFile.version) });
	const { made, staff, item } = await openMeeting(server, { title: 'Une séance gardée' });
	const [one, two] = [await resident(server, made), await resident(server, made)];
	await one.do({ type: 'SetName', name: 'Amina' });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	await two.do({ type: 'PostIdea', wall, words: 'Un arbre' });
	const gone = await one.do({ type: 'PostIdea', wall, words: 'Retirée ensuite' });
	await one.do({ type: 'WithdrawIdea', idea: gone });
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc à l’ombre' });
	await sentences(server, made, staff);
	await staff.do({ type: 'CountPresent', present: 31 });
	await one.do({ type: 'RaiseHand', kind: 'speak' });
	const vote = await openVote(staff, item);
	await one.do(ballot(vote, 'for'));
	await two.do(ballot(vote, 'against'));
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	await staff.do({ type: 'ReopenVote', vote, round: 1 });
	await one.do(ballot(vote, 'for', 2));
	await server.close();
	await adopt(join(keys, packageFile.version), 'kept'); // no place of this machine
}

test('The files of every released version: the evening opens as it was, and goes on', async () => {
	if (process.env['KEEP_RELEASE'] && !existsSync(here)) await keepEvening();
	const versions = (await readdir(released, { withFileTypes: true })).flatMap((entry) =>
		entry.isDirectory() ? [entry.name] : []
	);
	expect(versions).toContain(packageFile.version);
	for (const version of versions) {
		const dataDir = await releasedFolder(version);
		const server = await startTestServer({ dataDir });
		expect(server.recovered, version).toBeNull();
		const token = await laptop(server);
		const [meeting] = (await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);
		expect(meeting, version).toMatchObject({ title: 'Une séance gardée', phase: 'open' });
		if (!meeting) throw new Error('no meeting');
		const journal = join(dataDir, 'meetings', `${meeting.id}.jsonl`);
		expect(await readFile(journal), version).toEqual(
			await readFile(join(released, version, 'meetings', `${meeting.id}.jsonl`))
		);
		const staff = await facilitator(server, { ...meeting, token });
		expect(staff.view, version).toMatchObject({
			people: { present: 31 },
			turns: [{ label: { kind: 'name', name: 'Amina' } }],
			vote: { state: 'open', answered: 1, results: [{ cast: 2, counts: { for: 1, against: 1 } }] }
		});
		const [decision, ...quotes] = staff.view.entries;
		expect(decision, version).toMatchObject({ kind: 'decision', words: 'Un banc à l’ombre' });
		// Sentences are asked about since 0.5.0.
		if (quotes.length > 0)
			expect(quotes, version).toMatchObject([
				{ words: '▮▮▮ attend', consent: 'yes' },
				{ words: null, consent: 'withdrawn' }
			]);
		expect(
			staff.view.ideas.flatMap(({ words }) => words ?? []),
			version
		).toEqual(['Un arbre']);
		await staff.do({ type: 'CloseVote', vote: staff.view.vote?.id ?? '', round: 2 });
		const closed = await staff.until((view) => view.vote?.state === 'closed');
		expect(closed.vote?.results[1], version).toMatchObject({ cast: 1, counts: { for: 1 } });
		await staff.do({ type: 'CloseMeeting' });
		await server.close();
	}
});

/** The folder of a released version, with the keys of its open boxes. */
async function releasedFolder(version: string): Promise<string> {
	const dataDir = join(await newFolder(), 'data');
	await cp(join(released, version), dataDir, { recursive: true });
	if (existsSync(join(keys, version))) {
		await cp(join(keys, version), stateBeside(dataDir), { recursive: true });
		await adopt(stateBeside(dataDir), dataDir);
	}
	return dataDir;
}

test('The folder of every released version is updated, and the update is taken back: it says what it changed, every byte is there again, and the folder opens again', async () => {
	const older = (name: string): boolean => /^\d/.test(name) && name !== packageFile.version;
	const versions = (await readdir(released)).filter(older);
	expect(versions.length).toBeGreaterThanOrEqual(4);
	for (const version of versions) {
		const dataDir = await releasedFolder(version);
		const isNoted = existsSync(join(dataDir, 'version.json'));
		const before = await filesIn(dataDir);
		for (let turn = 1; turn <= 2; turn += 1) {
			const server = await startTestServer({ dataDir });
			const isOld = version === '0.1.0' || version === '0.1.1';
			const told = {
				from: isNoted ? version : null,
				to: packageFile.version,
				meetings: 1,
				boxes: isOld ? 1 : 0
			};
			expect(server.updated, version).toMatchObject(told);
			const token = await laptop(server);
			const [meeting] = (await tablesOf(server, token)).tables.flatMap(({ meetings }) => meetings);
			if (!meeting) throw new Error('no meeting');
			const staff = await facilitator(server, { ...meeting, token });
			await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Noté après la mise à jour' });
			const back = { folder: server.updated?.folder ?? '' };
			expect(await post(server, '/update/back', back, token), version).toMatchObject({ status: 200 });
			await server.wentBack;
			await server.close();
			expect(await filesIn(dataDir), version).toEqual(before);
		}
		const server = await startTestServer({ dataDir });
		const { made, changed } = await keptSince(server);
		expect([made, changed], version).toEqual([[], []]);
		await server.close();
	}
});

const keptSince = async (server: TestServer) =>
	(await ask<{ made: string[]; changed: string[] }>(server, '/update', { token: await laptop(server) })).body;

const fold = (lines: readonly MeetingLine[]): Meeting =>
	lines.reduce(
		(meeting, { events, cause, by, at }) => evolveAll(meeting, events, { id: cause, by, at }),
		emptyMeeting
	);

test('Histories of every released version: no kind of event is missing; each history opens, shows what it showed, and goes on', async () => {
	expect(holdings.length).toBeGreaterThan(70);
	if (process.env['KEEP_RELEASE']) await keepMissing(fold);
	expect(await missing(), 'to keep one: see above').toEqual([]);
	const dataDir = await newFolder();
	await mkdir(join(dataDir, 'meetings'));
	for (const name of (await kept()).keys())
		await cp(join(histories, `${name}.jsonl`), join(dataDir, 'meetings', `${name}.jsonl`));
	const store = await openFileStore(dataDir, stateBeside(dataDir));
	onTestFinished(() => store.close());
	for (const id of (await kept()).keys()) {
		const room = await openRoom({ id, store, log: openLog('silent'), clock: () => Date.now() });
		const told = JSON.parse(await readFile(join(histories, `${id}.json`), 'utf8')) as object;
		expect(JSON.parse(JSON.stringify(toldOf(room.state))), id).toEqual(told);
		const by = { role: 'scribe', device: 'of-today' } as const;
		const noted = { type: 'NoteEntry', kind: 'question', words: 'Et maintenant ?' } as const;
		const reopened = { type: 'ReopenMeeting', reason: 'Une faute' } as const;
		await room.submit({ ...by, role: 'facilitator' }, 'reopened-today', reopened);
		expect(await room.submit(by, 'noted-of-today', noted), id).toEqual({ version: room.version });
		await room.close();
		const loaded = await meetingStreams(store).load(id);
		expect(loaded, id).toMatchObject({ dropped: 0 });
		if ('lines' in loaded) expect(JSON.stringify(fold(loaded.lines)), id).toBe(JSON.stringify(room.state));
	}
});
