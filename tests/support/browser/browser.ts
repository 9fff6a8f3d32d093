// Chromium, as Debian packs it. In a hall it starts inside the hall, so that its pages have only the hall's network.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type Browser } from 'playwright-core';
import { chromium } from '#scripts/system-tools.ts';

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--force-prefers-reduced-motion'
];

/** `inside` is the command that starts it (`ip netns exec …`). Left out, it runs on this machine's own network. */
export async function openBrowser(inside: readonly string[] = []): Promise<Browser> {
	const path = chromium();
	if (path === undefined) throw new Error('no Chromium: run `npm test`, which installs it');
	if (inside.length === 0) return playwright.launch({ executablePath: path, args: flags });
	const folder = await mkdtemp(join(tmpdir(), 'tablee-browser-'));
	const starter = join(folder, 'chromium');
	await writeFile(starter, `#!/bin/sh\nexec ${inside.join(' ')} '${path}' "$@"\n`);
	await chmod(starter, 0o700);
	const browser = await playwright.launch({ executablePath: starter, args: flags });
	browser.on('disconnected', () => void rm(folder, { recursive: true, force: true }));
	return browser;
}

const shared = new Map<string, Promise<Browser>>();

/** The browser of this worker, opened once for all its stories: each has contexts of its own, which share nothing. */
export function sharedBrowser(inside: readonly string[] = []): Promise<Browser> {
	const place = inside.join(' ');
	const open = shared.get(place) ?? openBrowser(inside);
	shared.set(place, open);
	return open;
}

/** Closes the pages that a story opened. */
export async function leave(browser: Browser): Promise<void> {
	await Promise.all(browser.contexts().map((context) => context.close()));
}
