// `npm run export`: every document of one meeting in a folder, from a data folder or a bare journal.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { documentKinds, documentsOf, filesOf } from '#api/minutes-files.ts';
import { exportEvening } from '#server/evening/export.ts';
import { closedMeeting, said } from '../../support/extracts.ts';
import { newFolder, startTestServer } from '../../support/server.ts';

/** A busy machine makes some documents in a second. */
const slowly = { timeout: 120_000 };
/** Of a meeting with one item and no group of ideas. */
const kinds = documentKinds.filter((kind) => kind !== 'theme');
const count = kinds.flatMap(filesOf).length;
const handouts = kinds.filter((kind) => documentsOf[kind].isHandout).flatMap(filesOf).length;
const both = 2 * count - handouts;

async function exported(args: readonly string[], dataDir: string) {
	const said: string[] = [];
	const code = await exportEvening(args, dataDir, (line) => void said.push(line));
	return { code, said: said.join('\n') };
}
const filesIn = async (folder: string): Promise<string[]> => {
	const found = await readdir(folder, { recursive: true, withFileTypes: true });
	return found.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name));
};

describe('L187 a meeting of a data folder', slowly, () => {
	test('L187 is written while the server runs, with a line for each document', async () => {
		const server = await startTestServer();
		const { made, staff } = await closedMeeting(server);
		await staff.do({ type: 'PublishMinutes', how: 'unread' });
		const to = join(await newFolder(), 'clé', 'mars');
		const { code, said: lines } = await exported(['--meeting', made.id, '--to', to], server.dataDir);
		expect(code, lines).toBe(0);
		const files = await filesIn(to);
		expect(files).toHaveLength(1 + both);
		expect(lines).toContain(`  ${both}/${both}  `);
		expect(lines).toContain(`${both} documents sont dans ${to}`);
		const markdown = files.filter((path) => /compte-rendu.+\.md$/.test(path));
		const texts = await Promise.all(markdown.map((path) => readFile(path, 'utf8')));
		expect(texts.every((text) => text.includes('Réunion de mars') && text.includes(said))).toBe(true);
		const again = await exported(['--meeting', made.id, '--to', to], server.dataDir);
		expect(again).toMatchObject({ code: 2, said: expect.stringContaining('Il y a déjà quelque chose dans') });
		expect(await filesIn(to)).toEqual(files);
	});

	test('L187 that is unknown, or damaged, is refused by name, and no folder is made', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		await server.close();
		const to = join(await newFolder(), 'nouveau');
		const asked = (id: string, dataDir = server.dataDir) => exported(['--meeting', id, '--to', to], dataDir);
		const unknown = await asked('inconnue');
		expect(unknown).toMatchObject({ code: 3, said: expect.stringMatching(/pas de séance «\sinconnue\s»/) });
		expect(unknown.said).toMatch(
			new RegExp(`${made.id}  \\d{4}-\\d\\d-\\d\\d  Table des Oliviers · Réunion de mars`)
		);
		for (const path of ['../catalogue', '..', 'a/b']) expect((await asked(path)).code).toBe(3);
		expect((await asked(made.id, await newFolder())).said).toContain('pas de données de Tablée');
		const journal = join(server.dataDir, 'meetings', `${made.id}.jsonl`);
		const text = await readFile(journal, 'utf8');
		await writeFile(journal, text.replace('Écrire au bailleur', 'Ecrire au bailleur'));
		const damaged = await asked(made.id);
		expect(damaged).toMatchObject({ code: 3, said: expect.stringMatching(/abîmé à la ligne \d+/) });
		expect(await readdir(join(to, '..'))).toEqual([]);
	});

	test('L187 --force replaces files of the same name, and leaves the others', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		const to = await newFolder();
		await mkdir(join(to, 'édition de la table'));
		await writeFile(join(to, 'à moi.txt'), 'à moi');
		await writeFile(join(to, 'LISEZ-MOI.txt'), 'vieux');
		const args = ['--meeting', made.id, '--to', to, '--force'];
		expect((await exported(args, server.dataDir)).code).toBe(0);
		expect(await readFile(join(to, 'à moi.txt'), 'utf8')).toBe('à moi');
		expect(await readFile(join(to, 'LISEZ-MOI.txt'), 'utf8')).toContain('Réunion de mars');
		expect(await filesIn(to)).toHaveLength(2 + count);
	});

	test('L187 a folder that cannot be written is said, with the code of the disk', async () => {
		const server = await startTestServer();
		const { made } = await closedMeeting(server);
		const file = join(await newFolder(), 'fichier');
		await writeFile(file, '');
		const to = join(file, 'dedans');
		const refused = await exported(['--meeting', made.id, '--to', to], server.dataDir);
		expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('(ENOTDIR)') });
	});
});

test('L187 whoever asks in a wrong way is told how to ask', async () => {
	const wrong = [
		[],
		['--to', 'x'],
		['--meeting', 'a'],
		['--meeting', 'a', '--journal', 'b', '--to', 'x'],
		['--nope']
	];
	for (const args of [...wrong, ['--meeting', 'a', '--to', 'x', '--lang', 'tlh']])
		expect(await exported(args, '/nowhere')).toMatchObject({
			code: 2,
			said: expect.stringContaining('npm run export -- --meeting SÉANCE --to DOSSIER')
		});
});

const released = resolve(import.meta.dirname, '../../faults/released');
const journals = (await readdir(released)).filter((version) => /^\d/.test(version));

describe('L187 a bare journal', slowly, () => {
	test.each(journals)('L187 of version %s is written, without a data folder', async (version: string) => {
		const meetings = join(released, version, 'meetings');
		const [name = ''] = (await readdir(meetings)).filter((each) => each.endsWith('.jsonl'));
		const folder = await newFolder();
		const journal = join(folder, 'journal.jsonl');
		await copyFile(join(meetings, name), journal);
		const to = join(folder, 'documents');
		const { code, said: lines } = await exported(
			['--journal', journal, '--to', to, '--lang', 'en'],
			'/nowhere'
		);
		expect(code, lines).toBe(0);
		const files = await filesIn(to);
		expect(files.length).toBeGreaterThan(10);
		for (const path of files) expect((await readFile(path)).length, path).toBeGreaterThan(40);
	});

	test('L187 that is not there, or is empty, is said', async () => {
		const folder = await newFolder();
		const empty = join(folder, 'vide.jsonl');
		await writeFile(empty, '');
		const asked = (journal: string) => exported(['--journal', journal, '--to', join(folder, 'x')], folder);
		expect(await asked(empty)).toMatchObject({ code: 3, said: expect.stringContaining('est vide') });
		expect(await asked(join(folder, 'rien'))).toMatchObject({
			code: 3,
			said: expect.stringContaining('pas de journal')
		});
	});
});

test('L187 the command of the terminal ends with its code', slowly, async () => {
	const run = promisify(execFile)(
		process.execPath,
		[resolve(import.meta.dirname, '../../../scripts/run.mjs'), 'export', '--meeting', 'x', '--to', 'y'],
		{ env: { ...process.env, DATA_DIR: await newFolder() } }
	);
	await expect(run).rejects.toMatchObject({
		code: 3,
		stdout: expect.stringContaining('pas de données de Tablée')
	});
});
