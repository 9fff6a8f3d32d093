// The Wi-Fi fails for a moment while a phone loads. Whichever file does not come, the page begins by itself a little later.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { see } from '../support/browser/acts.ts';
import { openDevice } from '../support/browser/devices.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay } from '../support/browser/words.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
});
afterAll(() => party.close());

const isBuilt = (url: string): boolean => url.includes('/_app/immutable/') && !url.endsWith('.woff2');

async function filesOfAPhone(): Promise<string[]> {
	const { context, page } = await party.blank('phone', '/minutes/none');
	const files = new Set<string>();
	page.on('request', (request) => isBuilt(request.url()) && files.add(request.url()));
	await page.goto(`${party.server.phones}/#${party.key}`);
	await see(page, 'Votre signe');
	await context.close();
	return [...files];
}

test.concurrent('a file that fails to come once is asked for again, and the page begins', async () => {
	const say = await residentSay('fr');
	const files = await filesOfAPhone();
	expect(files).toHaveLength(3); // script, words, styles
	for (const file of files) {
		const { context, page } = await openDevice(party.browser, 'phone');
		let cut = 0;
		await page.route(file, (route) => ((cut += 1) === 1 ? route.abort('connectionreset') : route.continue()));
		await page.goto(`${party.server.phones}/#${party.key}`, { waitUntil: 'commit' });
		await see(page, say('ask.speak')).catch(async (error: unknown) => {
			throw new Error(`${file}: ${await page.locator('body').innerText()}`, { cause: error });
		});
		expect(cut, file).toBeGreaterThan(0);
		await context.close();
	}
});

test.concurrent(
	'while the network is away the page waits, says so in the phone’s language, and begins once it is back',
	async () => {
		const { context, page } = await openDevice(party.browser, 'phone', { language: 'en' });
		let [isAway, asked] = [true, 0];
		await page.route(/_app|icon/, (route) => {
			if (route.request().url().endsWith('/icon.svg')) asked += 1;
			return isAway ? route.abort('internetdisconnected') : route.continue();
		});
		await page.goto(`${party.server.phones}/#${party.key}`, { waitUntil: 'commit' });
		await see(page, 'The page is not here yet. It will come by itself.');
		await expect.poll(() => asked).toBeGreaterThan(3);
		expect(new URL(page.url()).hash).toBe(`#${party.key}`);
		isAway = false;
		await see(page, (await residentSay('en'))('ask.speak'));
		await context.close();
	}
);

test.concurrent(
	'a page that has begun is not loaded again for an error, and forgets how long it waited',
	async () => {
		const { context, page } = await party.blank('phone', `/#${party.key}`);
		await see(page, (await residentSay('fr'))('ask.speak'));
		await page.evaluate(() => {
			sessionStorage.setItem('pause', '8000');
			document.body.append(Object.assign(document.createElement('img'), { src: '/nothing.png' }));
			return new Promise((resolve) => addEventListener('error', resolve, { capture: true, once: true }));
		});
		expect(await page.evaluate(() => 'late' in document.documentElement.dataset)).toBe(false);
		await page.reload();
		await see(page, (await residentSay('fr'))('ask.speak'));
		expect(await page.evaluate(() => sessionStorage.getItem('pause'))).toBeNull();
		await context.close();
	}
);

test.concurrent('a page that cannot begin at all asks again later and later', async () => {
	const { context, page } = await openDevice(party.browser, 'phone');
	const begun: number[] = [];
	page.on('framenavigated', () => begun.push(Date.now()));
	await page.route(/\/_app\/immutable\/phone\//, (route) => route.abort());
	await page.goto(`${party.server.phones}/#${party.key}`, { waitUntil: 'commit' });
	await expect.poll(() => begun.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
	const [first = 0, second = 0, third = 0] = begun;
	// It waits two seconds, then four. A busy machine only makes both longer.
	expect(second - first).toBeGreaterThan(1500);
	expect(third - second).toBeGreaterThan(3500);
	await context.close();
});

test('a stage that is not in the first load comes however often its file is cut, and is not blank meanwhile', async () => {
	const say = await residentSay('fr');
	const first = await filesOfAPhone();
	const { context, page } = await openDevice(party.browser, 'phone');
	let cut = 0;
	await page.route(
		(url) => isBuilt(url.href) && !first.includes(url.href),
		(route) => ((cut += 1) <= 3 ? route.abort('connectionreset') : route.continue())
	);
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'pause' } });
	await page.goto(`${party.server.phones}/#${party.key}`, { waitUntil: 'commit' });
	await see(page, say('later.coming'));
	await see(page, say('pause.title'));
	expect(cut).toBeGreaterThan(3);
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'welcome' } });
	await context.close();
});

test('later stages are fetched ahead: they come without another file', async () => {
	const say = await residentSay('fr');
	const first = await filesOfAPhone();
	const { context, page } = await party.blank('phone', '/minutes/none');
	const ahead = page.waitForResponse((file) => isBuilt(file.url()) && !first.includes(file.url()));
	await page.goto(`${party.server.phones}/#${party.key}`);
	await (await ahead).finished();
	await page.route(/_app/, (route) => route.abort());
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'pause' } });
	await see(page, say('pause.title'));
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'welcome' } });
	await context.close();
});
