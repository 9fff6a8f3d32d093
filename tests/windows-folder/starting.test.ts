// How the folder for Windows starts, and where it does not. Two starts at the same instant are no matter of Wine: there, a named pipe may
// have two owners, and it is the data folder's lock that refuses the second.
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { laptop } from '../support/hall.ts';
import { folder, inWine, newWindows, onStick, open, servers, unpackAlone, withStick } from './folder.ts';

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

inWine('L86 in Windows, what allows phones asks for Tablée to be opened first', async () => {
	const windows = await withStick();
	const { code, printed } = await windows.run([`${folder}\\Autoriser les telephones.cmd`]);
	expect(code).toBe(1);
	expect(printed).toContain("Ouvrez d'abord Tablee une fois");
});

inWine(
	'L84 in Windows, a folder opened twice runs once: the second start opens the browser again, by a link that is good',
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
		// Where somebody else of this machine has it, that is as good.
		await Promise.race([once(other, 'listening'), new Promise((resolve) => other.once('error', resolve))]);
		const { url } = await open(await withStick());
		expect(Number(new URL(url).port)).toBeGreaterThan(3000);
		expect((await fetch(url)).status).toBe(200);
	}
);

inWine(
	'L82 in Windows, meetings are kept on the stick where somebody chose it, and found there again',
	async () => {
		const windows = await withStick();
		const { printed } = await windows.run([`${folder}\\Garder les donnees ici.cmd`]);
		expect(printed).toContain('garde les seances ici');
		await open(windows);
		expect(readdirSync(join(windows.stick, onStick, 'Tablee/donnees'))).toContain('meetings');
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
