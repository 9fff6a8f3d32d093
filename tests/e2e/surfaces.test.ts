// Every surface in every stage fits its screen: nothing scrolls that must not, nothing is cut off, and what a thumb
// touches is big enough. The pictures in test-results/ are for people to look at.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenWords, cutOff, outOfSight, overflow, smallTargets, smallText } from './support/fit.ts';
import { Party } from './support/party.ts';
import { walk } from './support/walk.ts';
import { laptopWindows, phoneWindows, tablesWindows, windowsOf } from './support/windows.ts';
import { residentSay, staffSay } from './support/words.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/surfaces');
let party: Party;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	party = await Party.open();
});
afterAll(() => party.close());

type Name = 'phone' | 'laptop' | 'scribe' | 'screen' | 'tables';

async function wrongWith(page: Page, name: Name, place: string): Promise<string[]> {
	const isPhone = name === 'phone';
	// The four answers of an approval; a list of choices may be longer than a phone.
	const tiles = place === 'vote open' || place === 'voted' ? 'main [role=group] button' : '.send button';
	const found = await Promise.all([
		overflow(page, isPhone || name === 'tables' ? 'block' : 'none'),
		cutOff(page),
		brokenWords(page),
		...(isPhone
			? [smallTargets(page), smallText(page, 18), outOfSight(page, tiles, place.startsWith('vote') ? 72 : 48)]
			: [])
	]);
	return found.flat();
}

/** What is wrong, and everywhere that it is. */
class Findings {
	readonly #places = new Map<string, string[]>();
	#shots = 0;

	async look(page: Page, name: Name, place: string): Promise<void> {
		this.#shots += 1;
		const file = `${String(this.#shots).padStart(3, '0')}-${place.replace(/[^\p{L}\p{N}]+/gu, '-')}-${name}.png`;
		await page.screenshot({ path: resolve(pictures, file) });
		for (const what of await wrongWith(page, name, place)) {
			const key = `${name}: ${what}`;
			this.#places.set(key, [...(this.#places.get(key) ?? []), place]);
		}
	}
	get told(): string[] {
		return [...this.#places].map(([what, places]) => `${what} (${places.join(', ')})`);
	}
}

/** Keys are drawn: of all that could have been, the one that takes most room. */
const withWidestKey = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode())
			texts.currentNode.textContent = (texts.currentNode.textContent ?? '').replace(
				/(?<=minutes\/)[A-Z2-7]{8}/,
				'WWWWWWWW'
			);
	});

test('everything fits its screen, in every stage', { timeout: 300_000 }, async () => {
	const findings = new Findings();
	const [phone, laptop, scribe, screen] = await Promise.all([
		party.phone(),
		party.surface('facilitator'),
		party.surface('scribe'),
		party.surface('screen')
	]);
	const pages = { phone: phone.page, laptop: laptop.page, scribe: scribe.page, screen: screen.page };
	const room = [laptop.page, scribe.page, screen.page];
	const says = { resident: await residentSay('fr'), staff: await staffSay('fr') };
	for await (const stage of walk(party, { phone: phone.page, room })) {
		for (const name of ['phone', 'laptop', 'scribe', 'screen'] as const)
			await findings.look(pages[name], name, stage);
		if (stage === 'closed') {
			await withWidestKey(screen.page);
			await findings.look(screen.page, 'screen', 'closed, the widest key');
		}
		if (stage !== 'item') continue;
		for await (const window of windowsOf(laptop.page, laptopWindows(laptop.page, says.staff)))
			await findings.look(laptop.page, 'laptop', window);
		for await (const window of windowsOf(phone.page, phoneWindows(phone.page, says.resident)))
			await findings.look(phone.page, 'phone', window);
	}
	const { page: tables } = await party.laptopTables();
	await tables.getByText(says.staff('tables.rename')).click();
	await findings.look(tables, 'tables', 'tables');
	for await (const window of windowsOf(tables, tablesWindows(tables, says.staff)))
		await findings.look(tables, 'tables', window);
	expect(findings.told).toEqual([]);
	expect(party.faults).toEqual([]);
});
