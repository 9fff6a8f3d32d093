// A whole meeting in English: nobody sees or hears anything on any surface that the catalogue says in French.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { button, press } from '../support/browser/acts.ts';
import { cutOff } from '../support/browser/fit.ts';
import { frenchPieces, holds } from '../support/browser/french.ts';
import { madeMinutes } from '../support/browser/minutes.ts';
import { tablesEdition } from '../support/reading.ts';
import { Party } from '../support/browser/party.ts';
import { spilt } from '../support/browser/reach.ts';
import { textsOf } from '../support/browser/seen.ts';
import { walk } from '../support/browser/walk.ts';
import { laptopWindows, phoneWindows, tablesWindows, windowsOf } from '../support/browser/windows.ts';
import { residentSay, staffSay } from '../support/browser/words.ts';

let party: Party;
let french: readonly string[];
beforeAll(async () => {
	[party, french] = await Promise.all([Party.open('en'), frenchPieces()]);
});
afterAll(() => party.close());

const found = new Set<string>();
/** The name of a language is said in that language. */
const exempt = ['Français'];

async function look(page: Page, place: string): Promise<void> {
	const texts = await textsOf(page);
	expect(texts.join(' ').length, place).toBeGreaterThan(20);
	for (const piece of french)
		if (!exempt.includes(piece) && texts.some((text) => holds(text, piece)))
			found.add(`${place}: "${piece}"`);
}

test('the catalogue has many French words to look for', () => {
	expect(french.length).toBeGreaterThan(500);
	expect(french).toContain('Je demande la parole');
	expect(french).toContain('personnes attendent leur tour.');
});

test('an English phone, laptop, scribe and screen never speak French', async () => {
	const [phone, laptop, scribe, screen] = await Promise.all([
		party.phone(),
		party.surface('facilitator'),
		party.surface('scribe'),
		party.surface('screen')
	]);
	const says = { resident: await residentSay('en'), staff: await staffSay('en') };
	const pages = { phone: phone.page, laptop: laptop.page, scribe: scribe.page, screen: screen.page };
	for (const { page } of [phone, laptop, scribe, screen])
		expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
	for await (const stage of walk(party, {
		phone: phone.page,
		room: [laptop.page, scribe.page, screen.page]
	})) {
		for (const [name, page] of Object.entries(pages)) await look(page, `${name}, ${stage}`);
		if (stage !== 'item') continue;
		for await (const window of windowsOf(laptop.page, laptopWindows(laptop.page, says.staff)))
			await look(laptop.page, `laptop, ${window}`);
		for await (const window of windowsOf(phone.page, phoneWindows(phone.page, says.resident)))
			await look(phone.page, `phone, ${window}`);
	}
	expect([...found]).toEqual([]);
});

test('during a go-round everything under the queue stands within the smallest laptop', async () => {
	const party = await Party.open('en');
	onTestFinished(() => party.close());
	await party.desk.do({ type: 'OpenDoors' });
	await party.neighbour();
	const { page } = await party.surface('facilitator');
	await page.setViewportSize({ width: 1093, height: 614 });
	await press(page, 'Go-round');
	await press(page, 'Close the list');
	for (const name of ['Open the list', 'Stop the go-round', /^Add a hand/]) {
		const box = await button(page, name).boundingBox();
		expect([name, (box?.x ?? Infinity) + (box?.width ?? 0) <= 1093]).toEqual([name, true]);
	}
	expect(await spilt(page)).toEqual([]);
	expect(await cutOff(page)).toEqual([]);
});

test('the tables, the ways in, the minutes and the page of an address where there is nothing never speak French either', async () => {
	await madeMinutes(party.server, party.read);
	const minutes = (await tablesEdition(party.server, party.read)).slice(party.server.url.length);
	const places = {
		tables: (await party.laptopTables()).page,
		'a table of one facilitator': (await party.surface('tables')).page,
		code: (await party.phone('/')).page,
		refused: (await party.phone('/#ZZZZZZZZ')).page,
		'no key': (await party.blank('laptop', '/tables')).page,
		'no meeting': (await party.blank('laptop', '/facilitate#nothing')).page,
		'no screen': (await party.blank('screen', '/screen#nothing')).page,
		'used link': (await party.blank('laptop', '/enter#used-up-secret-of-nobody')).page,
		missing: (await party.blank('phone', '/nowhere')).page,
		minutes: (await party.blank('phone', minutes)).page,
		'minutes before': (await party.blank('phone', `/minutes/${party.key}`)).page,
		'no minutes': (await party.blank('phone', '/minutes/ZZZZZZZZ')).page
	};
	found.clear();
	for (const [name, page] of Object.entries(places)) {
		await expect.poll(() => page.getByRole('heading').count(), { message: name }).toBeGreaterThan(0);
		await look(page, name);
	}
	const say = await staffSay('en');
	await places.tables.getByText(say('tables.rename')).click();
	await look(places.tables, 'tables, details');
	for await (const window of windowsOf(places.tables, tablesWindows(places.tables, say)))
		await look(places.tables, `tables, ${window}`);
	expect([...found]).toEqual([]);
	expect(party.faults).toEqual([]);
});
