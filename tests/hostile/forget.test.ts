import { describe, expect, test } from 'vitest';
import { names } from '#server/mentions.ts';
import { openMeeting, resident } from '../support/hall.ts';
import { spawnServer } from '../support/process.ts';
import { ask, newFolder, startTestServer } from '../support/server.ts';
import { unzip } from '../server/documents/reading.ts';
import { everyByte } from './support/files.ts';

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
		await phone.do({ type: 'SetName', name: told });
		await staff.until((view) => JSON.stringify(view.persons).includes(told));
		await phone.do({ type: 'RaiseHand', kind: 'speak' });
		await staff.do({ type: 'CallNext', after: null });
		const entry = await staff.do({ type: 'NoteEntry', kind: 'quote', words: 'On attend depuis mars' });
		await staff.do({ type: 'NameEntry', entry, named: true });
		const page = async (format: string): Promise<string> => {
			const response = await fetch(`${server.url}/minutes/${made.key}${format}`);
			const bytes = Buffer.from(await response.arrayBuffer());
			return format === '.docx' ? [...unzip(bytes).values()].join('\n') : bytes.toString('utf8');
		};
		const formats = ['', '.html', '.md', '.docx', '.json'];
		for (const format of formats) expect(await page(format), format).toContain(told);
		await staff.do({ type: 'ForgetPerson', person: staff.view.persons[0]?.id ?? '' });
		await staff.until((view) => !JSON.stringify(view).includes(told));
		for (const format of formats) expect(await page(format), format).not.toContain(told);
		await staff.do({ type: 'CloseMeeting' });
		await server.stop('SIGTERM');
		for (const [path, bytes] of await everyByte(folder)) expect(bytes, path).not.toContain(told);
		expect(server.printed()).not.toContain(told);
	});

	test('H15 what people wrote of them is listed for redaction, before', async () => {
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

	test('H15 a name is a word, whatever its accents, and never a pattern', () => {
		expect(names('Zoé')('Avec zoe.')).toBe(true);
		expect(names('Ali')('l’alimentation')).toBe(false);
		expect(names('a.*')('abc')).toBe(false);
		expect(names('نعم')('قال نعم اليوم')).toBe(true);
	});
});
