// The smallest laptop says in full what goes wrong during an evening, and everything else stays in sight.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Disk } from '../support/failing.ts';
import { openMeeting } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { key, miss, see } from '../support/browser/acts.ts';
import { leave, sharedBrowser } from '../support/browser/browser.ts';
import { openDevice } from '../support/browser/devices.ts';
import { brokenWords, cutOff, overflow } from '../support/browser/fit.ts';
import { staffSay } from '../support/browser/words.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/trouble');
let browser: Browser;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	browser = await sharedBrowser();
});
afterAll(() => leave(browser));

async function laptopOf(url: string, token: string): Promise<(path: string) => Promise<Page>> {
	const device = await openDevice(browser, 'laptop', { viewport: { width: 1093, height: 614 } });
	await device.context.addInitScript((own) => localStorage.setItem('tablee.staff', own), token);
	return async (path) => {
		const page = await device.context.newPage();
		await page.goto(url + path);
		return page;
	};
}

/** Where the menu and the code stand. */
const head = (page: Page, menu: string) =>
	Promise.all(
		[page.getByRole('button', { name: menu }), page.locator('header .code')].map((each) => each.boundingBox())
	);

/** Nothing covers any part of it. */
const isBare = (page: Page, words: string): Promise<boolean> =>
	page
		.getByText(words)
		.filter({ visible: true })
		.evaluate((line) => {
			const range = document.createRange();
			range.selectNodeContents(line);
			const { left, right, top, bottom } = range.getBoundingClientRect();
			const y = (top + bottom) / 2;
			const seen = [left + 2, left + 100, (left + right) / 2, right - 2];
			return seen.every((x) => line.contains(document.elementFromPoint(x, y)));
		});

async function fits(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(pictures, `${name}.png`) });
	expect(await overflow(page, 'none')).toEqual([]);
	expect(await cutOff(page)).toEqual([]);
	expect(await brokenWords(page)).toEqual([]);
}

/** A meeting on a laptop, with everything saved. */
async function atWork() {
	const disk = new Disk();
	const server = await startTestServer({ around: disk.around });
	const { made, staff } = await openMeeting(server);
	const open = await laptopOf(server.url, made.token);
	const page = await open(`/facilitate#${made.id}`);
	await see(page, /Enregistré/);
	return { disk, server, made, staff, open, page };
}

test('if nothing can be saved, the page says so in full, and the menu and the code stay where they are', async () => {
	const say = await staffSay('fr');
	const { disk, made, staff, open, page } = await atWork();
	const before = await head(page, say('facilitate.menu'));
	disk.refuses = 'for-good';
	await key(page, 'T');
	await staff.send({ type: 'CountPresent', present: 5 });
	await see(page, say('facilitate.failing'));
	expect(await head(page, say('facilitate.menu'))).toEqual(before);
	await fits(page, 'failing');
	const scribe = await open(`/scribe#${made.id}`);
	for (const [width, height] of [
		[1024, 600],
		[1093, 614],
		[1366, 768]
	] as const)
		for (const [name, each] of Object.entries({ facilitate: page, scribe })) {
			await each.setViewportSize({ width, height });
			await see(each, say('facilitate.failing'));
			await fits(each, `failing-${name}-${width}`);
		}
	await page.setViewportSize({ width: 1093, height: 614 });
	await page.bringToFront();
	// Acts are refused from then on, and the page says so.
	await key(page, 'PageDown');
	await page.locator('.toast .refused').waitFor();
	await page.screenshot({ path: join(pictures, 'failing-refused.png') });
	expect(await isBare(page, say('facilitate.failing'))).toBe(true);
});

test('a full disk is named as full, in the meeting and on the tables, and both are well once there is room', async () => {
	const say = await staffSay('fr');
	const { disk, staff, open, page } = await atWork();
	disk.refuses = 'full';
	await staff.send({ type: 'CountPresent', present: 5 });
	await see(page, say('facilitate.full'));
	await fits(page, 'full');
	const tables = await open('/tables');
	await see(tables, say('tables.full'));
	await tables.screenshot({ path: join(pictures, 'full-tables.png') });
	expect(await cutOff(tables)).toEqual([]);
	disk.refuses = 'nothing';
	await staff.do({ type: 'CountPresent', present: 5 });
	await miss(page, say('facilitate.full'));
	await tables.reload();
	await see(tables, 'Réunion de mars');
	await miss(tables, say('tables.full'));
});

test('a lost line moves neither the menu nor the code', async () => {
	const say = await staffSay('fr');
	const { server, page } = await atWork();
	const before = await head(page, say('facilitate.menu'));
	await server.close();
	await see(page, say('facilitate.away'));
	expect(await head(page, say('facilitate.menu'))).toEqual(before);
	await fits(page, 'away');
});
