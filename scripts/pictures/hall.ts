// A server of its own, a browser, and the pages of one evening: a phone, the laptop, the scribe's, the screen and the tables.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import type { LanguageCode } from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';
import type { RunningServer } from '#server/app.ts';
import { openLog } from '#server/process/log.ts';
import { startServer } from '#server/start.ts';
import { Laptop, type MadeMeeting } from '#server/rehearsal/laptop.ts';
import { chromium } from '../system-tools.ts';
import { surfaceNames, surfaces, type Look, type SurfaceName } from './axes.ts';
import { planOf, saidIn } from './said.ts';

/** A Thursday, 18:45 in Paris. */
const evening = Date.parse('2026-11-19T17:45:00Z');

export class PictureHall {
	readonly language: LanguageCode;
	readonly server: RunningServer;
	readonly laptop: Laptop;
	readonly made: MadeMeeting;
	readonly #pages: Partial<Record<SurfaceName, Page>>;
	readonly #browser: Browser;
	readonly #folder: string;
	readonly #clock: { now: number };

	private constructor(parts: Parts, pages: Partial<Record<SurfaceName, Page>>) {
		this.language = parts.language;
		this.server = parts.server;
		this.laptop = parts.laptop;
		this.made = parts.made;
		this.#pages = pages;
		this.#browser = parts.browser;
		this.#folder = parts.folder;
		this.#clock = parts.clock;
	}

	/** A clock that stands at a given evening makes the pictures the same each time. The phone and the laptop play a part, so they are always open. */
	static async open(
		language: LanguageCode,
		looked: readonly SurfaceName[] = surfaceNames
	): Promise<PictureHall> {
		const parts = await begin(language);
		const pages = await Promise.all(
			[...new Set<SurfaceName>(['phone', 'laptop', ...looked])].map(
				async (name) => [name, await openPage(parts, name)] as const
			)
		);
		return new PictureHall(parts, Object.fromEntries(pages));
	}

	isOpen(surface: SurfaceName): boolean {
		return this.#pages[surface] !== undefined;
	}
	page(surface: SurfaceName): Page {
		const page = this.#pages[surface];
		if (!page) throw new Error(`no page of the ${surface}`);
		return page;
	}

	pass(seconds: number): void {
		this.#clock.now += seconds * 1000;
	}

	async close(): Promise<void> {
		await this.#browser.close();
		await this.server.close();
		rmSync(this.#folder, { recursive: true, force: true });
	}
}

interface Parts {
	readonly language: LanguageCode;
	readonly server: RunningServer;
	readonly laptop: Laptop;
	readonly made: MadeMeeting;
	readonly browser: Browser;
	readonly folder: string;
	readonly clock: { now: number };
}

async function begin(language: LanguageCode): Promise<Parts> {
	const executablePath = chromium();
	if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM to a browser');
	const folder = mkdtempSync(join(tmpdir(), 'tablee-pictures-'));
	const clock = { now: evening };
	const server = await startServer({
		host: '0.0.0.0',
		port: Number(process.env['PORT'] ?? 0),
		dataDir: join(folder, 'data'),
		stateDir: join(folder, 'state'),
		log: openLog('silent'),
		clock: () => clock.now
	});
	const browser = await playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
	const laptop = await Laptop.enter(server.url, server.laptopSecret);
	const said = saidIn[language];
	const made = await laptop.makeMeeting(await laptop.makeTable(said.table), said.title, planOf(said));
	return { language, server, laptop, made, browser, folder, clock };
}

async function openPage(
	{ browser, language, laptop, server, made }: Parts,
	name: SurfaceName
): Promise<Page> {
	const context = await browser.newContext({
		...(name === 'phone' && { deviceScaleFactor: 2, isMobile: true, hasTouch: true }),
		viewport: viewportOf(surfaces[name].sizes[0]),
		locale: languageFacts[language].locale,
		timezoneId: 'Europe/Paris',
		reducedMotion: 'reduce'
	});
	context.setDefaultTimeout(60_000);
	if (name !== 'phone')
		await context.addInitScript((token) => localStorage.setItem('tablee.staff', token), laptop.token);
	const page = await context.newPage();
	await page.goto(`${server.url}${surfaces[name].path(made)}`);
	return page;
}

function viewportOf(size: string): { width: number; height: number } {
	const [width = 0, height = 0] = size.split(/[x@]/).map(Number);
	return { width, height };
}

/** Gives the page this size, text and theme, and resolves once it is drawn so. */
export async function turnTo(page: Page, { surface, size, theme }: Look): Promise<void> {
	await page.setViewportSize(viewportOf(size));
	const [, text = '100'] = size.split('@');
	await page.evaluate(`document.documentElement.style.fontSize = '${text}%'`);
	if (surface === 'screen') {
		const now = await page.locator('main[data-theme]').getAttribute('data-theme');
		if (now !== theme) await page.keyboard.press('d');
	}
	await page.evaluate(drawn);
}

const drawn = `document.fonts.ready.then(
	() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
)`;
