// How the folder for Windows starts, and where it does not.
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { facilitator, laptop, openMeeting } from '../support/hall.ts';
import {
	folder,
	inWine,
	newWindows,
	onStick,
	open,
	servers,
	unpack,
	unpackAlone,
	withStick
} from '../support/windows-folder/folder.ts';

inWine(
	'L81 in Windows, a folder on a stick, in a path with spaces and accents, copies itself and starts; the stick may go',
	async () => {
		const windows = await withStick();
		const server = await open(windows);
		expect(await laptop(server)).toMatch(/./);
		expect(servers(windows)).toHaveLength(1);
		expect(servers(windows)[0]?.command).toContain('C:\\users\\Hélène\\AppData\\Local\\Tablee\\');
		await rename(windows.stick, `${windows.stick}-gone`);
		expect((await fetch(`${server.url}/tables`)).status).toBe(200);
		expect(existsSync(join(windows.localAppData, 'Tablee/donnees/meetings'))).toBe(true);
	}
);

inWine(
	'L86 in Windows, a starter that was opened within the zip says what to do, and starts nothing',
	async () => {
		const windows = await newWindows();
		unpackAlone('Tablee.cmd', join(windows.localAppData, 'Temp'));
		const { code, printed } = await windows.run(['C:\\users\\Hélène\\AppData\\Local\\Temp\\Tablee.cmd']);
		expect(code).toBe(1);
		expect(printed).toContain('choisissez "Extraire tout"');
		expect(windows.processes().filter(({ command }) => command.includes('node.exe'))).toEqual([]);
		expect(existsSync(join(windows.localAppData, 'Tablee'))).toBe(false);
	}
);

inWine('L86 in Windows, the file that lets phones in asks people to open Tablée first', async () => {
	const windows = await withStick();
	const { code, printed } = await windows.run([`${folder}\\Autoriser les telephones.cmd`]);
	expect(code).toBe(1);
	expect(printed).toContain("Ouvrez d'abord Tablee une fois");
});

inWine(
	'L84 in Windows, a folder opened twice runs once: the second start opens the browser again, by a valid link',
	async () => {
		const windows = await withStick();
		const first = await open(windows);
		await laptop(first);
		const second = await open(windows);
		expect(second.url).toBe(first.url);
		expect(await laptop(second)).toMatch(/./);
		await expect.poll(() => servers(windows)).toHaveLength(1);
	}
);

inWine(
	'L83 in Windows, a port that another program has is left to it, and the next one is taken',
	async () => {
		const other = createServer().listen(3000, '127.0.0.1');
		onTestFinished(() => void other.close());
		// It is as good if another user of this machine has it.
		await Promise.race([once(other, 'listening'), new Promise((resolve) => other.once('error', resolve))]);
		const { url } = await open(await withStick());
		expect(Number(new URL(url).port)).toBeGreaterThan(3000);
		expect((await fetch(url)).status).toBe(200);
	}
);

inWine(
	'L82 in Windows, meetings are kept on the stick if somebody chose it, and found there again',
	async () => {
		const windows = await withStick();
		const { printed } = await windows.run([`${folder}\\Garder les donnees ici.cmd`]);
		expect(printed).toContain('garde les seances ici');
		await open(windows);
		expect(readdirSync(join(windows.stick, onStick, 'Tablee/donnees'))).toContain('meetings');
		expect(readdirSync(join(windows.localAppData, 'Tablee'))).not.toContain('donnees');
	}
);

// In Wine, a named pipe may have two owners. The lock of the data folder then decides which of the two stays.
inWine(
	'L84 in Windows, a folder opened twice at the same instant runs once, and the other leads to it',
	async () => {
		const windows = await withStick();
		(await open(windows)).kill();
		const before = windows.opened().length;
		const command = [`${folder}\\Tablee.cmd`];
		await Promise.all([0, 1].map(() => windows.run(command, { HOST: '127.0.0.1' })));
		await expect.poll(() => windows.opened().length).toBe(before + 2);
		await expect.poll(() => servers(windows)).toHaveLength(1);
		const [one, other] = windows.opened().slice(before);
		expect(other).toBe(one);
		expect(one).toMatch(/\/enter#/);
	}
);

inWine('L82 in Windows, a folder "Données" keeps the meetings, and no other is made beside it', async () => {
	const windows = await withStick();
	for (const name of ['Données', 'Donne\u0301es']) {
		mkdirSync(join(windows.stick, onStick, 'Tablee', name));
		const { printed } = await windows.run([`${folder}\\Garder les donnees ici.cmd`]);
		expect(printed).toContain('deja le cas');
		await rename(join(windows.stick, onStick, 'Tablee', name), join(windows.stick, name));
	}
	expect(readdirSync(join(windows.stick, onStick, 'Tablee'))).not.toContain('donnees');
	const { printed } = await windows.run([`${folder}\\Garder les donnees ici.cmd`]);
	expect(printed).toContain("C'est fait");
});

inWine(
	'L81 in Windows, a folder that was extracted over an older one starts, and goes back on demand',
	async () => {
		const windows = await withStick();
		const listed = '{ "version": "0.0.1", "platform": "win-x64", "node": "1.0.0", "files": [] }';
		for (const print of ['000000000000', 'ffffffffffff'])
			writeFileSync(join(windows.stick, onStick, `Tablee/app/manifest-${print}.json`), listed);
		const { kill } = await open(windows);
		const [server] = servers(windows);
		expect(server?.command).toMatch(/\\Tablee\\node-[\d.]+\\node\.exe/);
		kill();
		await expect.poll(() => servers(windows)).toEqual([]);
		const { code, printed } = await windows.run([`${folder}\\Tablee.cmd`, '--revenir']);
		expect(code).toBe(1);
		expect(printed).toContain('pas de copie');
		expect(windows.opened()).toHaveLength(1);
	}
);

inWine(
	'L82 in Windows, a newer folder that was extracted beside the one on the stick finds its meetings',
	async () => {
		const windows = await withStick();
		await windows.run([`${folder}\\Garder les donnees ici.cmd`]);
		const first = await open(windows);
		const { made } = await openMeeting(first);
		first.kill();
		await expect.poll(() => servers(windows)).toEqual([]);
		unpack(join(windows.stick, onStick, 'tablee-2-win-x64'));
		const second = await open(windows, {}, `E:\\${onStick}\\tablee-2-win-x64\\Tablee`);
		await facilitator(second, { ...made, token: await laptop(second) });
		expect(readdirSync(join(windows.localAppData, 'Tablee'))).not.toContain('donnees');
	}
);

inWine('L85 in Windows, a start that fails says why in the browser', async () => {
	const windows = await withStick();
	await windows.run([`${folder}\\Tablee.cmd`], { HOST: '127.0.0.1', PORT: '70000' });
	await expect.poll(() => windows.opened()).toHaveLength(1);
	const page = await (await fetch(windows.opened()[0] ?? '')).text();
	expect(page).toContain('70000');
	expect(page).toContain('n’a pas pu démarrer');
});
