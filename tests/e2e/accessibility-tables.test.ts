// axe finds nothing on the tables, the ways in, the minutes and the page of a wrong address.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Findings } from '../support/browser/findings.ts';
import { Party } from '../support/browser/party.ts';
import { tablesWindows, windowsOf } from '../support/browser/windows.ts';
import { staffSay } from '../support/browser/words.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
});
afterAll(() => party.close());

test('axe finds no fault on the tables, the ways in, the minutes and the page of an address where there is nothing', async () => {
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
		['laptop', '/guide'],
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
