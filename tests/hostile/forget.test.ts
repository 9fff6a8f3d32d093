import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogueSchema } from '#server/store/catalogue-data.ts';
import { freeTextsIn } from '../support/free-texts.ts';
import { facilitator, openMeeting, resident, tablesOf } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { ask, newFolder, post, startTestServer } from '../support/server.ts';
import { unzip } from '../support/documents/reading.ts';
import { endings } from '../support/documents/endings.ts';
import { readPdf } from '../support/documents/pdf.ts';
import { everyByte } from '../support/hostile/files.ts';
import { readMinutes } from '../support/reading.ts';

interface Mentions {
	readonly mentions: readonly { readonly kind: string; readonly text: string }[];
}
const told = 'Zoubidette';

describe('H15 a person is forgotten', () => {
	test('H15 no byte of the stored name is in any file, export or log', async () => {
		const folder = await newFolder();
		const server = await spawnServer(folder, { env: { LOG_LEVEL: 'trace' } });
		const { made, staff } = await openMeeting(server);
		const phone = await resident(server, made);
		await phone.do({ type: 'SetName', name: told, inMinutes: true });
		await staff.until((view) => JSON.stringify(view.persons).includes(told));
		const turn = await phone.do({ type: 'RaiseHand', kind: 'speak' });
		await staff.do({ type: 'CallNext', after: null });
		const said = { kind: 'quote', words: 'On attend depuis mars', source: { kind: 'turn', turn } } as const;
		const entry = await staff.do({ type: 'NoteEntry', ...said });
		await staff.do({ type: 'NameEntry', entry, named: true });
		const page = async (format: string): Promise<string> => {
			const response = await readMinutes(server, made, format);
			const bytes = Buffer.from(await response.arrayBuffer());
			if (format === '.pdf') return (await readPdf(bytes)).text;
			const isPacked = format === '.docx' || format === '.odt';
			return isPacked ? [...unzip(bytes).values()].join('\n') : bytes.toString('utf8');
		};
		// A calendar holds days alone.
		for (const ending of endings.filter((each) => each !== '.ics'))
			expect(await page(ending), ending).toContain(told);
		await staff.do({ type: 'ForgetPerson', person: staff.view.persons[0]?.id ?? '' });
		await staff.until((view) => !JSON.stringify(view).includes(told));
		for (const ending of endings) expect(await page(ending), ending).not.toContain(told);
		await staff.do({ type: 'CloseMeeting' });
		await server.stop('SIGTERM');
		for (const [path, bytes] of await everyByte(folder)) expect(bytes, path).not.toContain(told);
		expect(server.printed() + (await server.logged())).not.toContain(told);
	});

	test('H15 what people wrote about them is listed beforehand, so that somebody can mend it', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const phone = await resident(server, made);
		await phone.do({ type: 'SetName', name: 'Zoé' });
		await staff.until((view) => JSON.stringify(view.persons).includes('Zoé'));
		const wall = await staff.do({
			type: 'PrepareWall',
			item,
			prompt: 'Vos idées',
			review: false,
			open: true
		});
		await phone.do({ type: 'PostIdea', wall, words: 'Comme dit ZOE, des bancs' });
		await phone.do({ type: 'PostIdea', wall, words: 'Le zoéthrope' });
		const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: 'Zoé attend depuis mars' });
		await staff.do({ type: 'EditEntry', entry, kind: 'quote', words: 'Elle attend depuis mars' });
		await staff.do({
			type: 'NoteEntry',
			kind: 'action',
			words: 'Écrire',
			who: { group: 'Zoé et le 3e étage' }
		});
		const person = (await staff.until((view) => view.ideas.length === 2)).persons[0]?.id ?? '';
		const path = `/meetings/${made.id}/mentions/${person}`;
		const { body } = await ask<Mentions>(server, path, { token: made.token });
		expect(body.mentions.map(({ kind, text }) => [kind, text])).toEqual([
			['trace', 'Zoé attend depuis mars'],
			['entry', 'Zoé et le 3e étage'],
			['idea', 'Comme dit ZOE, des bancs']
		]);
		expect((await ask(server, path, { token: 'a'.repeat(30) })).status).toBe(401);
		await staff.do({ type: 'ForgetPerson', person });
		expect((await ask(server, path, { token: made.token })).body).toEqual({ refused: 'no-name' });
		for (const odd of ['__proto__', 'constructor'])
			expect((await ask(server, `/meetings/${made.id}/mentions/${odd}`, { token: made.token })).body).toEqual(
				{
					refused: 'no-name'
				}
			);
	});

	test('H15 the list covers the table, the hall and replaced texts; once the person is forgotten, it is asked by the name', async () => {
		const server = await startTestServer();
		const { made, staff, item } = await openMeeting(server);
		const { tables } = await tablesOf(server, made.token);
		const { token } = made;
		await ask(server, `/tables/${tables[0]?.id ?? ''}`, {
			method: 'PATCH',
			body: { association: 'Les amis de Zoé' },
			token
		});
		const wifi = { ssid: 'Chez-Zoe', password: '' };
		await ask(server, '/settings', { method: 'PATCH', body: { wifi }, token });
		const person = await staff.do({ type: 'GiveCard' });
		await staff.do({ type: 'SetName', person, name: 'Zoé' });
		await staff.do({ type: 'EditItem', item, title: 'La demande de Zoé', note: 'Zoé d’abord' });
		await staff.do({ type: 'EditItem', item, title: 'Une demande' });
		const path = `/meetings/${made.id}/mentions`;
		const before = await ask<Mentions>(server, `${path}/${person}`, { token });
		expect(before.body.mentions.map(({ kind, text }) => [kind, text])).toEqual([
			['note', 'Zoé d’abord'],
			['former', 'La demande de Zoé'],
			['table', 'Les amis de Zoé'],
			['hall', 'Chez-Zoe']
		]);
		await staff.do({ type: 'ForgetPerson', person });
		await staff.do({ type: 'EditItem', item, note: '' });
		const after = await post<Mentions>(server, path, { name: 'Zoé' }, token);
		expect(after.body.mentions.map(({ kind }) => kind)).toEqual(['former', 'former', 'table', 'hall']);
		expect((await post(server, path, { name: '' }, token)).status).toBe(400);
		expect((await post(server, path, { name: 'Zoé' }, 'a'.repeat(30))).status).toBe(401);
	});

	test('H15 what the laptop knows beside its meetings has no other place for people’s words', () => {
		const ids = ['removing.[]', 'making.[]', 'arriving.[]', 'masking.[]'];
		const words = freeTextsIn(catalogueSchema).filter(
			(path) => !/\.(id|table|key|code|hash|device|scope|meeting|sum|folder|zone)$/.test(path)
		);
		expect(words.filter((path) => !ids.includes(path))).toEqual([
			'tables.[].name',
			'tables.[].association',
			// Copies that the meeting has of its own.
			'meetings.[].title',
			'meetings.[].date',
			'settings.address',
			'settings.wifi.ssid',
			'settings.wifi.password'
		]);
	});

	test('H15 files of names that a crash left hold no byte of the name either', async () => {
		const server = await startTestServer();
		const { made, staff } = await openMeeting(server);
		const person = await staff.do({ type: 'GiveCard' });
		await staff.do({ type: 'SetName', person, name: told });
		await server.close();
		const file = join(server.dataDir, 'names', `${made.id}.json`);
		await copyFile(file, `${file}.new`);
		const again = await startTestServer({ dataDir: server.dataDir });
		await (await facilitator(again, made)).do({ type: 'ForgetPerson', person });
		await again.close();
		for (const [path, bytes] of await everyByte(server.dataDir)) expect(bytes, path).not.toContain(told);
	});
});
