// What only a real browser shows: the corpus on every surface, and where the secret of a link goes.
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser/browser.ts';
import { openMeeting } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { linkSecret } from '../support/hostile/links.ts';
import { poison } from '../support/hostile/poisoned.ts';
import { tablesEdition } from '../support/reading.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

/** The elements that the corpus would make if it were taken for markup, whether or not they run. */
const made =
	'[onerror], [onload], [onfocus], [ontoggle], iframe, object, embed, math, base, a[href^="javascript:"], ' +
	'meta[http-equiv="refresh"], link[href*="evil"], [style*="javascript"]';

/** The corpus can be read, and is only text. */
async function look(page: Page, where: string): Promise<void> {
	const shown = page.getByText('__xss').filter({ visible: true });
	await expect.poll(() => shown.count(), { message: where }).toBeGreaterThan(0);
	expect(await page.locator(made).count(), where).toBe(0);
	expect(await page.locator('script', { hasText: '__xss' }).count(), where).toBe(0);
	expect(await page.evaluate('window.__xss'), where).toBeUndefined();
}

test('H6 in Chromium every text of the corpus stays text, on the phone, the laptop, the screen and in the minutes', async () => {
	const server = await startTestServer();
	const { made, corrected, staff, wall, vote, item } = await poison(server);
	// The policy of the pages is off, because it would hide a mistake of ours.
	const context = await browser.newContext({ locale: 'fr-FR', bypassCSP: true });
	await context.addInitScript((token) => localStorage.setItem('tablee.staff', token), made.token);
	const open = async (path: string) => {
		const page = await context.newPage();
		await page.goto(server.url + path);
		return page;
	};
	const surfaces = [`/#${made.key}`, `/facilitate#${made.id}`, `/screen#${made.id}`, `/scribe#${made.id}`];
	const pages = await Promise.all(surfaces.map(open));
	const stages = [
		{ kind: 'vote', vote },
		{ kind: 'wall', wall },
		{ kind: 'item', item },
		{ kind: 'readback' }
	] as const;
	for (const stage of stages) {
		await staff.do({ type: 'ShowStage', stage });
		await staff.until((view) => view.stage.kind === stage.kind);
		for (const [index, page] of pages.entries()) await look(page, `${surfaces[index]} ${stage.kind}`);
	}
	const read = async (id: string) =>
		(await tablesEdition(server, { id, token: made.token })).slice(server.url.length);
	for (const path of [await read(made.id), await read(corrected), '/tables'])
		await look(await open(path), path);
	await context.close();
});

test('H2 in Chromium the secret of a link is in one body, in no Referer, and gone from the address bar', async () => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	for (const role of ['screen', 'scribe', 'facilitator'] as const) {
		const secret = await linkSecret(server, made, role);
		const context = await browser.newContext({ locale: 'fr-FR' });
		const page = await context.newPage();
		const requests: Request[] = [];
		page.on('request', (request) => requests.push(request));
		await page.goto(`${server.url}/enter#${secret}`);
		await page.getByText('Les ascenseurs').first().waitFor();
		expect(requests.filter((request) => request.postData()?.includes(secret))).toHaveLength(1);
		for (const request of requests) {
			expect(request.url().split('#')[0]).not.toContain(secret);
			expect(JSON.stringify(await request.allHeaders())).not.toContain(secret);
		}
		// The stylesheet asks for the typeface, and has no secret.
		const referers = requests
			.map((request) => request.headers()['referer'] ?? '')
			.filter((from) => from !== '');
		expect(referers.filter((from) => !from.endsWith('.css'))).toEqual([]);
		expect(page.url()).not.toContain(secret);
		expect(await page.content()).not.toContain(secret);
		await page.goBack();
		expect(page.url()).not.toContain(secret);
		await context.close();
	}
});
