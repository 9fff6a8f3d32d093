// The guide for whoever facilitates: on a phone and a laptop of the hall without a key, without a script, and on paper.
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { see } from '../support/browser/acts.ts';
import { axeFinds } from '../support/browser/axe.ts';
import { brokenWords, cutOff, overflow } from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';

const results = 'test-results/evening-guide';
let party: Party;
beforeAll(async () => {
	mkdirSync(results, { recursive: true });
	party = await Party.open();
});
afterAll(() => party.close());

const first = 'Animer une soirée avec Tablée';

test.each(['phone', 'laptop'] as const)(
	'a %s without a key reads the guide, and asks nobody else for it',
	async (kind) => {
		const { page, hosts } = await party.blank(kind, '/guide', { javaScriptEnabled: false });
		await page.getByRole('heading', { name: first }).waitFor();
		await page.getByRole('link', { name: 'La soirée' }).click();
		expect(new URL(page.url()).hash).toBe('#la-soiree');
		for (const picture of await page.locator('figure img').all()) await picture.scrollIntoViewIfNeeded();
		await page.screenshot({ path: `${results}/${kind}.png` });
		expect([...hosts]).toEqual([new URL(party.server.phones).host]);
	}
);

test.each(['light', 'dark'] as const)(
	'on a phone nothing of the guide is cut off, and axe finds nothing (%s)',
	async (colorScheme) => {
		const { page } = await party.blank('phone', '/guide');
		await page.emulateMedia({ colorScheme });
		const pictures = page.locator('figure img');
		await expect
			.poll(() =>
				pictures.evaluateAll((all) => all.filter((one) => !(one as HTMLImageElement).naturalWidth).length)
			)
			.toBe(0);
		expect([
			...(await overflow(page, 'block')),
			...(await cutOff(page)),
			...(await brokenWords(page))
		]).toEqual([]);
		expect(await axeFinds(page)).toEqual([]);
		expect(party.faults).toEqual([]);
	}
);

test('the guide fills at most ten sheets of A4', async () => {
	const { page } = await party.blank('laptop', '/guide');
	await page.evaluate(() => Promise.all([...document.images].map((picture) => picture.decode())));
	const pdf = await page.pdf({ preferCSSPageSize: true });
	writeFileSync(`${results}/guide.pdf`, pdf);
	const sheets = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
	expect(sheets).toBeGreaterThan(4);
	expect(sheets).toBeLessThanOrEqual(10);
	expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.?\d*\]/);
});

test('the tables, the laptop of whoever facilitates and a laptop without a key lead to the guide', async () => {
	const { page: tables } = await party.laptopTables();
	const { page: lost } = await party.blank('laptop', '/tables');
	for (const page of [tables, lost]) {
		const [guide] = await Promise.all([
			page.waitForEvent('popup'),
			page.getByRole('link', { name: 'Le guide de l’animation' }).click()
		]);
		await see(guide, first);
		await guide.close();
	}
	const { page: laptop } = await party.surface('facilitator');
	await laptop.getByRole('button', { name: 'Menu' }).click();
	const [guide] = await Promise.all([
		laptop.waitForEvent('popup'),
		laptop.getByRole('button', { name: 'Le guide de l’animation' }).click()
	]);
	await see(guide, first);
});
