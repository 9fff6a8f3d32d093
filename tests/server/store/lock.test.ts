import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { openFileStore } from '#server/store/file-store.ts';
import { stateBeside } from '../../support/state.ts';
import { makeFolder, openFiles } from '../../support/store/folder.ts';

const inUse = { name: 'FolderRefused', code: 'folder-in-use' };

async function otherProcess(folder: string) {
	const child = spawn(
		process.execPath,
		[join(import.meta.dirname, '../../support/store/hold-folder.ts'), folder],
		{
			stdio: ['pipe', 'pipe', 'inherit']
		}
	);
	const exited = once(child, 'exit');
	onTestFinished(() => void child.kill('SIGKILL'));
	const [answer] = (await once(createInterface(child.stdout), 'line')) as [string];
	return { child, exited, answer: JSON.parse(answer) as unknown };
}

test('a second process is refused, in words', async () => {
	const { folder } = await openFiles();
	const { answer, exited } = await otherProcess(folder);
	expect(answer).toEqual({
		code: 'folder-in-use',
		sentence:
			`Ce dossier de données est déjà ouvert par une autre Tablée (processus ${process.pid}). ` +
			'Arrêtez-la d’abord, ou choisissez un autre dossier avec DATA_DIR.'
	});
	await exited;
	expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
});

test('a second opening in the same process is refused too', async () => {
	const { folder } = await openFiles();
	await expect(openFileStore(folder, stateBeside(folder))).rejects.toMatchObject(inUse);
});

test('L31 the folder of a killed process is taken over', async () => {
	const folder = await makeFolder();
	const { child, exited } = await otherProcess(folder);
	await expect(openFileStore(folder, stateBeside(folder))).rejects.toMatchObject(inUse);
	child.kill('SIGKILL');
	await exited;
	expect(existsSync(join(folder, 'lock'))).toBe(true);
	await openFiles(folder);
});

test.skipIf(!existsSync('/proc/self/stat'))(
	'L31 the folder of a process whose end nobody has noticed yet is taken over too',
	async () => {
		const folder = await makeFolder();
		const hold = join(import.meta.dirname, '../../support/store/hold-folder.ts');
		// It becomes a program that never asks what became of its child.
		const heedless = ['-c', '"$@" <&3 & echo $!; exec sleep 1000', 'sh', process.execPath, hold, folder];
		const parent = spawn('sh', heedless, { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
		onTestFinished(() => void parent.kill('SIGKILL'));
		const lines: string[] = [];
		parent.stdout?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.trim().split('\n')));
		await expect.poll(() => lines.length).toBe(2);
		const pid = Number(lines.find((line) => /^\d+$/.test(line)));
		process.kill(pid, 'SIGKILL');
		// The last of its threads, too.
		await expect.poll(() => readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^State:\tZ[^]*^Threads:\t1$/m);
		await openFiles(folder);
	}
);

test('a process that ends releases the folder', async () => {
	const folder = await makeFolder();
	const { child, exited } = await otherProcess(folder);
	child.stdin.end();
	await exited;
	expect(existsSync(join(folder, 'lock'))).toBe(false);
});

test('closing the store releases the folder', async () => {
	const { folder, store } = await openFiles();
	await store.close();
	expect(existsSync(join(folder, 'lock'))).toBe(false);
});

test.skipIf(!existsSync('/proc/self/stat'))(
	'a process that got the owner’s old number is not the owner',
	async () => {
		const folder = await makeFolder();
		await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, started: '1' }));
		await openFiles(folder);
	}
);

test('an empty lock is waited for only while somebody may be writing it', async () => {
	const folder = await makeFolder();
	await writeFile(join(folder, 'lock'), '');
	await expect(openFileStore(folder, stateBeside(folder))).rejects.toMatchObject(inUse);
	await utimes(join(folder, 'lock'), 1, 1);
	await openFiles(folder);
});

test('a path that cannot be a folder is refused, in words', async () => {
	const folder = join(await makeFolder(), 'data');
	await writeFile(folder, '');
	const refused = { name: 'FolderRefused', code: 'folder-unusable', message: /Impossible d’écrire/ };
	await expect(openFileStore(folder, stateBeside(folder))).rejects.toMatchObject({
		...refused,
		message: expect.stringMatching(/^Impossible d’écrire/)
	});
});

test('the catalogue of a later Tablée is refused, in words, and left as it is', async () => {
	const folder = await makeFolder();
	await mkdir(folder, { recursive: true });
	const text = '{"version":2,"tables":[]}';
	await writeFile(join(folder, 'catalogue.json'), text);
	await expect(openFileStore(folder, stateBeside(folder))).rejects.toMatchObject({
		code: 'folder-later',
		message: expect.stringMatching(/version plus récente/)
	});
	expect(await readFile(join(folder, 'catalogue.json'), 'utf8')).toBe(text);
	expect(existsSync(join(folder, 'lock'))).toBe(false);
});
