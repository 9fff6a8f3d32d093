// `npm run pictures`: the three pictures at the head of the README, in docs/pictures: the laptop, a phone and the screen of one evening. The
// people in them are of the demonstration, and a clock that stands at a given evening makes them the same each time.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { RunningServer } from '#server/app.ts';
import { openLog } from '#server/process/log.ts';
import { startServer } from '#server/start.ts';
import { build, isBuilt } from './built.ts';
import { Laptop } from './demo/laptop.ts';
import { Evening } from './pictures/evening.ts';
import { chromium } from './system-tools.ts';

const folder = resolve(import.meta.dirname, '../docs/pictures');
/** A Thursday, 19:24 in Paris. */
const evening = Date.parse('2026-11-19T18:24:00Z');

const shapes = {
	laptop: { viewport: { width: 1366, height: 768 } },
	phone: { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
	screen: { viewport: { width: 1280, height: 720 } }
} as const satisfies Record<string, BrowserContextOptions>;

async function open(browser: Browser, shape: keyof typeof shapes): Promise<Page> {
	const context = await browser.newContext({
		...shapes[shape],
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		reducedMotion: 'reduce'
	});
	return context.newPage();
}

async function keep(page: Page, name: keyof typeof shapes): Promise<void> {
	await page.evaluate('document.fonts.ready');
	await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

async function take(browser: Browser, { url, laptopSecret, unusedSecret }: RunningServer): Promise<void> {
	const tonight = await Evening.begin(await Laptop.enter(url, laptopSecret), pass);
	const laptop = await open(browser, 'laptop');
	await laptop.goto(`${url}/enter#${await unusedSecret()}`);
	await laptop.waitForURL(/\/tables/);
	await tonight.speak();
	await laptop.goto(`${url}/facilitate#${tonight.meeting}`);
	await laptop.getByText(tonight.said).first().waitFor();
	await keep(laptop, 'laptop');
	await tonight.openVote();
	const phone = await open(browser, 'phone');
	await phone.goto(`${url}/#${tonight.key}`);
	await phone.getByRole('button', { name: 'Pour', exact: true }).waitFor();
	await keep(phone, 'phone');
	await tonight.closeVote();
	const screen = await laptop.context().newPage();
	await screen.setViewportSize(shapes.screen.viewport);
	await screen.goto(`${url}/screen#${tonight.meeting}`);
	await screen.getByText(tonight.question).waitFor();
	await keep(screen, 'screen');
	tonight.end();
}

let now = evening;
const pass = (seconds: number): void => void (now += seconds * 1000);

const executablePath = chromium();
if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM to a browser');
process.env['NODE_ENV'] ??= 'production';
if (!isBuilt() && (await build()) !== 0) process.exit(1);
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'tablee-pictures-'));
const server = await startServer({
	host: '0.0.0.0',
	port: Number(process.env['PORT'] ?? 0),
	dataDir: join(data, 'data'),
	stateDir: join(data, 'state'),
	log: openLog('silent'),
	clock: () => now
});
const browser = await playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
	await take(browser, server);
} finally {
	await browser.close();
	await server.close();
	rmSync(data, { recursive: true, force: true });
}
