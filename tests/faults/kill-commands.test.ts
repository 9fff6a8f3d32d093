// SIGKILL at some instant after each command about words was sent: the record, off the record, publication. Each is sent again to the next
// server, gets one answer, and stands in the journal once. A new command of these topics does not compile, or fails here, without its row.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, test } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { meetingCommands } from '#meeting/meeting-commands.ts';
import { publicationCommands } from '#meeting/publication/commands.ts';
import { recordCommands } from '#meeting/record/commands.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { newId, type Answer, type Client } from '../support/client.ts';
import { dice } from '../support/dice.ts';
import { facilitator, openMeeting, type PreparedMeeting } from '../support/hall.ts';
import { spawnServer, type ServerProcess } from '../support/process.ts';
import { newFolder, post } from '../support/server.ts';

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const [quote, other, decision, idea, slipped] = [
	'quote-00001',
	'quote-00002',
	'decision-01',
	'idea-entry1',
	'quote-00003'
];
const [proposal, second] = ['proposal-001', 'proposal-002'];

/** What is sent, in this order, each with the id that the later ones name. */
const commands: readonly (readonly [ClientCommand, string?])[] = [
	[{ type: 'NoteEntry', kind: 'quote', words: 'On attend depuis mars' }, quote],
	[{ type: 'NoteEntry', kind: 'quote', words: 'Les bancs sont froids' }, other],
	[{ type: 'NoteEntry', kind: 'quote', words: 'Il fait noir' }, slipped],
	[{ type: 'NoteEntry', kind: 'decision', words: 'Écrire au bailleur' }, decision],
	[{ type: 'NoteEntry', kind: 'decision', words: 'De trop' }, idea],
	[{ type: 'EditEntry', entry: decision, kind: 'decision', words: 'Écrire à la mairie' }],
	[{ type: 'MoveEntry', entry: decision, item: null, after: null }],
	[{ type: 'StrikeEntry', entry: idea, reason: 'Deux fois' }],
	[{ type: 'RestoreEntry', entry: idea }],
	[{ type: 'AnswerEntry', entry: quote, version: 1, answer: 'yes', how: 'desk' }],
	[
		{ type: 'AnswerEntry', entry: quote, version: 1, answer: 'corrected', words: 'Depuis avril', how: 'desk' }
	],
	[{ type: 'AnswerEntry', entry: other, version: 1, answer: 'withdrawn', how: 'aloud' }],
	[{ type: 'BeginOffRecord' }],
	[{ type: 'EndOffRecord' }],
	[{ type: 'CloseMeeting' }],
	[{ type: 'ProposeCorrection', entry: decision, words: 'Écrire aux deux', how: 'aloud' }, proposal],
	[{ type: 'ProposeCorrection', words: 'Il manque la fin', how: 'desk' }, second],
	[{ type: 'WithdrawCorrection', proposal: second }],
	[{ type: 'AnswerCorrection', proposal, outcome: 'refused', reason: 'Voté autrement' }],
	[{ type: 'PublishMinutes', how: 'together' }],
	[{ type: 'NoteCopy', version: 1, edition: 'outside', document: 'minutes', to: 'La mairie' }]
];

interface Hall {
	readonly dataDir: string;
	readonly made: PreparedMeeting;
	server: ServerProcess;
	staff: Client<StaffView>;
}

async function killed(hall: Hall): Promise<void> {
	await hall.server.stop('SIGKILL');
	hall.staff.close();
	hall.server = await spawnServer(hall.dataDir);
	hall.staff = await facilitator(hall.server, hall.made);
}

async function causesIn({ dataDir, made }: Hall): Promise<string[]> {
	const text = await readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	const lines = text.trimEnd().split('\n');
	return lines.map((line) => (JSON.parse(line) as { cause: string }).cause);
}

it('has a row for each command about words', () => {
	const rows = [...Object.keys(recordCommands), ...Object.keys(publicationCommands)];
	const offRecord = Object.keys(meetingCommands).filter((type) => type.endsWith('OffRecord'));
	const sent = new Set<string>(commands.map(([{ type }]) => type));
	// NameEntry needs a first name, which lies in a file of its own.
	expect([...rows, ...offRecord].filter((type) => !sent.has(type))).toEqual(['NameEntry']);
});

test(`The process is killed at some instant after each command about words (seed ${seed}): sent again, each is done once, and what was acknowledged is there`, async () => {
	const chance = dice(seed);
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	const { made, staff } = await openMeeting(server);
	const hall: Hall = { dataDir, made, server, staff };
	for (const [command, id = newId()] of commands) {
		let answer: Answer | undefined;
		void hall.staff.send(command, id).then((given) => (answer = given));
		for (let turns = chance.roll(60); turns > 0; turns -= 1) await turn();
		await killed(hall);
		const again = await hall.staff.send(command, id);
		expect(again, command.type).toHaveProperty('version');
		if (answer && 'version' in answer) expect(again, command.type).toEqual(answer);
		const causes = await causesIn(hall);
		expect(
			causes.filter((cause) => cause === id),
			command.type
		).toHaveLength(1);
	}
	const text = await readFile(join(dataDir, 'meetings', `${made.id}.jsonl`), 'utf8');
	expect(text).not.toContain('Les bancs sont froids');
}, 240_000);

test('The process is killed after a slip was given: its code answers, or another one is given', async () => {
	const dataDir = await newFolder();
	const server = await spawnServer(dataDir);
	const { made, staff } = await openMeeting(server);
	const hall: Hall = { dataDir, made, server, staff };
	await staff.do({ type: 'NoteEntry', kind: 'quote', words: 'Il fait noir' }, slipped);
	interface Slips {
		readonly slips: readonly { readonly code: string }[];
	}
	const give = async () =>
		(await post<Slips>(hall.server, `/meetings/${made.id}/word-slips`, { entries: [slipped] }, made.token))
			.body;
	const [given] = (await give()).slips;
	await killed(hall);
	const body = { code: given?.code ?? '', version: 1, answer: 'yes' };
	const answered = await post(hall.server, '/slips/answer', body);
	expect(answered).toMatchObject({ status: 200, body: { consent: 'yes' } });
	await killed(hall);
	expect(hall.staff.view.entries.find(({ id }) => id === slipped)).toMatchObject({ consent: 'yes' });
}, 60_000);
