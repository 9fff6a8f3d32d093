import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOver } from '#server/keeping/retention-plan.ts';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../../support/hall.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const day = 24 * 60 * 60 * 1000;

async function everything(folder: string): Promise<string> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((each) => each.isFile());
	return (await Promise.all(files.map((each) => readFile(join(each.parentPath, each.name), 'latin1')))).join(
		'\n'
	);
}

async function namedEvening(
	server: TestServer
): Promise<{ made: PreparedMeeting; closing: () => Promise<unknown> }> {
	const { made, staff } = await openMeeting(server);
	const phone = await resident(server, made);
	await phone.do({ type: 'SetName', name: 'Zoubida' });
	await phone.until((_, mine) => mine?.name === 'Zoubida');
	return { made, closing: () => staff.do({ type: 'CloseMeeting' }) };
}

test('L12 a name lies apart from the journal, and is in no file once it is forgotten', async () => {
	const server = await startTestServer();
	const { made, staff } = await openMeeting(server);
	const phone = await resident(server, made);
	await phone.do({ type: 'SetName', name: 'Zoubida' });
	await staff.until((view) => JSON.stringify(view.persons).includes('Zoubida'));
	const journal = join(server.dataDir, 'meetings', `${made.id}.jsonl`);
	expect(await readFile(journal, 'utf8')).not.toContain('Zoubida');
	expect(await everything(server.dataDir)).toContain('Zoubida');
	await phone.do({ type: 'ForgetPerson' });
	await staff.until((view) => !JSON.stringify(view).includes('Zoubida'));
	await server.close();
	expect(await everything(server.dataDir)).not.toContain('Zoubida');
});

test('L12 a name that is forgotten and given again at the same moment ends as the last command says', async () => {
	const server = await startTestServer();
	const { made } = await namedEvening(server);
	const phone = await resident(server, made);
	await Promise.all([
		phone.do({ type: 'SetName', name: 'Un' }),
		phone.do({ type: 'ForgetPerson' }),
		phone.do({ type: 'SetName', name: 'Deux' })
	]);
	await phone.until((_, mine) => mine?.name === 'Deux');
	await server.close();
	const again = await startTestServer({ dataDir: server.dataDir });
	expect(JSON.stringify((await facilitator(again, made)).view.persons)).toContain('Deux');
});

test('L12 names are erased at the start thirty days after closing, and not before', async () => {
	const server = await startTestServer();
	const { made, closing } = await namedEvening(server);
	await closing();
	await server.close();
	const early = await startTestServer({ dataDir: server.dataDir, clock: after(29.9 * day) });
	expect(JSON.stringify((await facilitator(early, made)).view.persons)).toContain('Zoubida');
	await early.close();
	const late = await startTestServer({ dataDir: server.dataDir, clock: after(30.1 * day) });
	const staff = await facilitator(late, made);
	const view = await staff.until((seen) => !JSON.stringify(seen).includes('Zoubida'));
	expect(view.persons[0]?.label).toEqual({ kind: 'resident' });
	await late.close();
	expect(await everything(server.dataDir)).not.toContain('Zoubida');
});

/** The clock of a laptop that is opened so much later. */
const after = (ms: number) => () => Date.now() + ms;

test('L12 only a closed meeting loses its names', () => {
	const now = 100 * day;
	expect(isOver({ phase: 'closed', closedAt: now - 30 * day }, now, 30)).toBe(true);
	expect(isOver({ phase: 'closed', closedAt: now - 30 * day + 1 }, now, 30)).toBe(false);
	expect(isOver({ phase: 'correcting', closedAt: now - 90 * day }, now, 30)).toBe(false);
	expect(isOver({ phase: 'open', closedAt: null }, now, 30)).toBe(false);
});
