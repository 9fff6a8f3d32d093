// Off the record: whoever gets the folder, its log or a document finds nothing of what was sent meanwhile.
import { expect, test } from 'vitest';
import type { ClientCommand } from '#meeting/command.ts';
import { endings } from '../support/documents/endings.ts';
import { wordsIn } from '../support/documents/read-back.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { everyByte } from '../support/hostile/files.ts';
import { spawnServer } from '../support/process.ts';
import { readMinutes } from '../support/reading.ts';
import { ask, newFolder } from '../support/server.ts';

const told = 'Zoubidette';
const secret = { kind: 'approval', options: [] as string[], secret: true, live: false } as const;

test('M51 off the record, no word, idea, ballot or hand that is sent comes to the disk, to the log or into a document', async () => {
	const folder = await newFolder();
	const server = await spawnServer(folder, { env: { LOG_LEVEL: 'trace' } });
	const { made, staff, item } = await openMeeting(server);
	const phones = [await resident(server, made), await resident(server, made)] as const;
	const [one, other] = phones;
	const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: 'Avant' });
	const wall = await staff.do({ type: 'PrepareWall', item, prompt: 'Vos idées', review: false, open: true });
	const vote = await staff.do({ type: 'PrepareVote', item, question: 'Oui ?', ...secret, open: true });
	const ballot = (choice: string): ClientCommand => ({
		type: 'CastBallot',
		vote,
		round: 1,
		choice: [choice]
	});
	await one.do(ballot('for'));
	await staff.do({ type: 'BeginOffRecord' });
	const before = await everyByte(folder);

	const words = (n: number) => `${told} ${n}`;
	const official = { name: words(20), role: words(21) };
	const byStaff: readonly ClientCommand[] = [
		{ type: 'NoteEntry', kind: 'quote', words: words(1) },
		{ type: 'NoteEntry', kind: 'commitment', words: words(2), official },
		{ type: 'EditEntry', entry, kind: 'quote', words: words(3) },
		{ type: 'StrikeEntry', entry, reason: words(4) },
		{ type: 'PostIdea', wall, words: words(5), for: { someone: 'new' }, channel: 'paper' },
		{ type: 'EditMeeting', purpose: words(6) },
		{ type: 'PlanNext', place: words(7) },
		{ type: 'EditItem', item, note: words(8) },
		{ type: 'AddItem', title: words(9) },
		{ type: 'WelcomeGuest', ...official },
		{ type: 'PrepareVote', item, question: words(10), ...secret },
		{ type: 'PrepareWall', item, prompt: words(11) },
		{ type: 'CallNext', after: null },
		{ type: 'AnswerEntry', entry, version: 1, answer: 'corrected', words: words(14) }
	];
	const byPhone: readonly ClientCommand[] = [
		{ type: 'SetName', name: words(12) },
		{ type: 'PostIdea', wall, words: words(13) },
		{ type: 'RaiseHand', kind: 'speak' },
		ballot('against')
	];
	for (const command of byStaff)
		expect(await staff.send(command), command.type).toEqual({ refused: 'off-record' });
	for (const phone of phones)
		for (const command of byPhone)
			expect(await phone.send(command), command.type).toEqual({ refused: 'off-record' });
	const slips = await ask(server, `/meetings/${made.id}/slips`, {
		method: 'POST',
		body: { count: 2 },
		token: made.token
	});
	expect(slips.body).toEqual({ refused: 'off-record' });

	const isOfMeeting = ([path]: readonly [string, string]) => /^(meetings|boxes|names|signs)\//u.test(path);
	const kept = (files: Map<string, string>) => Object.fromEntries([...files].filter(isOfMeeting));
	expect(kept(await everyByte(folder))).toEqual(kept(before));

	await staff.do({ type: 'EndOffRecord' });
	await other.do(ballot('for'));
	await staff.do({ type: 'CloseMeeting' });
	for (const ending of endings) {
		const response = await readMinutes(server, made, ending);
		const bytes = Buffer.from(await response.arrayBuffer());
		const text = await wordsIn(ending, bytes);
		expect(text, ending).not.toContain(told);
	}
	await server.stop('SIGTERM');
	for (const [path, bytes] of await everyByte(folder)) expect(bytes, path).not.toContain(told);
	expect(server.printed() + (await server.logged())).not.toContain(told);
	expect([...(await everyByte(folder)).values()].join('\n')).toContain('OffRecordEnded');
});
