// All documents of an evening in one file.
import { describe, expect, onTestFinished, test } from 'vitest';
import { documentKinds, documentsOf, filesOf } from '#api/minutes-files.ts';
import { FolderNames, safeName } from '#server/evening/names.ts';
import { zipped } from '#server/evening/zip.ts';
import { newToken } from '../../support/client.ts';
import { wordsIn } from '../../support/documents/read-back.ts';
import { unpacked } from '../../support/documents/reading.ts';
import { closedMeeting } from '../../support/extracts.ts';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../../support/hall.ts';
import { ask, startTestServer, type TestServer } from '../../support/server.ts';

const asked = (server: TestServer, { id, token }: PreparedMeeting, query = '') =>
	fetch(`${server.url}/api/meetings/${id}/evening.zip${query}`, {
		headers: { authorization: `Bearer ${token}`, 'accept-language': 'fr' }
	});

async function zipOf(server: TestServer, made: PreparedMeeting) {
	const response = await asked(server, made);
	expect(response.status).toBe(200);
	return { response, files: unpacked(Buffer.from(await response.arrayBuffer())) };
}
/** A busy machine makes some documents in a second. */
const slowly = 120_000;
const patient = { timeout: 60_000 };
/** Of a meeting with one item and no group of ideas. */
const kinds = documentKinds.filter((kind) => kind !== 'theme');
const formatCount = kinds.flatMap(filesOf).length;
const handoutCount = kinds.filter((kind) => documentsOf[kind].isHandout).flatMap(filesOf).length;
const progress = async (server: TestServer, { id, token }: PreparedMeeting) =>
	(await ask<{ made: number; of: number }>(server, `/meetings/${id}/evening`, { token })).body;

describe('L185 an evening in one file', { timeout: slowly }, () => {
	test('L185 before the publication handouts alone are to be given, and the text says so', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		const { response, files } = await zipOf(server, made);
		expect(response.headers.get('content-disposition')).toMatch(
			/^attachment; filename="documents-table-des-oliviers-\d{4}-\d\d-\d\d\.zip"$/
		);
		const names = [...files.keys()];
		expect(names[0]).toMatch(/^documents-table-des-oliviers-[\d-]+\/LISEZ-MOI\.txt$/);
		expect(names).toHaveLength(1 + formatCount);
		const folders = Map.groupBy(names.slice(1), (name) => name.split('/')[1]);
		expect(folders.get('à diffuser')?.length).toBe(handoutCount);
		expect(folders.get('édition de la table')?.length).toBe(formatCount - handoutCount);
		expect(folders.get('à diffuser')?.filter((name) => name.includes('/compte-rendu'))).toEqual([]);
		for (const format of kinds.flatMap(filesOf))
			expect(names.some((name) => name.endsWith(`.${format}`))).toBe(true);
		expect(names.filter((name) => name.includes('/par point/01 Les ascenseurs.'))).toHaveLength(5);
		expect(Math.max(...names.map((name) => name.length))).toBeLessThan(180);
		const text = String(files.get(names[0] ?? ''));
		expect(text).toMatch(/séance «\sRéunion de mars\s», Table des Oliviers.+\r\n/);
		expect(text).toMatch(/Dossier «\sà diffuser\s»\r\nCe qui se donne dès maintenant/);
		expect(await progress(server, made)).toEqual({ made: 0, of: 0 });
	});

	test('L185 once published it has the outside edition, too, without what has no yes', async () => {
		const server = await startTestServer();
		const { made, staff, phone, entry } = await closedMeeting(server);
		await phone.do({ type: 'AnswerEntry', entry, version: 1, answer: 'none' });
		await staff.do({ type: 'PublishMinutes', how: 'together' });
		await staff.until((view) => view.meeting.minutesState === 'published');
		const { files } = await zipOf(server, made);
		const of = (folder: string) => [...files].filter(([name]) => name.split('/')[1] === folder);
		expect(of('édition de la table').length).toBe(formatCount - handoutCount);
		expect(of('à diffuser').length).toBe(formatCount);
		const read = (folder: string) =>
			Promise.all(of(folder).map(async ([name, bytes]) => [name, await wordsIn(name, bytes)] as const));
		const hasSentence = /\.(html|pdf|docx|odt|md|json)$/;
		for (const [name, text] of await read('édition de la table'))
			if (hasSentence.test(name)) expect(text, name).toContain('Zoubidette');
		for (const [name, text] of await read('à diffuser')) expect(text, name).not.toContain('Zoubidette');
	});

	test('L185 is in the language that the address names, as the page is', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		const response = await asked(server, made, '?lang=en');
		expect(response.headers.get('content-disposition')).toContain('"all-documents-');
		await response.body?.cancel();
	});

	test('L185 is for staff alone, and for a closed meeting', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const phoneToken = newToken();
		await resident(server, made, phoneToken);
		expect(await (await asked(server, made)).json()).toMatchObject({ refused: 'not-closed' });
		await staff.do({ type: 'CloseMeeting' });
		await staff.do({ type: 'ReopenMeeting', reason: 'Une faute' });
		expect(await (await asked(server, made)).json()).toMatchObject({ refused: 'not-closed' });
		await staff.do({ type: 'CloseMeeting' });
		for (const token of [phoneToken, newToken()])
			expect(await (await asked(server, { ...made, token })).json()).toMatchObject({
				refused: 'not-allowed'
			});
	});

	test('L185 tells how far it is, and a second one of the same meeting waits', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		const response = await asked(server, made);
		expect(await (await asked(server, made)).json()).toMatchObject({ refused: 'too-fast' });
		const reading = response.arrayBuffer();
		await expect.poll(async () => (await progress(server, made)).of, patient).toBe(formatCount);
		expect(unpacked(Buffer.from(await reading)).size).toBe(1 + formatCount);
		await expect.poll(() => progress(server, made), patient).toEqual({ made: 0, of: 0 });
	});
});

describe('L186 no half file', { timeout: slowly }, () => {
	test('L186 if words are taken back meanwhile, the line breaks', async () => {
		const server = await startTestServer();
		const { made, entry } = await closedMeeting(server);
		const staff = await facilitator(server, made);
		const response = await asked(server, made);
		await staff.do({ type: 'AnswerEntry', entry, version: 1, answer: 'withdrawn', how: 'desk' });
		await expect(response.arrayBuffer()).rejects.toThrow();
		await expect.poll(() => progress(server, made), patient).toEqual({ made: 0, of: 0 });
		expect((await zipOf(server, made)).files.size).toBe(1 + formatCount);
	});

	test('L186 if a file fails, what came has no end of a zip', async () => {
		const files = (async function* () {
			yield { path: 'a.txt', body: Buffer.from('un') };
			throw new Error('no document');
		})();
		const pieces: Uint8Array[] = [];
		const reading = (async () => {
			for await (const piece of zipped(files, 0)) pieces.push(piece);
		})();
		await expect(reading).rejects.toThrow('no document');
		expect(Buffer.concat(pieces).includes(Buffer.from('PK\u0005\u0006'))).toBe(false);
	});

	test('L186 whoever leaves in the middle lets another begin', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		const leaving = new AbortController();
		onTestFinished(() => leaving.abort());
		const response = await fetch(`${server.url}/api/meetings/${made.id}/evening.zip`, {
			headers: { authorization: `Bearer ${made.token}` },
			signal: leaving.signal
		});
		expect(response.status).toBe(200);
		leaving.abort();
		const second = Promise.withResolvers<Response>();
		await expect
			.poll(async () => {
				const next = await asked(server, made);
				if (next.status === 200) second.resolve(next);
				return next.status;
			}, patient)
			.toBe(200);
		expect(await (await asked(server, made)).json()).toMatchObject({ refused: 'too-fast' });
		const bytes = await (await second.promise).arrayBuffer();
		expect(unpacked(Buffer.from(bytes)).size).toBe(1 + formatCount);
	});
});

describe('L185 names', () => {
	test('L185 every system can write them', () => {
		expect(safeName('a:b/c\\d*e?"f<g>h|i\u0007j')).toBe('a b c d e f g h i j');
		expect(safeName('e\u0301tage. ')).toBe('étage');
		expect(safeName('...')).toBe('_');
	});

	test('L185 are cut at a hundred signs, and never the same twice', () => {
		const names = new FolderNames();
		const long = `${'é'.repeat(150)}.pdf`;
		const all = [long, long, long.toUpperCase(), 'a.pdf', 'A.pdf', 'a.docx'].map((name) =>
			names.free('x', name)
		);
		expect(all.every((name) => name.length <= 100)).toBe(true);
		expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length);
		expect(all.slice(3)).toEqual(['a.pdf', 'A-2.pdf', 'a.docx']);
		expect(names.free('y', 'a.pdf')).toBe('a.pdf');
	});
});
