// What the folder still holds of a meeting whose making failed. The index never knew the meeting, so only the files can tell.
import { cp, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StoreFailure, type Store } from '#server/store/store.ts';
import { overlay, overMeetings } from '../../support/failing.ts';
import { facilitator, laptop, makeMeeting, makeTable, openMeeting, tablesOf } from '../../support/hall.ts';
import { spawnServer } from '../../support/process.ts';
import { newFolder, post, startTestServer } from '../../support/server.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const title = 'Une séance à moitié';
const options = ['Oui', 'Plus tard'];
const planWith = (...choices: string[]) => ({
	items: [
		{
			title: 'Le toit',
			minutes: 20,
			votes: [{ question: 'Lequel ?', kind: 'one' as const, options: choices }]
		}
	]
});

/** Every file of a meeting, and every file that holds its title. */
async function traces(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((each) => each.isFile());
	const found = await Promise.all(
		files.map(async ({ parentPath, name }) => {
			const isOfMeeting = /(meetings|names|boxes)$/.test(parentPath);
			const bytes = await readFile(join(parentPath, name), 'utf8');
			return isOfMeeting || bytes.includes(title) ? [name] : [];
		})
	);
	return found.flat();
}

interface Kept {
	readonly meetings: readonly { readonly id: string }[];
	readonly making: readonly string[];
}
const catalogueOf = async (folder: string): Promise<Kept> =>
	JSON.parse(await readFile(join(folder, 'catalogue.json'), 'utf8')) as Kept;

test('L9 a meeting that was refused leaves no file', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const table = await makeTable(server, token);
	const body = { title, plan: planWith('Un seul') };
	expect((await post(server, `/tables/${table}/meetings`, body, token)).status).toBe(409);
	expect(await traces(server.dataDir)).toEqual([]);
	expect((await catalogueOf(server.dataDir)).making).toEqual([]);
});

test.each(['create', 'append', 'names'] as const)(
	'L9 a meeting whose %s the disk refused leaves no file',
	async (refused) => {
		const failure = () => Promise.reject(new StoreFailure('the test refuses', true));
		const server = await startTestServer({ around: (store) => overMeetings(store, { [refused]: failure }) });
		const token = await laptop(server);
		const table = await makeTable(server, token);
		expect((await post(server, `/tables/${table}/meetings`, { title }, token)).status).not.toBe(200);
		expect(await traces(server.dataDir)).toEqual([]);
		expect((await catalogueOf(server.dataDir)).making).toEqual([]);
	}
);

test.skipIf(process.platform === 'win32')(
	'L53 a meeting whose row cannot be written has nobody in it and no open file, and the next start removes its files',
	async () => {
		let refuses = false;
		let closed = 0;
		const around = (store: Store): Store =>
			overlay(
				overMeetings(store, {
					rest: async (meeting) => {
						await meetingStreams(store).rest(meeting);
						closed += 1;
					}
				}),
				{
					catalogue: {
						get data() {
							return store.catalogue.data;
						},
						update: (change) => {
							refuses ||= store.catalogue.data.making.length > 0;
							return refuses
								? Promise.reject(new StoreFailure('the test refuses', true))
								: store.catalogue.update(change);
						}
					}
				}
			);
		const server = await startTestServer({ around });
		const { dataDir } = server;
		const token = await laptop(server);
		const table = await makeTable(server, token);
		const body = { title, plan: planWith(...options) };
		expect((await post(server, `/tables/${table}/meetings`, body, token)).status).not.toBe(200);
		const { making } = await catalogueOf(dataDir);
		expect(making).toHaveLength(1);
		expect(closed).toBe(1);
		const handles = (await readdir('/proc/self/fd')).map((each) => readlink(`/proc/self/fd/${each}`));
		const open = await Promise.all(handles.map((each) => each.catch(() => '')));
		expect(open.filter((path) => path.includes(making[0] ?? '-'))).toEqual([]);
		await server.close();
		const again = await startTestServer({ dataDir });
		expect(again.recovered).toBeNull();
		expect((await tablesOf(again, token)).tables.flatMap((each) => each.meetings)).toEqual([]);
		expect(await traces(dataDir)).toEqual([]);
	}
);

test('L9 a making that is cut at any step leaves a whole meeting after the next start, or no file of it', async () => {
	const cuts: string[] = [];
	let isWatched = false;
	const folder = await newFolder();
	/** A copy of the folder, as a power cut would leave it now. */
	const cut = async <T>(result: T): Promise<T> => {
		if (!isWatched) return result;
		const copy = await newFolder();
		await cp(folder, copy, { recursive: true });
		cuts.push(copy);
		return result;
	};
	const around = (store: Store): Store =>
		overlay(
			overMeetings(store, {
				create: (meeting) => meetingStreams(store).create(meeting).then(cut),
				append: (meeting, expected, lines) => meetingStreams(store).append(meeting, expected, lines).then(cut)
			}),
			{
				catalogue: {
					get data() {
						return store.catalogue.data;
					},
					update: (change) => store.catalogue.update(change).then(cut)
				}
			}
		);
	const server = await startTestServer({ dataDir: folder, around });
	const token = await laptop(server);
	const table = await makeTable(server, token);
	isWatched = true;
	await makeMeeting(server, { token, table, title, plan: planWith(...options) });
	isWatched = false;
	await server.close();

	const left: number[] = [];
	for (const dataDir of cuts) {
		const again = await startTestServer({ dataDir });
		const meetings = (await tablesOf(again, token)).tables.flatMap((each) => each.meetings);
		left.push(meetings.length);
		for (const { id, key } of meetings) {
			const { view } = await facilitator(again, { id, key, token });
			expect(view.votes.map(({ question }) => question)).toEqual(['Lequel ?']);
		}
		if (meetings.length === 0) expect(await traces(dataDir)).toEqual([]);
		expect((await catalogueOf(dataDir)).making).toEqual([]);
	}
	// The acts of a making: the note, the file, its first line, its plan, and then its row.
	expect(left).toEqual([0, 0, 0, 0, 1]);
});

test('L50 a journal that may be somebody’s meeting stays as it is, is listed again, and is named in the log', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const { made: prepared } = await openMeeting(server, { token, title: 'Avec des gens' });
	const untouched = await makeMeeting(server, { token, title: 'D’un dossier rendu à la main' });
	const damaged = await makeMeeting(server, { token, title: 'Abîmée' });
	await server.close();
	const journal = ({ id }: { id: string }) => join(server.dataDir, 'meetings', `${id}.jsonl`);
	await writeFile(journal(damaged), (await readFile(journal(damaged), 'utf8')).replace('Abîmée', 'Intacte'));
	const all = [prepared, untouched, damaged];
	const before = await Promise.all(all.map((each) => readFile(journal(each))));
	const kept = await catalogueOf(server.dataDir);
	// No row names any of them. Two are noted as being made, as in a folder that was copied over some minutes.
	const lost = { ...kept, meetings: [], making: [prepared.id, damaged.id] };
	await writeFile(join(server.dataDir, 'catalogue.json'), JSON.stringify(lost));

	const again = await spawnServer(server.dataDir);
	expect(await Promise.all(all.map((each) => readFile(journal(each))))).toEqual(before);
	const { tables } = await tablesOf(again, token);
	const listed = tables.flatMap(({ meetings }) => meetings.map(({ id, key }) => [id, key]));
	expect(listed.sort()).toEqual(all.map(({ id, key }) => [id, key]).sort());
	for (const { id } of [prepared, damaged])
		await expect.poll(again.logged).toMatch(new RegExp(`"meeting":"${id}".*journal-without-row`));
}, 40_000);
