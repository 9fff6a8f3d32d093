// Somebody takes a sentence back. Its words and its former words leave the disk.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { newToken } from '../../support/client.ts';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../../support/hall.ts';
import { endings } from '../../support/documents/endings.ts';
import { wordsIn } from '../../support/documents/read-back.ts';
import { filesIn } from '../../support/folder-files.ts';
import { everyByte } from '../../support/hostile/files.ts';
import { exported, imported } from '../../support/moving.ts';
import { readMinutes } from '../../support/reading.ts';
import { ask, startTestServer, type TestServer } from '../../support/server.ts';

const words = {
	noted: 'Mon fils a peur dans la cage B',
	edited: 'Mon fils a peur au fond de la cage B',
	corrected: 'Mon fils descend avec sa soeur',
	idea: 'Une lampe pour la cage C'
};
const everyWord = Object.values(words);
const found = (text: string) => everyWord.filter((each) => text.includes(each));
const onDisk = async ({ dataDir }: TestServer) => found(Object.values(await filesIn(dataDir)).join('\n'));
const journalOf = ({ dataDir }: TestServer, { id }: PreparedMeeting) =>
	join(dataDir, 'meetings', `${id}.jsonl`);

/** A sentence in three versions and one that an idea lent, and what takes both back. */
async function twoSentences(server: TestServer) {
	const { made, staff, item } = await openMeeting(server);
	const phone = await resident(server, made);
	const turn = await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.do({ type: 'CallNext', after: null });
	const source = { kind: 'turn', turn } as const;
	const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: words.noted, source });
	await staff.do({ type: 'EditEntry', entry, kind: 'quote', words: words.edited });
	await phone.do({ type: 'AnswerEntry', entry, version: 2, answer: 'corrected', words: words.corrected });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	const idea = await phone.do({ type: 'PostIdea', wall, words: words.idea });
	const lent = await staff.do({ type: 'NoteEntry', kind: 'quote', source: { kind: 'idea', idea } });
	const takeBack = async () => {
		await phone.do({ type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn' });
		await phone.do({ type: 'AnswerEntry', entry: lent, version: 1, answer: 'withdrawn' });
	};
	return { made, staff, takeBack };
}

test('L150 words that were taken back are in no file, no document and no export', async () => {
	const server = await startTestServer();
	const { made, staff, takeBack } = await twoSentences(server);
	expect((await onDisk(server)).toSorted()).toEqual(everyWord.toSorted());
	await takeBack();
	await vi.waitFor(async () => expect(await onDisk(server)).toEqual([]));
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Écrire au bailleur' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	for (const ending of endings) {
		const response = await readMinutes(server, made, ending);
		expect(response.status, ending).toBe(200);
		const text = await wordsIn(ending, new Uint8Array(await response.arrayBuffer()));
		expect(found(text), ending).toEqual([]);
		if (ending !== '.ics') expect(text.replaceAll('\u00AD', ''), ending).toContain('Écrire au bailleur');
	}
	expect(found((await exported(server, made.token, made.id)).bytes.toString())).toEqual([]);
});

test('L150 a crash between the answer and the blanking is completed when the meeting is opened', async () => {
	const server = await startTestServer();
	const { made, takeBack } = await twoSentences(server);
	const path = journalOf(server, made);
	const before = await readFile(path);
	await takeBack();
	await vi.waitFor(async () => expect(await onDisk(server)).toEqual([]));
	await server.close();
	const after = await readFile(path);
	await writeFile(path, Buffer.concat([before, after.subarray(before.length)]));
	expect((await onDisk(server)).toSorted()).toEqual(everyWord.toSorted());

	const again = await startTestServer({ dataDir: server.dataDir });
	const back = await facilitator(again, made);
	expect(back.view.entries.map(({ words: kept, consent }) => [kept, consent])).toEqual([
		[null, 'withdrawn'],
		[null, 'withdrawn']
	]);
	await vi.waitFor(async () => expect(await onDisk(again)).toEqual([]));
});

/** A published meeting with a sentence that has its yes, and the page that its removal left. */
async function removedMeeting(server: TestServer) {
	const { made, staff } = await openMeeting(server);
	const phoneToken = newToken();
	const phone = await resident(server, made, phoneToken);
	const turn = await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.do({ type: 'CallNext', after: null });
	const source = { kind: 'turn', turn } as const;
	const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: words.noted, source });
	await phone.do({ type: 'AnswerEntry', entry, version: 1, answer: 'yes' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	const { bytes } = await exported(server, made.token, made.id);
	const { title } = staff.view.meeting;
	await ask(server, `/meetings/${made.id}`, { method: 'DELETE', body: { title }, token: made.token });
	const page = join(server.dataDir, 'minutes', `${made.key}.html`);
	const left = await readFile(page, 'utf8');
	expect(left).toContain(words.noted);
	return { made, phoneToken, entry, bytes, page, left };
}

test.each(['at once', 'at the next start, after a crash'])(
	'L150 the page that a removal left goes when its meeting comes back, %s',
	async (when) => {
		const first = await startTestServer();
		const { made, phoneToken, entry, bytes, page, left } = await removedMeeting(first);
		expect(await imported(first, made.token, bytes)).toMatchObject({ arrival: 'taken' });
		if (when !== 'at once') {
			await first.close();
			await writeFile(page, left);
		}
		const server = when === 'at once' ? first : await startTestServer({ dataDir: first.dataDir });
		expect((await everyByte(server.dataDir)).has(join('minutes', `${made.key}.html`))).toBe(false);
		expect(await (await readMinutes(server, made)).text()).toContain(words.noted);
		const phone = await resident(server, made, phoneToken);
		await phone.do({ type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn' });
		await vi.waitFor(async () =>
			expect([...(await everyByte(server.dataDir)).values()].join()).not.toContain(words.noted)
		);
		await server.close();
		await startTestServer({ dataDir: server.dataDir });
		expect([...(await everyByte(server.dataDir)).values()].join()).not.toContain(words.noted);
	}
);
