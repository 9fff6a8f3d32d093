// axe finds nothing on any surface in any stage, nor in the windows that open over it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFinds, structureOf } from './support/axe.ts';
import { Party } from './support/party.ts';
import { walk } from './support/walk.ts';
import { laptopWindows, phoneWindows, tablesWindows, windowsOf } from './support/windows.ts';
import { residentSay, staffSay } from './support/words.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
});
afterAll(() => party.close());

/** What axe finds, and everywhere that it finds it. */
class Findings {
	readonly #places = new Map<string, string[]>();

	readonly #known = new Set<string>();

	async look(page: Page, place: string): Promise<void> {
		const structure = await structureOf(page);
		if (this.#known.has(structure)) return;
		this.#known.add(structure);
		for (const what of await axeFinds(page))
			this.#places.set(what, [...(this.#places.get(what) ?? []), place]);
	}
	get told(): string[] {
		return [...this.#places].map(([what, places]) => `${what} (${places.join(', ')})`);
	}
}

test(
	'axe finds nothing on phone, laptop, scribe and screen, in every stage',
	{ timeout: 300_000 },
	async () => {
		const findings = new Findings();
		const [phone, laptop, scribe, screen] = await Promise.all([
			party.phone(),
			party.surface('facilitator'),
			party.surface('scribe'),
			party.surface('screen')
		]);
		const says = { resident: await residentSay('fr'), staff: await staffSay('fr') };
		const pages = { phone: phone.page, laptop: laptop.page, scribe: scribe.page, screen: screen.page };
		for await (const stage of walk(party, {
			phone: phone.page,
			room: [laptop.page, scribe.page, screen.page]
		})) {
			await Promise.all(
				Object.entries(pages).map(([name, page]) => findings.look(page, `${name}, ${stage}`))
			);
			if (stage !== 'item') continue;
			for await (const window of windowsOf(laptop.page, laptopWindows(laptop.page, says.staff)))
				await findings.look(laptop.page, `laptop, ${window}`);
			for await (const window of windowsOf(phone.page, phoneWindows(phone.page, says.resident)))
				await findings.look(phone.page, `phone, ${window}`);
		}
		expect(findings.told).toEqual([]);
	}
);

test('nor on the tables, the ways in, the minutes and what is not there', async () => {
	const findings = new Findings();
	const { page: tables } = await party.laptopTables();
	const say = await staffSay('fr');
	await tables.getByText(say('tables.rename')).click();
	await findings.look(tables, 'tables');
	for await (const window of windowsOf(tables, tablesWindows(tables, say)))
		await findings.look(tables, `tables, ${window}`);
	for (const [kind, path] of [
		['phone', '/'],
		['phone', '/#ZZZZZZZZ'],
		['laptop', '/tables'],
		['laptop', '/facilitate#nothing'],
		['laptop', '/scribe#nothing'],
		['screen', '/screen#nothing'],
		['laptop', '/enter#used-up-secret-of-nobody'],
		['phone', '/nowhere'],
		['phone', `/minutes/${party.key}`],
		['phone', '/minutes/ZZZZZZZZ']
	] as const) {
		const { page } = await party.blank(kind, path);
		await page.getByRole('heading').first().waitFor();
		await findings.look(page, path);
		await page.close();
	}
	expect(findings.told).toEqual([]);
	expect(party.faults).toEqual([]);
});
