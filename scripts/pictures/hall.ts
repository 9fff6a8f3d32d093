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
import { staffSay } from './words.ts';

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
		const opened = new Set<SurfaceName>(['phone', 'laptop', ...looked]);
		const ground = await begin(language);
		// The tables are opened first: they are seen before there is one, and then with it.
		const tables = opened.delete('tables') && (await openFirst(ground));
		const made = await firstMeeting(ground);
		const pages = await Promise.all(
			[...opened].map(async (name) => {
				const path = name === 'scribe' ? await scribesLink(ground, made) : surfaces[name].path(made);
				return [name, await openPage(ground, name, path)] as const;
			})
		);
		return new PictureHall({ ...ground, made }, { ...Object.fromEntries(pages), ...(tables && { tables }) });
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

interface Ground {
	readonly language: LanguageCode;
	readonly server: RunningServer;
	readonly laptop: Laptop;
	readonly browser: Browser;
	readonly folder: string;
	readonly clock: { now: number };
}
interface Parts extends Ground {
	readonly made: MadeMeeting;
}

async function begin(language: LanguageCode): Promise<Ground> {
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
	return { language, server, laptop, browser, folder, clock };
}

async function firstMeeting({ language, laptop }: Ground): Promise<MadeMeeting> {
	const said = saidIn[language];
	return laptop.makeMeeting(await laptop.makeTable(said.table), said.title, planOf(said));
}

async function openFirst(ground: Ground): Promise<Page> {
	const page = await openPage(ground, 'tables', surfaces.tables.path());
	await page.getByRole('heading', { name: staffSay(ground.language)('first.title') }).waitFor();
	return page;
}

/** A scribe comes by a link, as on an evening. */
const scribesLink = async ({ laptop }: Ground, { meeting }: MadeMeeting): Promise<string> =>
	`/enter#${await laptop.linkTo(meeting, 'scribe')}`;

async function openPage(
	{ browser, language, laptop, server }: Ground,
	name: SurfaceName,
	path: string
): Promise<Page> {
	const context = await browser.newContext({
		...(name === 'phone' && { deviceScaleFactor: 2, isMobile: true, hasTouch: true }),
		viewport: viewportOf(surfaces[name].sizes[0]),
		locale: languageFacts[language].locale,
		timezoneId: 'Europe/Paris',
		reducedMotion: 'reduce'
	});
	context.setDefaultTimeout(60_000);
	if (name === 'laptop' || name === 'tables' || name === 'screen')
		await context.addInitScript((token) => localStorage.setItem('tablee.staff', token), laptop.token);
	const page = await context.newPage();
	await page.goto(`${server.url}${path}`);
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
