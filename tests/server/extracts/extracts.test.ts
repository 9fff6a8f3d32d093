// The file of an extract: when it lies there, and when it is destroyed.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { MeetingExtract } from '#meeting/extract/schema.ts';
import { Extracts } from '#server/extracts/extracts.ts';
import { meetingStreams } from '#server/meeting/stream.ts';
import { openLog } from '#server/process/log.ts';
import { goBackInFolder, openFileStore } from '#server/store/file-store.ts';
import { closedMeeting, extractHas, extractPath, extractText, said } from '../../support/extracts.ts';
import { facilitator, laptop } from '../../support/hall.ts';
import { everyByte } from '../../support/hostile/files.ts';
import { exported, imported } from '../../support/moving.ts';
import { ask, post, startTestServer, type TestServer } from '../../support/server.ts';
import { stateBeside } from '../../support/state.ts';
import { meeting } from '../../support/store/folder.ts';
import { folderOfBefore, newer, open } from '../../support/store/update.ts';
import { testDisk } from '../../support/test-disk.ts';

type Closed = Awaited<ReturnType<typeof closedMeeting>>;
const log = openLog('silent');

/** The extracts of a folder that no server has, on a disk of one's own. */
async function extractsIn(dataDir: string) {
	const store = await openFileStore(dataDir, stateBeside(dataDir), testDisk());
	onTestFinished(() => store.close());
	return { store, extracts: new Extracts(store, log) };
}

const wordsOf = (extract: MeetingExtract | null) =>
	extract?.entries.flatMap(({ words }) => (words === null ? [] : [words]));

describe('L180 the file of an extract', () => {
	test('L180 lies there once the meeting is closed, follows each change, and goes while the record is corrected', async () => {
		const server = await startTestServer();
		const { made, staff } = await closedMeeting(server);
		await staff.do({ type: 'ReopenMeeting', reason: 'Un oubli' });
		expect(await extractText(server.dataDir, made.id)).toBeNull();
		await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Planter un arbre' });
		expect(await readdir(join(server.dataDir, 'extracts'))).toEqual([]);
		await staff.do({ type: 'CloseMeeting' });
		await extractHas(server.dataDir, made.id, 'Planter un arbre');
	});

	test('L180 can be deleted at any time: it is made again, the same', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		await server.close();
		const before = await extractText(server.dataDir, made.id);
		await rm(join(server.dataDir, 'extracts'), { recursive: true });
		const { extracts } = await extractsIn(server.dataDir);
		expect(wordsOf(await extracts.for(made.id))).toEqual([said, 'Écrire au bailleur']);
		expect(await extractText(server.dataDir, made.id)).toBe(before);
	});

	test('L180 of a meeting that is going on, an extract is made and no file', async () => {
		const server = await startTestServer();
		const { made, staff } = await closedMeeting(server);
		await staff.do({ type: 'TakeBackClosing' });
		await server.close();
		const { extracts } = await extractsIn(server.dataDir);
		expect(wordsOf(await extracts.for(made.id))).toEqual([said, 'Écrire au bailleur']);
		expect(await extractText(server.dataDir, made.id)).toBeNull();
		expect(await extracts.for('meeting-unknown')).toBeNull();
	});
});

describe('L181 words that go', () => {
	const acts: Readonly<Record<string, (server: TestServer, closed: Closed) => Promise<unknown>>> = {
		'are taken back by their speaker': (_, { phone, entry }) =>
			phone.do({ type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn' }),
		'are taken back at the desk': (_, { staff, entry }) =>
			staff.do({ type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn', how: 'desk' }),
		'have their yes taken back': (_, { phone, entry }) =>
			phone.do({ type: 'AnswerEntry', entry, version: 1, answer: 'none' }),
		'are masked': async (server, { made }) => {
			const masking = { id: 'masking-000001', words: 'Zoubidette', reason: 'Elle le demande' };
			const { status } = await post(server, `/meetings/${made.id}/masking`, masking, made.token);
			expect(status).toBe(200);
		},
		'go with their meeting': async (server, { made }) => {
			const body = { title: 'Réunion de mars' };
			const asked = { method: 'DELETE', body, token: made.token };
			expect((await ask(server, `/meetings/${made.id}`, asked)).status).toBe(200);
		}
	};

	test.each(Object.entries(acts))('L181 that %s are in no extract from the answer on', async (_, act) => {
		const server = await startTestServer();
		const closed = await closedMeeting(server);
		await act(server, closed);
		const files = await everyByte(join(server.dataDir, 'extracts'));
		expect([...files].filter(([, bytes]) => bytes.includes('Zoubidette'))).toEqual([]);
	});

	test('L181 that are masked go from the extract that comes after it, too', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		await acts['are masked']?.(server, { made } as Closed);
		const staff = await facilitator(server, made);
		await staff.do({ type: 'PlanNext', place: 'Le préau' });
		await extractHas(server.dataDir, made.id, '▮▮▮ attend depuis mars');
		expect(await extractText(server.dataDir, made.id)).not.toContain('Zoubidette');
	});

	test('L181 a name that is forgotten destroys it before the answer', async () => {
		const server = await startTestServer();
		const { made, staff, phone } = await closedMeeting(server);
		const before = await extractText(server.dataDir, made.id);
		const person = phone.mine?.person ?? '';
		await staff.do({ type: 'ForgetPerson', person });
		expect(await extractText(server.dataDir, made.id)).not.toBe(before);
	});

	test('L181 if the disk refuses to destroy it, the command is refused and can be sent again', async () => {
		const whole = testDisk();
		const refusing = { now: false };
		const disk = {
			...whole,
			remove: (path: string) =>
				refusing.now && path.includes('extracts')
					? Promise.reject(Object.assign(new Error('held'), { code: 'EIO' }))
					: whole.remove(path)
		};
		const server = await startTestServer({ disk });
		const { made, phone, entry } = await closedMeeting(server);
		refusing.now = true;
		const withdraw = { type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn' } as const;
		expect(await phone.send(withdraw)).toMatchObject({ refused: 'not-saved' });
		refusing.now = false;
		await phone.do(withdraw);
		expect((await extractText(server.dataDir, made.id)) ?? '').not.toContain('Zoubidette');
	});
});

describe('L182 an extract that is wrong', () => {
	const wrongs: Readonly<Record<string, (text: string) => string>> = {
		'is torn': (text) => text.slice(0, 200),
		'is empty': () => '',
		'has another form': (text) => text.replace('"form":1', '"form":0'),
		'has a field too many': (text) => text.replace('"meeting":', '"persons":[],"meeting":'),
		'is of an earlier line': (text) => text.replace(/"line":\d+/, '"line":3'),
		'is of another journal': (text) => text.replace(/"sum":"./, '"sum":"_'),
		'is of another meeting': (text) => text.replace(/"meeting":"./, '"meeting":"_')
	};

	test.each(Object.entries(wrongs))('L182 that %s is made again', async (_, wrong) => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		await server.close();
		const right = (await extractText(server.dataDir, made.id)) ?? '';
		expect(wrong(right)).not.toBe(right);
		await writeFile(extractPath(server.dataDir, made.id), wrong(right));
		const { extracts } = await extractsIn(server.dataDir);
		expect(wordsOf(await extracts.for(made.id))).toEqual([said, 'Écrire au bailleur']);
		expect(await extractText(server.dataDir, made.id)).toBe(right);
	});

	test('L182 at the start, one of an older state and one of no meeting are destroyed, and a right one stays', async () => {
		const server = await startTestServer();
		const { made, phone, entry } = await closedMeeting(server);
		const token = made.token;
		const other = await closedMeeting(server, token);
		await server.close();
		const folder = join(server.dataDir, 'extracts');
		const old = (await extractText(server.dataDir, made.id)) ?? '';
		const again = await startTestServer({ dataDir: server.dataDir });
		expect((await readdir(folder)).toSorted()).toEqual(
			[made.id, other.made.id].map((id) => `${id}.json`).toSorted()
		);
		void phone;
		const staff = await facilitator(again, made);
		await staff.do({ type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn', how: 'desk' });
		await again.close();
		await mkdir(folder, { recursive: true });
		await writeFile(extractPath(server.dataDir, made.id), old);
		await writeFile(extractPath(server.dataDir, 'meeting-unknown'), old);
		await writeFile(`${extractPath(server.dataDir, other.made.id)}.old`, old);
		const third = await startTestServer({ dataDir: server.dataDir });
		expect(await readdir(folder)).toEqual([`${other.made.id}.json`]);
		await third.close();
	});
});

test('L183 an extract of a state that the journal has left is not written', async () => {
	const server = await startTestServer();
	const { made } = await closedMeeting(server);
	await server.close();
	const { store, extracts } = await extractsIn(server.dataDir);
	const streams = meetingStreams(store);
	const loaded = await streams.load(made.id);
	const lines = 'lines' in loaded ? loaded.lines : [];
	const [last] = lines.slice(-1);
	if (!last) throw new Error('no line');
	const state = { file: streams.fileNow(made.id), version: lines.length };
	const extract = await extracts.for(made.id);
	await streams.append(made.id, lines.length, [{ ...last, version: lines.length + 1, events: [] }]);
	expect(await streams.setDerived(made.id, state, extract)).toBe(false);
	const grown = { ...state, version: lines.length + 1 };
	await streams.rewrite(made.id, (all) => all);
	expect(await streams.setDerived(made.id, grown, extract)).toBe(false);
	expect(await extractText(server.dataDir, made.id)).toBeNull();
	expect(await streams.setDerived(made.id, { ...grown, file: streams.fileNow(made.id) }, extract)).toBe(true);
});

test('L181 words that are withdrawn while their extract is made are not in it', async () => {
	const server = await startTestServer();
	const { made, entry } = await closedMeeting(server);
	await server.close();
	await rm(join(server.dataDir, 'extracts'), { recursive: true });
	const { store, extracts } = await extractsIn(server.dataDir);
	const streams = meetingStreams(store);
	const loaded = await streams.load(made.id);
	const [last] = 'lines' in loaded ? loaded.lines.slice(-1) : [];
	if (!last) throw new Error('no line');
	const { setDerived } = streams;
	const withdrawn = { type: 'EntryWithdrawn', entry, how: 'desk' } as const;
	streams.setDerived = async (...asked) => {
		streams.setDerived = setDerived;
		await streams.append(made.id, last.version, [
			{ ...last, version: last.version + 1, events: [withdrawn] }
		]);
		return setDerived.apply(streams, asked);
	};
	const extract = await extracts.for(made.id);
	expect(JSON.stringify(extract)).not.toContain(said);
	expect(extract?.entries.map(({ state }) => state)).toContain('withdrawn');
});

describe('L184 an extract stays where it is', () => {
	test('L184 a file for another computer has none, and one that arrives in place of a meeting destroys that one', async () => {
		const office = await startTestServer();
		const { made, staff } = await closedMeeting(office);
		await staff.do({ type: 'PlanNext', place: 'Le préau' });
		const { bytes } = await exported(office, made.token, made.id);
		expect(bytes.toString()).not.toContain('"entries":[{"ref"');
		const there = await startTestServer();
		const token = await laptop(there);
		await imported(there, token, bytes);
		const again = await facilitator(there, { ...made, token });
		await again.do({ type: 'PlanNext', place: 'La salle' });
		await extractHas(there.dataDir, made.id, said);
	});

	test('L184 no update copies it, and going back to the former version destroys it', async () => {
		const folder = await folderOfBefore();
		const store = await open(folder, newer);
		const streams = meetingStreams(store);
		const state = { file: streams.fileNow(meeting), version: 2 };
		expect(await streams.setDerived(meeting, state, { words: 'Un banc' })).toBe(true);
		await store.close();
		await (await open(folder, '7.2.0')).close();
		const copied = await readdir(folder, { recursive: true });
		expect(copied.filter((path) => path.includes('extracts'))).toHaveLength(2);
		await goBackInFolder(folder);
		expect(await readdir(join(folder, 'extracts'))).toEqual([]);
	});

	test('L184 an id that is a path reaches no file', async () => {
		const server = await startTestServer();
		await server.close();
		const { extracts } = await extractsIn(server.dataDir);
		for (const id of ['../catalogue', '..', 'a/b', 'a\\b', '/etc/passwd', 'a.json', ''])
			await expect(extracts.for(id)).rejects.toThrow(RangeError);
	});
});
