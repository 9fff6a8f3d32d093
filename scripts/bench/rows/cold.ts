// A phone that comes for the first time, on slow 4G, by plain http at an address that is not the loopback. Measures the time until it can
// vote, and the bytes of that. Chromium slows itself down (CDP) and does the counting.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium as playwright, type Browser } from 'playwright-core';
import { chromium } from '../../system-tools.ts';
import { median, rounded, type Figure } from '../figures.ts';
import { laptopOf, openHall, openVote } from '../hall.ts';
import { openNamespace } from '../../namespace.ts';
import type { Sizes } from '../sizes.ts';
import { onBothCores } from '../cores.ts';
import { withTarget } from '../target.ts';

const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const slower = 4;

interface Load {
	readonly ms: number;
	readonly bytes: number;
	readonly requests: number;
}

async function word(key: string): Promise<string> {
	const path = resolve(import.meta.dirname, '../../../messages/fr/resident.json');
	const words = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
	return words[key] ?? key;
}

/**
 * Runs in the page. Once the button can be pressed, it reports the wall time of the next frame on the screen. Playwright's own waiting
 * would compile its 300 kB of script at the phone's slow speed, and that would count.
 */
const tellUsable = (button: string) => `(function look() {
	const found = [...document.querySelectorAll('button')].find(
		(each) => !each.disabled && each.textContent.trim() === ${JSON.stringify(button)}
	);
	const { x, y, width, height } = found ? found.getBoundingClientRect() : new DOMRect();
	const isHit = found && found.contains(document.elementFromPoint(x + width / 2, y + height / 2));
	if (!isHit) return requestAnimationFrame(look);
	requestAnimationFrame(() => console.debug('usable', performance.timeOrigin + performance.now()));
})()`;

/** From the scan to a form that can be used. The typeface may come later and is not counted. */
async function load(browser: Browser, url: string, button: string): Promise<Load> {
	const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	const fonts = new Set<string>();
	const headers = new Map<string, number>();
	let [bytes, requests] = [0, 0];
	session.on('Network.requestWillBeSent', ({ requestId, type }) => {
		if (type === 'Font') fonts.add(requestId);
		else requests += 1;
	});
	session.on('Network.webSocketCreated', () => (requests += 1));
	session.on('Network.responseReceived', ({ requestId, response }) =>
		headers.set(requestId, response.encodedDataLength)
	);
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (!fonts.has(requestId)) bytes += encodedDataLength - (headers.get(requestId) ?? 0);
	});
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', slow4G);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
	await page.addInitScript({ content: tellUsable(button) });
	const usable = page.waitForEvent('console', {
		predicate: (line) => line.text().startsWith('usable '),
		timeout: 60_000
	});
	const from = performance.timeOrigin + performance.now();
	await page.goto(url, { waitUntil: 'commit' });
	const ms = Number((await usable).text().split(' ')[1]) - from;
	await context.close();
	return { ms, bytes, requests };
}

async function launch(path: string, folder: string, inside: readonly string[]): Promise<Browser> {
	const starter = join(folder, 'chromium');
	await writeFile(starter, `#!/bin/sh\nexec ${onBothCores([...inside, `'${path}'`]).join(' ')} "$@"\n`);
	await chmod(starter, 0o700);
	return playwright.launch({ executablePath: starter, args: ['--no-sandbox', '--disable-gpu'] });
}

async function loads(
	address: string,
	inside: readonly string[],
	path: string,
	count: number
): Promise<Load[]> {
	const button = await word('vote.choice.for');
	const folder = await mkdtemp(join(tmpdir(), 'tablee-browser-'));
	const browser = await launch(path, folder, inside);
	try {
		return await withTarget(
			'tablee',
			async (target) => {
				const hall = await openHall(target, await laptopOf(target));
				await openVote(hall.staff, hall.items[0] ?? '');
				const url = `http://${address}:${new URL(target.url).port}/#${hall.key}`;
				const found: Load[] = [];
				for (let n = 0; n < count; n += 1) found.push(await load(browser, url, button));
				hall.staff.close();
				return found;
			},
			{ host: '0.0.0.0' }
		);
	} finally {
		await browser.close();
		await rm(folder, { recursive: true, force: true });
	}
}

export async function cold({ coldLoads }: Sizes): Promise<Figure[] | string> {
	const path = chromium();
	if (path === undefined) return 'there is no Chromium';
	const namespace = openNamespace();
	if (!namespace) return 'network namespaces are not allowed here';
	const found = await loads(namespace.address, namespace.inside, path, coldLoads);
	namespace.close();
	const each = found.map(({ ms }) => rounded(ms / 1000)).join(', ');
	return [
		{
			what: 'form usable after',
			value: median(found.map(({ ms }) => ms)) / 1000,
			unit: 's',
			most: 2,
			from: `each ${each} s`
		},
		{
			what: 'gzip bodies, without the typeface',
			value: Math.max(...found.map(({ bytes }) => bytes)) / 1000,
			unit: 'kB',
			most: 65
		},
		{
			what: 'requests',
			value: Math.max(...found.map(({ requests }) => requests)),
			unit: 'requests',
			most: 14
		}
	];
}
