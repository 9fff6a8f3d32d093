// The data folder of an evening as each released version left it. They open for ever: a new version adds its own folder
// here (`KEEP_RELEASE=1 npx vitest run --project faults tests/faults/released.test.ts`), and those that stand here are never touched again.
import { existsSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { facilitator, laptop, openMeeting, resident, tablesOf } from '../support/hall.ts';
import { newFolder, startTestServer } from '../support/server.ts';
import { ballot, openVote } from './votes.ts';

const released = join(import.meta.dirname, 'released');
const here = join(released, packageFile.version);

/** One small evening, left in the middle of a secret vote's second round. */
async function keepEvening() {
	const server = await startTestServer({ dataDir: here });
	const { made, staff, item } = await openMeeting(server, { title: 'Une séance gardée' });
	const [one, two] = [await resident(server, made), await resident(server, made)];
	await one.do({ type: 'SetName', name: 'Amina' });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', open: true });
	await two.do({ type: 'PostIdea', wall, words: 'Un arbre' });
	const gone = await one.do({ type: 'PostIdea', wall, words: 'Retirée ensuite' });
	await one.do({ type: 'WithdrawIdea', idea: gone });
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc à l’ombre' });
	await staff.do({ type: 'CountPresent', present: 31 });
	await one.do({ type: 'RaiseHand', kind: 'speak' });
	const vote = await openVote(staff, item);
	await one.do(ballot(vote, 'for'));
	await two.do(ballot(vote, 'against'));
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	await staff.do({ type: 'ReopenVote', vote, round: 1 });
	await one.do(ballot(vote, 'for', 2));
	await server.close();
}

test('The files of every released version: the evening opens as it was, and goes on', async () => {
	if (process.env['KEEP_RELEASE'] && !existsSync(here)) await keepEvening();
	const versions = (await readdir(released, { withFileTypes: true })).flatMap((entry) =>
		entry.isDirectory() ? [entry.name] : []
	);
	expect(versions).toContain(packageFile.version);
	for (const version of versions) {
		const dataDir = join(await newFolder(), 'data');
		await cp(join(released, version), dataDir, { recursive: true });
		const server = await startTestServer({ dataDir });
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
			entries: [{ kind: 'decision', words: 'Un banc à l’ombre' }],
			vote: { state: 'open', answered: 1, results: [{ cast: 2, counts: { for: 1, against: 1 } }] }
		});
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
