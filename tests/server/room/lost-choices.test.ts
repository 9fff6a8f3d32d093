// Settings that a list of meetings has lost, or may have lost: they are taken from a copy, and nothing goes before somebody could choose again.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyCatalogue, type Catalogue } from '#server/store/catalogue-data.ts';
import { catalogueIn, copyIn, dropCatalogue, dropCopies } from '../../support/catalogue.ts';
import { laptop, makeMeeting, openMeeting, resident } from '../../support/hall.ts';
import { ask, startTestServer } from '../../support/server.ts';
import { everyByte } from '../../support/store/folder.ts';

const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;
const clock = () => Date.now() + 40 * day;
const dataOf = async (path: string): Promise<Catalogue> =>
	JSON.parse(await readFile(path, 'utf8')) as Catalogue;
const isKept = async (dataDir: string): Promise<boolean> => (await everyByte(dataDir)).includes('Zoubida');

/** The list of an earlier evening; then names are kept for a year, and a meeting with a first name is closed. */
async function year() {
	const server = await startTestServer();
	const token = await laptop(server);
	const old = await readFile(catalogueIn(server.dataDir), 'utf8');
	const body = { names: 365 };
	expect((await ask(server, '/retention', { method: 'PATCH', body, token })).status).toBe(200);
	const { made, staff } = await openMeeting(server, { token });
	const phone = await resident(server, made);
	await phone.do({ type: 'SetName', name: 'Zoubida' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	await server.close();
	return { dataDir: server.dataDir, old };
}

test.each([
	['is made from journals alone', 'journals', (dataDir: string) => dropCatalogue(dataDir)],
	[
		'is an older one',
		'list',
		async (dataDir: string, old: string) => {
			await dropCopies(dataDir);
			await writeFile(catalogueIn(dataDir), old);
		}
	]
])(
	'L50 no name is erased at the start if the list %s, however short its retention time is',
	async (_, from, lose) => {
		const { dataDir, old } = await year();
		await lose(dataDir, old);
		const server = await startTestServer({ dataDir, clock });
		expect(server.recovered).toMatchObject({ from, meetings: 1 });
		expect(await isKept(dataDir)).toBe(true);
		await server.close();
		await (await startTestServer({ dataDir, clock })).close();
		expect(await isKept(dataDir)).toBe(true); // still within the hour
		const later = () => clock() + hour;
		await (await startTestServer({ dataDir, clock: later })).close();
		expect(await isKept(dataDir)).toBe(false); // nobody chose anything else
	}
);

test('L50 a meeting whose journal is lost stays in an old list while any file of it is left: nobody removed it', async () => {
	const { dataDir } = await year();
	const [file = ''] = await readdir(join(dataDir, 'meetings'));
	const server = await startTestServer({ dataDir });
	const token = await laptop(server);
	const text = await readFile(catalogueIn(dataDir), 'utf8');
	await makeMeeting(server, { token, title: 'Le toit' });
	await server.close();
	await dropCopies(dataDir);
	await writeFile(catalogueIn(dataDir), text);
	await rm(join(dataDir, 'meetings', file));
	const again = await startTestServer({ dataDir });
	expect(again.recovered).toMatchObject({ from: 'list', meetings: 1, missing: 0 });
	const ids = (await dataOf(catalogueIn(dataDir))).meetings.map(({ id }) => `${id}.jsonl`);
	expect(ids).toContain(file);
	expect(await isKept(dataDir)).toBe(true);
});

test('L51 an older list that somebody began anew takes the settings of its copy, because nobody chose any in it', async () => {
	const { dataDir } = await year();
	const whole = await dataOf(copyIn(dataDir));
	await dropCopies(dataDir);
	const begun = { ...emptyCatalogue(), keys: whole.keys.map((key) => ({ ...key, id: 'another-key' })) };
	await writeFile(catalogueIn(dataDir), JSON.stringify(begun));
	await writeFile(copyIn(dataDir), JSON.stringify({ ...whole, changes: 0, changedAt: 0 }));
	const server = await startTestServer({ dataDir, clock });
	expect(server.recovered).toMatchObject({ from: 'list', meetings: 1 });
	expect((await dataOf(catalogueIn(dataDir))).settings.retention).toMatchObject({ names: 365 });
	await server.close();
	await rm(copyIn(dataDir), { force: true });
	await (await startTestServer({ dataDir, clock })).close();
	expect(await isKept(dataDir)).toBe(true);
});
