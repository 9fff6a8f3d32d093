// A meeting is prepared on one computer, held on another, and brought back, by the page of tables alone.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facilitator, laptop, makeMeeting, makeTable, resident, tablesOf } from '../support/hall.ts';
import { ballot, openVote } from '../support/faults/votes.ts';
import { button, closed, miss, opened, press, see } from '../support/browser/acts.ts';
import { leave, sharedBrowser } from '../support/browser/browser.ts';
import { openDevice, type Device } from '../support/browser/devices.ts';
import { StoryServer } from '../support/browser/server.ts';
import { staffSay } from '../support/browser/words.ts';
import { readMinutes } from '../support/reading.ts';

let [office, hall]: StoryServer[] = [];
let browser: Browser;
let folder: string;
const devices: Device[] = [];
beforeAll(async () => {
	office = await StoryServer.start('127.0.0.1');
	hall = await StoryServer.start('127.0.0.1');
	browser = await sharedBrowser();
	folder = await mkdtemp(join(tmpdir(), 'tablee-files-'));
});
afterAll(async () => {
	await leave(browser);
	for (const server of [office, hall]) await server?.close();
	await rm(folder, { recursive: true, force: true });
});

async function tablesPage(server: StoryServer, token: string): Promise<Page> {
	const device = await openDevice(browser, 'laptop', { viewport: { width: 1093, height: 614 } });
	devices.push(device);
	await device.context.addInitScript((key) => localStorage.setItem('tablee.staff', key), token);
	await device.page.goto(`${server.url}/tables`);
	return device.page;
}

/** Exports by a real download. Resolves to the place of the file. */
async function exported(page: Page, title: string, as: string): Promise<string> {
	const say = await staffSay('fr');
	await press(page, `${say('moving.export')} : ${title}`);
	const dialog = await opened(page, say('moving.export.title', { title }));
	await see(dialog, /prénoms/);
	const coming = page.waitForEvent('download');
	await press(dialog, say('moving.export.do'));
	const download = await coming;
	expect(download.suggestedFilename()).toBe('le-toit-de-l-ecole.tablee');
	const path = join(folder, as);
	await download.saveAs(path);
	await see(dialog, say('moving.export.kept'));
	await closed(dialog);
	return path;
}

/** Drops the file on the page, as from a desktop. */
async function dropped(page: Page, path: string): Promise<void> {
	const bytes = (await readFile(path)).toString('base64');
	await page.evaluate((base64) => {
		const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File([content], 'une-seance.tablee'));
		for (const type of ['dragover', 'drop'])
			document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
	}, bytes);
}

test('a meeting prepared at the office, held in the hall and brought back is one meeting, whole, on both computers', async () => {
	if (!office || !hall) throw new Error('no servers');
	const say = await staffSay('fr');
	const title = 'Le toit de l’école';
	const token = await laptop(office);
	const table = await makeTable(office, token, 'Table des Rosiers');
	const made = await makeMeeting(office, {
		token,
		table,
		title,
		plan: { items: [{ title: 'Le toit', minutes: 20 }] }
	});
	const there = await tablesPage(office, token);
	const prepared = await exported(there, title, 'prepared.tablee');

	const own = await laptop(hall);
	const here = await tablesPage(hall, own);
	await button(here, say('moving.import.do')).waitFor();
	await here.locator('input[type=file]').setInputFiles(prepared);
	await see(here, say('moving.taken', { title }));
	await expect
		.poll(() => here.evaluate(() => document.activeElement?.textContent))
		.toBe(say('tables.prepare'));
	await here.locator('input[type=file]').setInputFiles(prepared);
	await see(here, say('moving.already-here', { title }));
	await here.getByRole('link', { name: `${say('tables.prepare')} : ${title}` }).click();
	await see(here, 'Le toit');

	const staff = await facilitator(hall, { ...made, token: own });
	await staff.do({ type: 'OpenDoors' });
	const item = staff.view.agenda[0]?.id ?? '';
	await staff.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	const phones = [await resident(hall, made), await resident(hall, made)];
	const vote = await openVote(staff, item);
	await Promise.all(phones.map((phone) => phone.do(ballot(vote, 'for'))));
	await here.goto(`${hall.url}/tables`);
	await press(here, `${say('moving.export')} : ${title}`);
	const refused = await opened(here, say('moving.export.title', { title }));
	await see(refused, say('moving.export.open'));
	await closed(refused);
	await staff.do({ type: 'CloseVote', vote, round: 1 });
	await staff.do({ type: 'CloseMeeting' });
	await staff.until((view) => view.meeting.phase === 'closed');
	await here.reload();
	const held = await exported(here, title, 'held.tablee');

	await dropped(there, held);
	await see(there, say('moving.longer', { title }));
	const rows = (await tablesOf(office, token)).tables.flatMap(({ meetings }) => meetings);
	expect(rows).toMatchObject([{ id: made.id, phase: 'closed' }]);
	await expect.poll(() => there.getByText(title, { exact: true }).count()).toBe(1);
	const back = await exported(there, title, 'back.tablee');
	expect(await readFile(back)).toEqual(await readFile(held));
	const minutes = (await (await readMinutes(office, made, '.json')).json()) as object;
	expect(JSON.stringify(minutes)).toContain('"cast":2');

	await dropped(there, prepared);
	await see(there, say('moving.newer-here', { title }));
	await there.locator('input[type=file]').setInputFiles({
		name: 'photo.tablee',
		mimeType: 'application/octet-stream',
		buffer: (await readFile(held)).subarray(0, 900)
	});
	await see(there, say('moving.why.altered'));
	await miss(there, say('moving.newer-here', { title }));
	expect(devices.flatMap(({ faults }) => faults)).toEqual([]);
});
