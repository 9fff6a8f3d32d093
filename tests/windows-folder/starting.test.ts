// How the folder for Windows starts, and where it does not.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wineHere } from '#scripts/wine-place.ts';
import { freePort } from '../support/free-port.ts';
import { openWindows } from '../support/windows.ts';
import { unpack } from './folder.ts';

const place = wineHere();
const root = 'root' in place ? place.root : '';
const inWine = test.skipIf('refused' in place);

const answers = (url: string): Promise<number> =>
	fetch(url).then(
		({ status }) => status,
		() => 0
	);

inWine(
	'A folder on a stick, in a path with spaces and accents, copies itself and starts; the stick may go',
	async () => {
		const windows = await openWindows(root);
		unpack(join(windows.stick, 'Tab lée d’été'));
		const port = await freePort();
		const { code } = await windows.run(['E:\\Tab lée d’été\\Tablee\\Tablee.cmd'], {
			HOST: '127.0.0.1',
			PORT: String(port)
		});
		expect(code).toBe(0);
		await expect.poll(() => answers(`http://127.0.0.1:${port}/`)).toBe(200);
		const [server] = windows.processes().filter(({ command }) => command.includes('tablee.mjs'));
		expect(server?.command).toContain('C:\\users\\Hélène\\AppData\\Local\\Tablee\\');
		await rm(windows.stick, { recursive: true });
		expect(await answers(`http://127.0.0.1:${port}/tables`)).toBe(200);
		expect(existsSync(join(windows.localAppData, 'Tablee', 'donnees', 'meetings'))).toBe(true);
	}
);

inWine('A starter that was opened within the zip says what to do, and starts nothing', async () => {
	const windows = await openWindows(root);
	unpack(join(windows.localAppData, 'Temp'), (path) => path.endsWith('/Tablee.cmd'));
	const { code, printed } = await windows.run([
		'C:\\users\\Hélène\\AppData\\Local\\Temp\\Tablee\\Tablee.cmd'
	]);
	expect(code).toBe(1);
	expect(printed).toContain('choisissez "Extraire tout"');
	expect(windows.processes().filter(({ command }) => command.includes('node.exe'))).toEqual([]);
	expect(existsSync(join(windows.localAppData, 'Tablee'))).toBe(false);
});
