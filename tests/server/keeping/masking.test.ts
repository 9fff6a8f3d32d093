// Words are masked by http, in a meeting that is going on.
import { describe, expect, test } from 'vitest';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../support/client.ts';
import { endings } from '../../support/documents/endings.ts';
import { wordsIn } from '../../support/documents/read-back.ts';
import { openMeeting, resident, tablesOf } from '../../support/hall.ts';
import { everyByte } from '../../support/hostile/files.ts';
import { exported, imported } from '../../support/moving.ts';
import { readMinutes } from '../../support/reading.ts';
import { ask, newFolder, post, startServerOn, startTestServer } from '../../support/server.ts';

const told = 'Zoubidette';
interface Answer {
	readonly places?: number;
	readonly refused?: string;
	readonly mentions?: readonly { readonly kind: string; readonly text: string }[];
}
const body = (id: string, more: object = {}) => ({ id, words: told, reason: 'Elle le demande', ...more });

describe('L155 masking', () => {
	test('L155 replaces the words everywhere, in a meeting that goes on; everybody comes back to it', async () => {
		const dataDir = await newFolder();
		const server = await startServerOn(dataDir, {});
		const { made, staff, item } = await openMeeting(server);
		const phone = await resident(server, made);
		await staff.do({ type: 'EditMeeting', title: `Chez ${told}` });
		const vote = await staff.do({
			...{ type: 'PrepareVote', item, question: `${told} ?`, kind: 'approval', options: [] },
			...{ secret: true, open: true }
		});
		await phone.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
		const wall = await staff.do({
			type: 'PrepareWall',
			item,
			prompt: 'Vos idées',
			review: false,
			open: true
		});
		await phone.do({ type: 'PostIdea', wall, words: `Comme dit ${told.toUpperCase()}` });
		const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: `${told} et ${told}` });
		await staff.do({ type: 'EditEntry', entry, kind: 'quote', words: 'Elle attend' });
		const path = `/meetings/${made.id}/masking`;
		const { body: before } = await post<Answer>(server, `${path}/places`, { words: told }, made.token);
		expect(before.mentions?.map(({ kind }) => kind)).toEqual(['trace', 'idea', 'question', 'meeting']);

		const asked = body('masking-000001');
		expect((await post<Answer>(server, path, asked, made.token)).body).toEqual({ places: 4 });
		expect((await post<Answer>(server, path, asked, made.token)).body).toEqual({ places: 4 });
		for (const [file, bytes] of await everyByte(dataDir))
			expect(bytes.toLowerCase(), file).not.toContain(told.toLowerCase());

		const after = await connect(server, { meeting: made.id, token: made.token, role: 'facilitator' });
		const seen = JSON.stringify(after.view);
		expect(seen.toLowerCase()).not.toContain(told.toLowerCase());
		expect([after.view.meeting.title, after.view.maskings]).toEqual(['Chez ▮▮▮', 1]);
		expect(after.view.votes.find(({ id }) => id === vote)).toMatchObject({ question: '▮▮▮ ?', answered: 1 });
		expect(after.view.ideas).toMatchObject([{ words: 'Comme dit ▮▮▮' }]);
		const [row] = (await tablesOf(server, made.token)).tables.flatMap(({ meetings }) => meetings);
		expect(row?.title).toBe('Chez ▮▮▮');
		await after.do({ type: 'CloseVote', vote, round: 1 });
		await after.do({ type: 'CloseMeeting' });
		for (const ending of endings) {
			const response = await readMinutes(server, made, ending);
			const bytes = Buffer.from(await response.arrayBuffer());
			const text = await wordsIn(ending, bytes);
			expect(text.toLowerCase(), ending).not.toContain(told.toLowerCase());
		}
		await server.close();
	});

	test('L156 only whoever facilitates the meeting masks, and a part of a name, one letter or an absent name masks nothing', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		await staff.do({ type: 'NoteEntry', kind: 'quote', words: `${told}ne attend` });
		const path = `/meetings/${made.id}/masking`;
		const answer = async (asked: object, token = made.token) => {
			const { status, body } = await post<Answer>(server, path, asked, token);
			return [status, body.refused];
		};
		expect(await answer(body('masking-000001'))).toEqual([409, 'nothing-to-mask']);
		expect(await answer(body('masking-000002', { words: 'a' }))).toEqual([400, 'bad-command']);
		expect(await answer(body('masking-000003', { reason: ' ' }))).toEqual([400, 'bad-command']);
		expect(await answer(body('masking-000004'), 'a'.repeat(30))).toEqual([401, 'not-allowed']);
		const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: told });
		expect(await answer(body(entry))).toEqual([409, 'id-taken']);
		await staff.do({ type: 'BeginOffRecord' });
		expect(await answer(body('masking-000005'))).toEqual([409, 'off-record']);
	});

	test('L156 the reason does not keep the words either', async () => {
		const dataDir = await newFolder();
		const server = await startServerOn(dataDir, {});
		const { made, staff } = await openMeeting(server);
		await staff.do({ type: 'NoteEntry', kind: 'quote', words: told });
		const asked = body('masking-000001', { reason: `${told} le demande` });
		await post(server, `/meetings/${made.id}/masking`, asked, made.token);
		const files = [...(await everyByte(dataDir)).values()].join('\n');
		expect(files).not.toContain(told);
		expect(files).toContain('▮▮▮ le demande');
		await server.close();
	});

	test('L157 the words go from the copies of the catalogue and from what was set aside, also after a removal and a return', async () => {
		const dataDir = await newFolder();
		const server = await startServerOn(dataDir, {});
		const { made, staff } = await openMeeting(server);
		const { token } = made;
		await staff.do({ type: 'EditMeeting', title: `Chez ${told}` });
		await staff.do({ type: 'NoteEntry', kind: 'decision', words: `Écrire à ${told}` });
		await staff.do({ type: 'CloseMeeting' });
		await staff.until((view) => view.meeting.phase === 'closed');
		await staff.do({ type: 'PublishMinutes', how: 'unread' });
		const { bytes } = await exported(server, token, made.id);
		const removing = { method: 'DELETE', body: { title: `Chez ${told}` }, token } as const;
		await ask(server, `/meetings/${made.id}`, removing);
		await imported(server, token, bytes);
		await writeFile(join(dataDir, 'meetings', `${made.id}.jsonl.torn-1`), `{"words":"${told}"`);
		const holding = async () =>
			[...(await everyByte(dataDir))]
				.flatMap(([file, text]) => (text.includes(told) ? [file] : []))
				.toSorted();
		const before = await holding();
		expect(before).toEqual(expect.arrayContaining(['catalogue.json', 'catalogue.copy.json']));
		expect(before).not.toContain(join('minutes', `${made.key}.html`)); // L150
		const path = `/meetings/${made.id}/masking`;
		expect((await post<Answer>(server, path, body('masking-000001'), token)).body).toEqual({ places: 2 });
		expect(await holding()).toEqual([]);
		await server.close();
	});
});
