// From the archive of the folder that starts to the first vote on a phone, as on a laptop without Node, npm or internet: unpack, open,
// make a table and a meeting, open the doors, vote.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHallApart, type HallApart } from '#scripts/namespace.ts';
import { find } from '#scripts/system-tools.ts';
import { fill, key, opened, press, see, tap } from '../support/browser/acts.ts';
import { openBrowser } from '../support/browser/browser.ts';
import { openDevice } from '../support/browser/devices.ts';

const root = resolve(import.meta.dirname, '../..');
/** Programs that every Linux has and that the starter may need. */
const programs = ['sh', 'dirname', 'uname', 'mkdir', 'cp', 'chmod', 'rm', 'cat'];
const longestMs = 5 * 60_000;

let folder: string;
let archive: string;
let hall: HallApart;
const browsers: Browser[] = [];
let tablee: ChildProcess | undefined;

beforeAll(async () => {
	const apart = openHallApart();
	if (!apart) throw new Error('this needs a network of its own: be root, where namespaces are allowed');
	hall = apart;
	folder = await mkdtemp(join(tmpdir(), 'tablee-archive-'));
	const words = ['portable', '--platform', `linux-${process.arch}`, '--to', folder, '--quick'];
	const made = spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), ...words], { encoding: 'utf8' });
	expect(made.status, made.stderr).toBe(0);
	const name = (await readdir(folder)).find((each) => each.endsWith('.tar.gz'));
	archive = join(folder, name ?? 'none');
});
afterAll(async () => {
	for (const browser of browsers) await browser.close();
	if (tablee?.exitCode === null && tablee.signalCode === null) {
		tablee.kill('SIGTERM');
		await once(tablee, 'exit');
	}
	hall.close();
	await rm(folder, { recursive: true, force: true });
});

/** A machine's programs without Node and npm, and a desktop that keeps which page it was asked to show. */
async function emptyMachine(): Promise<{ readonly path: string; readonly shown: string }> {
	const path = join(folder, 'bin');
	const shown = join(folder, 'shown');
	await mkdir(path);
	for (const program of programs) await symlink(find([program]) ?? program, join(path, program));
	await writeFile(
		join(path, 'xdg-open'),
		`#!/bin/sh\nprintf %s "$1" >'${shown}.new'\nmv '${shown}.new' '${shown}'\n`
	);
	await symlink(find(['mv']) ?? 'mv', join(path, 'mv'));
	await chmod(join(path, 'xdg-open'), 0o755);
	return { path, shown };
}

/** Starts it as two clicks on the starter do. Nothing of this checkout is there. */
function start(at: string, path: string): ChildProcess {
	const [program = '', ...inside] = hall.atLaptop;
	const hidden = ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs none "$0" && exec "$@"', root];
	const env = [`PATH=${path}`, `HOME=${join(folder, 'home')}`, 'LANG=fr_FR.UTF-8', 'DISPLAY=:0'];
	return spawn(program, [...inside, ...hidden, 'env', '-i', ...env, join(path, 'sh'), './Tablee.sh'], {
		cwd: at,
		stdio: ['ignore', 'ignore', 'inherit']
	});
}

test('it takes less than five minutes from the archive to the first vote on a phone, without Node, npm or internet', async () => {
	const { path, shown } = await emptyMachine();
	const began = performance.now();

	const stick = join(folder, 'Clé de l’été');
	await mkdir(join(folder, 'home'));
	await mkdir(stick);
	expect(spawnSync('tar', ['-xzf', archive, '-C', stick]).status).toBe(0);
	tablee = start(join(stick, 'Tablee'), path);
	await expect.poll(() => readFile(shown, 'utf8').catch(() => ''), { timeout: 60_000 }).toMatch(/^http:/);

	const atLaptop = await openBrowser(hall.atLaptop);
	browsers.push(atLaptop);
	const { page: laptop, ...seen } = await openDevice(atLaptop, 'laptop', {
		viewport: { width: 1093, height: 614 }
	});
	await laptop.goto(await readFile(shown, 'utf8'));
	await laptop.waitForURL('**/tables');
	await fill(laptop, 'Le nom de la table', 'Table des Oliviers');
	await press(laptop, 'Préparer la première séance');
	await laptop.waitForURL('**/facilitate#*');
	const address = await laptop
		.getByText(new RegExp(`^${hall.address}:\\d+$`))
		.first()
		.innerText();
	await press(laptop, 'Ouvrir les portes');

	const inHall = await openBrowser(hall.inside);
	browsers.push(inHall);
	const { page: phone } = await openDevice(inHall, 'phone');
	await phone.goto(`http://${address}/`);
	const code = await laptop
		.getByText(/^\d{3}\s\d{3}$/)
		.first()
		.innerText();
	await fill(phone, 'Le code à six chiffres', code.replace(/\D/g, ''));
	await tap(phone, 'Entrer');
	await see(phone, 'Votre signe');

	await key(laptop, 'v');
	const asking = await opened(laptop, 'Un vote');
	await fill(asking, 'La question', 'On commence ?');
	await laptop.keyboard.press('Enter');
	await tap(phone, 'Pour');
	await see(phone, 'Reçu');
	const tookMs = performance.now() - began;
	process.stdout.write(`From the archive to the first vote: ${(tookMs / 1000).toFixed(1)} s\n`);
	expect(tookMs).toBeLessThan(longestMs);
	expect(seen.faults).toEqual([]);
});
