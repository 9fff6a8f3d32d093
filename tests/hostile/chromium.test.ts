// The corpus on every surface, in a real browser: nothing of it may ever run.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../e2e/support/browser.ts';
import { startTestServer } from '../support/server.ts';
import { poison } from './support/poisoned.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

async function look(page: Page, text: string): Promise<void> {
	await page.getByText(text).first().waitFor();
	expect(await page.evaluate('window.__xss')).toBeUndefined();
}

test('H6 in Chromium no text of the corpus runs, on the phone, the laptop, the screen or the minutes', async () => {
	const server = await startTestServer();
	const { made, staff, wall, vote, item } = await poison(server);
	const context = await browser.newContext({ locale: 'fr-FR' });
	await context.addInitScript(
		([id, token]) => localStorage.setItem('tablee.staff', id === '' ? '' : (token ?? '')),
		[made.id, made.token]
	);
	const open = async (path: string) => {
		const page = await context.newPage();
		await page.goto(server.url + path);
		return page;
	};
	const pages = await Promise.all(
		[`/#${made.key}`, `/facilitate#${made.id}`, `/screen#${made.id}`, `/scribe#${made.id}`].map(open)
	);
	for (const page of pages) await page.locator('main, h1').first().waitFor();
	const stages = [
		{ kind: 'vote', vote },
		{ kind: 'wall', wall },
		{ kind: 'item', item },
		{ kind: 'readback' },
		{ kind: 'closing' }
	] as const;
	for (const stage of stages) {
		await staff.do({ type: 'ShowStage', stage });
		for (const page of pages) {
			if (stage.kind === 'wall' || stage.kind === 'item') await page.getByText('__xss').first().waitFor();
			expect(await page.evaluate('window.__xss'), stage.kind).toBeUndefined();
		}
	}
	await look(await open(`/minutes/${made.key}`), 'onerror=__xss');
	await look(await open('/tables'), 'onerror=__xss');
	await context.close();
});
