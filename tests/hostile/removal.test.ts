// A rich evening is removed. Somebody who gets every byte of the folder, and the log, finds the published minutes and nothing else.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { facilitator, openMeeting, resident, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer, type ServerProcess } from '../support/process.ts';
import { ask, newFolder } from '../support/server.ts';
import { everyByte } from '../support/hostile/files.ts';
import { linkToken } from '../support/hostile/links.ts';

/** Words that the minutes may say, and words that nobody may find again. */
const told = { decision: 'On écrit à la mairie' };
const gone = {
	idea: 'Des bancs rouges',
	quote: 'On attend depuis mars',
	reason: 'Dit deux fois',
	name: 'Zoubidette',
	cardName: 'Fulgencette',
	note: 'Penser aux chaises bleues',
	withdrawn: 'Une idée reprise aussitôt',
	hidden: 'Une idée cachée exprès',
	former: 'Une phrase corrigée ensuite',
	struck: 'Une phrase barrée enfin',
	title: 'Un titre remplacé'
};

async function richEvening(
	server: ServerProcess,
	folder: string
): Promise<{ made: PreparedMeeting; leftover: string }> {
	const { made, staff, item } = await openMeeting(server);
	await staff.do({ type: 'EditItem', item, title: gone.title, note: gone.note });
	await staff.do({ type: 'EditItem', item, title: 'Les ascenseurs' });
	await linkToken(server, made, 'scribe');
	const phone = await resident(server, made);
	await phone.do({ type: 'SetName', name: gone.name, inMinutes: true });
	const person = await staff.do({ type: 'GiveCard' });
	await staff.do({ type: 'SetName', person, name: gone.cardName });
	const turn = await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await staff.do({ type: 'CallNext', after: null });
	const source = { kind: 'turn', turn } as const;
	const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: gone.former, source });
	await staff.do({ type: 'EditEntry', entry, kind: 'quote', words: gone.quote });
	await staff.do({ type: 'NoteEntry', kind: 'decision', words: told.decision });
	await staff.do({ type: 'NameEntry', entry, named: true });
	const struck = await staff.do({ type: 'NoteEntry', kind: 'decision', words: gone.struck });
	await staff.do({ type: 'StrikeEntry', entry: struck, reason: gone.reason });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', review: false, open: true });
	await phone.do({ type: 'PostIdea', wall, words: gone.idea });
	const idea = await phone.do({ type: 'PostIdea', wall, words: gone.withdrawn });
	await phone.do({ type: 'WithdrawIdea', idea });
	const hidden = await phone.do({ type: 'PostIdea', wall, words: gone.hidden });
	await staff.do({ type: 'HideIdea', idea: hidden });
	const plan = { question: 'Oui ?', kind: 'approval', options: [], secret: true, open: true } as const;
	const vote = await staff.do({ type: 'PrepareVote', item, ...plan, options: [] });
	await phone.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
	// A crash may leave a copy of a box under the name of its draft.
	const leftover = join(folder, 'boxes', `${made.id}.${vote}.1.box`);
	await copyFile(leftover, join(folder, 'box-of-this-evening'));
	await staff.do({ type: 'CloseMeeting' });
	await staff.do({ type: 'ReopenMeeting', reason: 'Corriger une date' });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	await staff.do({ type: 'PublishMinutes', how: 'unread' });
	return { made, leftover };
}

/** Files that crashes may leave beside those of a meeting. */
async function litter(folder: string, { id }: PreparedMeeting, box: string): Promise<void> {
	const journal = join(folder, 'meetings', `${id}.jsonl`);
	const names = join(folder, 'names', `${id}.json`);
	await copyFile(journal, `${journal}.new`);
	await writeFile(`${journal}.torn-100-1`, `{"words":"${gone.withdrawn}"`);
	await copyFile(names, `${names}.new`);
	await copyFile(join(folder, 'box-of-this-evening'), `${box}.new`);
	await writeFile(join(folder, 'box-of-this-evening'), '');
}

const hashes = (journal: string): string[] => [
	...new Set([...journal.matchAll(/"(?:device|hash)":"([\w-]{22})"/g)].map(([, hash = '']) => hash))
];

test('H16 a removed rich evening leaves no byte in folder or log but its minutes, whatever crashes had left', async () => {
	const folder = await newFolder();
	const first = await spawnServer(folder, { env: { LOG_LEVEL: 'trace' } });
	const { made, leftover } = await richEvening(first, folder);
	await first.stop('SIGKILL');
	const journal = await readFile(join(folder, 'meetings', `${made.id}.jsonl`), 'utf8');
	expect(journal).not.toContain(gone.withdrawn);
	const secrets = [...Object.values(gone), ...hashes(journal)];
	expect(hashes(journal).length).toBeGreaterThanOrEqual(4);
	await litter(folder, made, leftover);

	const server = await spawnServer(folder, { env: { LOG_LEVEL: 'trace' } });
	const staff = await facilitator(server, made);
	const { title } = staff.view.meeting;
	const removed = await ask<object>(server, `/meetings/${made.id}`, {
		method: 'DELETE',
		body: { title },
		token: made.token
	});
	expect(removed.body).toEqual({ minutes: `/minutes/${made.key}` });
	await server.stop('SIGTERM');

	const files = await everyByte(folder);
	const logs = ['log.txt', 'log-older.txt'].filter((name) => files.delete(name)); // looked at below, as the log
	expect(logs).toContain('log.txt');
	const [kept] = [...files.keys()].filter((path) => path.startsWith('minutes/'));
	expect(basename(kept ?? '')).toBe(`${made.key}.html`);
	expect([...files.keys()].filter((path) => files.get(path) !== '').toSorted()).toEqual([
		'catalogue.copy-1.json',
		'catalogue.copy.json',
		'catalogue.json',
		kept,
		'version.json'
	]);
	for (const [path, bytes] of files) {
		for (const secret of secrets) expect(bytes, path).not.toContain(secret);
		for (const words of [made.id, title, ...Object.values(told)])
			expect(bytes.includes(words), `${path}: ${words}`).toBe(path === kept && words !== made.id);
	}
	const log = first.printed() + server.printed() + (await server.logged());
	for (const words of [...secrets, ...Object.values(told), title]) expect(log).not.toContain(words);
});
