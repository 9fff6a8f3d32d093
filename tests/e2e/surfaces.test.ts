// Every surface fits its screen in every stage: nothing scrolls that must not, nothing is cut off, and everything that a thumb touches
// is large enough. The pictures in test-results/ are for people to look at.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningOrders } from '#components/tables/preparing/running-orders.ts';
import { see } from '../support/browser/acts.ts';
import {
	brokenWords,
	cutOff,
	outOfSight,
	overflow,
	smallTargets,
	smallText
} from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';
import { covered, spilt } from '../support/browser/reach.ts';
import { walk } from '../support/browser/walk.ts';
import { laptopWindows, phoneWindows, tablesWindows, windowsOf } from '../support/browser/windows.ts';
import { residentSay, staffSay } from '../support/browser/words.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/surfaces');
let party: Party;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	party = await Party.open();
});
afterAll(() => party.close());

type Name = 'phone' | 'laptop' | 'scribe' | 'screen' | 'tables';

/** Below a tablet the scribe's page is one column. */
const mayScroll = (page: Page, name: Name): boolean =>
	name === 'phone' || name === 'tables' || (name === 'scribe' && (page.viewportSize()?.width ?? 0) < 704);

async function wrongWith(page: Page, name: Name, place: string): Promise<string[]> {
	const isPhone = name === 'phone';
	// The four answers of an approval; a list of choices may be longer than a phone.
	const tiles = place === 'vote open' || place === 'voted' ? 'main [role=group] button' : '.send button';
	const found = await Promise.all([
		overflow(page, mayScroll(page, name) ? 'block' : 'none'),
		cutOff(page),
		brokenWords(page),
		...(name === 'screen' ? [] : [covered(page)]),
		...(name === 'laptop' || name === 'scribe' ? [spilt(page)] : []),
		...(isPhone
			? [smallTargets(page), smallText(page, 18), outOfSight(page, tiles, place.startsWith('vote') ? 72 : 48)]
			: [])
	]);
	return found.flat();
}

const longest = runningOrders.find(({ id }) => id === 'table');

const largeLaptop = { width: 1366, height: 768 };
/** The same laptop at 125 %, a usual setting of Windows. */
const smallLaptop = { width: 1093, height: 614 };
/** Tablets that a scribe may hold. The stage differs little between them. */
const tablet = { width: 768, height: 1024 };
const narrowest = { width: 360, height: 640 };
const heldInHand = new Set(['preparing', 'asked', 'voted', 'wall', 'correcting']);

/** What is wrong, with all its places. */
class Findings {
	readonly #places = new Map<string, string[]>();
	#shots = 0;

	async look(page: Page, name: Name, place: string, isPictured = true): Promise<void> {
		if (isPictured) await this.#picture(page, name, place);
		for (const what of await wrongWith(page, name, place)) {
			const key = `${name}: ${what}`;
			this.#places.set(key, [...(this.#places.get(key) ?? []), place]);
		}
	}
	/** Smaller screens. Pictures are made only if somebody wants to look at them. */
	async lookSmaller(page: Page, name: 'laptop' | 'scribe', place: string): Promise<void> {
		const sizes = [smallLaptop, ...(name === 'scribe' && heldInHand.has(place) ? [tablet, narrowest] : [])];
		for (const size of sizes) {
			await page.setViewportSize(size);
			await this.look(page, name, `${place} at ${size.width}`, process.env['SHOTS'] !== undefined);
		}
		await page.setViewportSize(largeLaptop);
	}
	async #picture(page: Page, name: Name, place: string): Promise<void> {
		this.#shots += 1;
		const file = `${String(this.#shots).padStart(3, '0')}-${place.replace(/[^\p{L}\p{N}]+/gu, '-')}-${name}.png`;
		await page.screenshot({ path: resolve(pictures, file) });
	}
	get told(): string[] {
		return [...this.#places].map(([what, places]) => `${what} (${places.join(', ')})`);
	}
}

/** A key is drawn at random. This is the one that takes the most room. */
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
	const pages = await party.everySurface();
	const { phone, laptop, scribe, screen } = pages;
	const room = [laptop, scribe, screen];
	const says = { resident: await residentSay('fr'), staff: await staffSay('fr') };
	for (const { title, minutes, rule } of longest?.items ?? [])
		await party.desk.do({ type: 'AddItem', title: says.staff(title), minutes, rule });
	for await (const stage of walk(party, { phone, room })) {
		for (const name of ['phone', 'laptop', 'scribe', 'screen'] as const)
			await findings.look(pages[name], name, stage);
		for (const name of ['laptop', 'scribe'] as const) await findings.lookSmaller(pages[name], name, stage);
		if (stage === 'closed') {
			await withWidestKey(screen);
			await findings.look(screen, 'screen', 'closed, the widest key');
		}
		if (stage === 'voted') {
			const [{ id: vote = '', round = 1 } = {}] = party.desk.view.votes;
			await party.desk.do({ type: 'CallLast', vote, round });
			await see(laptop, /Fermeture dans/);
			await findings.lookSmaller(laptop, 'laptop', 'last call');
			await party.desk.do({ type: 'CancelLastCall', vote, round });
		}
		if (stage !== 'item') continue;
		await laptop.setViewportSize(smallLaptop);
		for await (const window of windowsOf(laptop, laptopWindows(laptop, says.staff)))
			await findings.look(laptop, 'laptop', window);
		await laptop.setViewportSize(largeLaptop);
		for await (const window of windowsOf(phone, phoneWindows(phone, says.resident)))
			await findings.look(phone, 'phone', window);
	}
	const { page: tables } = await party.laptopTables();
	await tables.getByText(says.staff('tables.rename')).click();
	await findings.look(tables, 'tables', 'tables');
	for await (const window of windowsOf(tables, tablesWindows(tables, says.staff)))
		await findings.look(tables, 'tables', window);
	expect(findings.told).toEqual([]);
	expect(party.faults).toEqual([]);
});
