// The three devices of a hall. Each records the errors of its pages and the hosts that they asked.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { LanguageCode } from '#i18n/catalogue.ts';
import { languageFacts } from '#i18n/languages.ts';

export interface Device {
	readonly context: BrowserContext;
	readonly page: Page;
	/** Errors that pages threw. */
	readonly faults: readonly string[];
	/** Hosts that were asked for anything. */
	readonly hosts: ReadonlySet<string>;
}
export type Kind = 'phone' | 'laptop' | 'screen';

const shapes = {
	phone: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
	laptop: { viewport: { width: 1366, height: 768 } },
	screen: { viewport: { width: 1024, height: 768 } }
} as const satisfies Record<Kind, BrowserContextOptions>;

export async function openDevice(
	browser: Browser,
	kind: Kind,
	{ language = 'fr', ...options }: { language?: LanguageCode } & BrowserContextOptions = {}
): Promise<Device> {
	const context = await browser.newContext({
		...shapes[kind],
		locale: languageFacts[language].locale,
		timezoneId: 'Europe/Paris',
		// It is set here, because a context overrides the browser's own setting, and the read-back then turns its pages.
		reducedMotion: 'reduce',
		...options
	});
	context.setDefaultTimeout(45_000);
	const faults: string[] = [];
	const hosts = new Set<string>();
	const watch = (page: Page): void => {
		page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`));
		page.on('console', (line) => {
			if (/Content Security Policy|\[svelte\]/i.test(line.text())) faults.push(line.text());
		});
		page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
	};
	context.on('page', watch);
	context.on('request', (request) => {
		const { protocol, host } = new URL(request.url());
		if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(host);
	});
	return { context, page: await context.newPage(), faults, hosts };
}
