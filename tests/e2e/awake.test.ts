// A page that the whole room looks at asks the browser not to go dark: at once, and again when it comes back in sight.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMeeting } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';
import { leave, sharedBrowser } from '../support/browser/browser.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await sharedBrowser();
});
afterAll(() => leave(browser));

/** A browser that grants each lock, and says in the page how many it granted. */
function grant(): void {
	const locks: (EventTarget & { released: boolean })[] = [];
	const request = () => {
		const lock = Object.assign(new EventTarget(), { released: false, release: () => Promise.resolve() });
		document.documentElement.dataset['locks'] = String(locks.push(lock));
		return Promise.resolve(lock);
	};
	Object.defineProperty(navigator, 'wakeLock', { value: { request } });
	// A page that was out of sight has lost its lock, as in browsers.
	document.addEventListener('visibilitychange', () => locks.forEach((lock) => (lock.released = true)), true);
}
const granted = (page: Page): Promise<string | null> => page.locator('html').getAttribute('data-locks');

test.each(['facilitate', 'scribe', 'screen'])('the page /%s does not go dark', async (surface) => {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	const context = await browser.newContext({ locale: 'fr-FR' });
	await context.addInitScript((token) => localStorage.setItem('tablee.staff', token), made.token);
	await context.addInitScript(grant);
	const page = await context.newPage();
	await page.goto(`${server.url}/${surface}#${made.id}`);
	await expect.poll(() => granted(page)).toBe('1');
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect.poll(() => granted(page)).toBe('2');
	await context.close();
});
