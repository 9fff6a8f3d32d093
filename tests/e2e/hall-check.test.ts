// The hall check on the laptop itself: phones that look for internet, the firewall's command, the router's file and the poster.
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routerFile, routerFileName } from '#server/hall/router-file.ts';
import { networkShown } from '#server/hall/network-routes.ts';
import { askFrom } from '../support/asked.ts';
import { freePort } from '#scripts/free-port.ts';
import { laptop, makeMeeting } from '../support/hall.ts';
import { ask, startServerOn, type TestServer } from '../support/server.ts';
import { stateBeside } from '../support/state.ts';
import { miss, press, see } from '../support/browser/acts.ts';
import { axeFinds } from '../support/browser/axe.ts';
import { leave, sharedBrowser } from '../support/browser/browser.ts';
import { openDevice, type Device } from '../support/browser/devices.ts';
import { brokenWords, cutOff } from '../support/browser/fit.ts';
import { openHall } from '../support/browser/hall.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/hall-check');
const sheet = '.poster-sheet';
let [folder, token, address]: string[] = [];
let second = 0;
let [server, browser, device]: [TestServer?, Browser?, Device?] = [];
const page = (): Page => device?.page ?? expect.fail('no page');
const here = (): TestServer => server ?? expect.fail('no server');

beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	({ address } = openHall());
	folder = await mkdtemp(join(tmpdir(), 'tablee-hall-'));
	second = await freePort();
	server = await startServerOn(folder, { host: '0.0.0.0', secondPort: second });
	token = await laptop(server);
	await settings({ address, wifi: null });
	const { id } = await makeMeeting(server, { token, title: 'Les ascenseurs de la tour B' });
	browser = await sharedBrowser();
	device = await openDevice(browser, 'laptop', { viewport: { width: 1093, height: 614 } });
	await device.context.addInitScript((own) => {
		localStorage.setItem('tablee.staff', own);
		window.print = () => undefined;
	}, token);
	await device.page.goto(`http://127.0.0.1:${server.port}/facilitate#${id}`);
	await see(device.page, 'Aucun téléphone n’a encore joint cet ordinateur');
});
afterAll(async () => {
	if (browser) await leave(browser);
	await server?.close();
	for (const each of [folder, folder && stateBeside(folder)])
		if (each) await rm(each, { recursive: true, force: true });
	expect(device?.faults).toEqual([]);
});

const settings = (body: object) =>
	ask(here(), '/settings', { method: 'PATCH', body, ...(token !== undefined && { token }) });
const shot = (name: string): Promise<Buffer> =>
	page().screenshot({ path: join(pictures, `${name}.png`), fullPage: false });

test('phones that look for internet are answered if the laptop says so, and counted', async () => {
	const asked = (from: string) =>
		askFrom({ port: here().port, host: 'captive.apple.com', path: '/hotspot-detect.html', from });
	expect((await asked('127.0.0.9')).status).toBe(421);
	await page().getByLabel('Répondre aux téléphones').check();
	await see(page(), 'Aucun téléphone n’a encore reçu de réponse. 0 téléphone est ici.');
	expect((await asked('127.0.0.9')).text).toContain('Success');
	await asked('127.0.0.10');
	await see(page(), '2 appareils croient avoir internet. 0 téléphone est ici.');
	await page().getByText('Les téléphones qui cherchent internet').scrollIntoViewIfNeeded();
	await shot('internet');
	expect(await cutOff(page())).toEqual([]);
});

test('if another program has port 80, the hall check says so, and tries again', async () => {
	await page().getByLabel('Répondre aux téléphones').uncheck();
	await miss(page(), 'Le fichier pour le routeur');
	const other = createServer().listen(second, '0.0.0.0');
	await once(other, 'listening');
	await page().getByLabel('Répondre aux téléphones').check();
	await see(page(), 'Un autre programme de cet ordinateur prend l’entrée des téléphones');
	await shot('port-taken');
	expect([...(await axeFinds(page())), ...(await cutOff(page()))]).toEqual([]);
	other.close();
	await once(other, 'close');
	await press(page(), 'Essayer à nouveau');
	await miss(page(), 'Un autre programme de cet ordinateur prend l’entrée des téléphones');
});

test('the file for the router has today’s address', async () => {
	const [file] = await Promise.all([
		page().waitForEvent('download'),
		press(page(), 'Le fichier pour le routeur')
	]);
	expect(file.suggestedFilename()).toBe(routerFileName);
	expect(await readFile(await file.path(), 'utf8')).toBe(routerFile(address ?? ''));
});

test('each cause that keeps phones away has its picture, and the firewall its line to copy', async () => {
	const help = page().locator('details', { hasText: 'Un téléphone n’arrive pas à entrer' });
	expect(await help.getByRole('img').count()).toBe(5);
	await help.scrollIntoViewIfNeeded();
	await shot('causes');
	await page().locator('summary', { hasText: 'Autoriser les téléphones' }).click();
	await page().locator('summary', { hasText: 'Autoriser les téléphones' }).scrollIntoViewIfNeeded();
	const line = page().getByText(/^sudo ufw allow proto tcp from /);
	expect(await line.textContent()).toContain(`port ${here().port},80`);
	await shot('firewall');
	expect([...(await cutOff(page())), ...(await brokenWords(page()))]).toEqual([]);
});

test('on Windows the one line stands there, with what to press', async () => {
	const shown = networkShown(address ?? null, { platform: 'win32', program: 'C:\\Salle & Fils\\node.exe' });
	await settings({ probes: false });
	await page().route('**/api/network', (route) => route.fulfill({ json: shown }));
	await page().reload();
	await page().locator('summary', { hasText: 'Autoriser les téléphones' }).click();
	await see(page(), shown.firewall[0]?.command ?? '');
	await see(page(), 'Exécuter en tant qu’administrateur');
	await page().getByText('Windows pose la question').scrollIntoViewIfNeeded();
	await shot('windows');
	await page().getByText('Collez la ligne').scrollIntoViewIfNeeded();
	await shot('windows-line');
	expect(await axeFinds(page())).toEqual([]);
	const first = page()
		.locator('details', { hasText: 'Un téléphone n’arrive pas' })
		.getByRole('listitem')
		.first();
	await see(first, 'L’ordinateur bloque les téléphones');
	expect([...(await cutOff(page())), ...(await brokenWords(page()))]).toEqual([]);
	await page().unroute('**/api/network');
});

/** The sheet as it is printed: how many pages, and what is cut off. */
async function printed(name: string): Promise<string> {
	await press(page(), 'Imprimer l’affiche');
	await page().emulateMedia({ media: 'print' });
	await page().setViewportSize({ width: 703, height: 1031 });
	await page().screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
	expect(await page().locator(sheet).evaluate(outside)).toEqual([]);
	const text = await page().locator(sheet).innerText();
	// The page learns that it was printed, and the sheet goes.
	const pdf = await page().pdf({ path: join(pictures, `${name}.pdf`), preferCSSPageSize: true });
	expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	await page().locator(sheet).waitFor({ state: 'detached' });
	await page().emulateMedia({ media: 'screen' });
	await page().setViewportSize({ width: 1093, height: 614 });
	return text;
}

/** The parts of the sheet that stand out of its box. */
function outside(poster: HTMLElement): string[] {
	const boxes = [poster, ...poster.querySelectorAll<HTMLElement>('section')];
	return boxes.flatMap((box) => {
		const { right, bottom } = box.getBoundingClientRect();
		return [...box.querySelectorAll('*')]
			.filter(
				(each) =>
					each.getBoundingClientRect().right > right + 1 || each.getBoundingClientRect().bottom > bottom + 1
			)
			.map((each) => `${each.tagName} ${each.textContent.trim().slice(0, 20)}`);
	});
}

test('the poster has one step without a Wi-Fi, and says how to get the other', async () => {
	await see(page(), 'Donnez d’abord le Wi‑Fi de la salle : l’affiche aura ses deux étapes.');
	const text = await printed('poster-page-only');
	expect(text).toContain('Ouvrez la page');
	expect(text).toContain('Rejoignez d’abord le Wi‑Fi de la salle. Demandez-le à l’accueil.');
	expect(text).not.toContain('Nom du Wi‑Fi');
});

test('the poster has two steps, the Wi-Fi and then the page, and says what to answer to the phone', async () => {
	await settings({ wifi: { ssid: 'Salle des fêtes', password: 'ensemble-2031' } });
	await press(page(), 'Ouvrir les portes');
	await see(page(), /Code|Les portes/);
	await page().getByRole('button', { name: 'Menu' }).first().click();
	await page().getByRole('button', { name: 'La salle est prête' }).first().click();
	const text = (await printed('poster')).replaceAll(/\s+/g, ' ');
	for (const said of [
		'Rejoignez le Wi‑Fi',
		'Salle des fêtes',
		'ensemble-2031',
		'Ouvrez la page',
		`${address}:${here().port}`
	])
		expect(text).toContain(said);
	expect(text).toContain('Ce réseau n’a pas accès à Internet. Rester connecté ?');
	expect(text).toContain('Répondez « Oui », ou « Rester connecté ».');
	expect(text).toContain('Coupez les données mobiles.');
	expect(text).toMatch(/Code \d{3} \d{3}/);
	expect(text).not.toContain('tablee.lan');
	// While phones are answered, the router's file also gives them the name.
	await settings({ probes: true });
	await see(page(), /téléphone n’a encore reçu|avoir internet/);
	expect((await printed('poster-named')).replaceAll(/\s+/g, ' ')).toContain('ou tablee.lan');
});
