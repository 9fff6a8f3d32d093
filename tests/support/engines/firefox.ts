// Firefox ESR, by WebDriver BiDi.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, ElementHandle, type Page } from 'puppeteer-core';
import { freePort } from '#scripts/free-port.ts';
import { firefox } from '#scripts/system-tools.ts';
import type { Engine, Find, Size, Tab } from './engine.ts';
import { wayToPort } from './into-hall.ts';
import { end, run, said } from './programs.ts';

const settings = 'user_pref("intl.accept_languages", "fr");\n';

export async function openFirefox(inside: readonly string[]): Promise<Engine> {
	const path = firefox();
	if (path === undefined) throw new Error('no Firefox: run `npm test`, which installs it');
	const [port, profile] = [await freePort(), await mkdtemp(join(tmpdir(), 'tablee-firefox-'))];
	await writeFile(join(profile, 'user.js'), settings);
	const child = run(
		[path, '--headless', '--no-remote', '--profile', profile, `--remote-debugging-port=${port}`],
		{
			inside,
			env: { HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
			stdio: ['ignore', 'ignore', 'pipe']
		}
	);
	await said(child.stderr, /listening on/);
	const closeWay = await wayToPort(inside, port);
	const browser = await connect({
		browserWSEndpoint: `ws://127.0.0.1:${port}/session`,
		protocol: 'webDriverBiDi',
		defaultViewport: null
	});
	return {
		open: async (size) => tabOf(await (await browser.createBrowserContext()).newPage(), size),
		close: async () => {
			await browser.close().catch(() => undefined);
			closeWay();
			await end(child);
			await rm(profile, { recursive: true, force: true });
		}
	};
}

async function tabOf(page: Page, size: Size): Promise<Tab> {
	await page.setViewport(size);
	const found = async (find: Find, given: string) => {
		const handle = await page.evaluateHandle(find, given);
		return handle instanceof ElementHandle ? handle : null;
	};
	return {
		go: async (url) => void (await page.goto(url)),
		reload: async () => void (await page.reload()),
		read: (ask, given) => page.evaluate(ask, given),
		press: async (find, given) => {
			const element = await found(find, given);
			await element?.click();
			return element !== null;
		},
		type: async (find, given, words) => {
			const element = await found(find, given);
			await element?.type(words);
			return element !== null;
		},
		picture: () => page.screenshot()
	};
}
