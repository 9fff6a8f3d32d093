// The mediator prints the sheets from the laptop before the doors open, in both languages, on a small laptop and on a usual one.
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Findings } from '../support/browser/findings.ts';
import { Party } from '../support/browser/party.ts';
import { staffSay, type StaffSay } from '../support/browser/words.ts';
import { readPdf } from '../support/documents/pdf.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/sheets');
const names = ['poster', 'agenda', 'run', 'cards', 'ballots', 'attendance', 'assembly'] as const;

async function printed(page: Page, say: StaffSay, name: (typeof names)[number]) {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: say('sheets.make-of', { name: say(`sheets.${name}`) }) }).click();
	const file = await coming;
	expect(file.suggestedFilename()).toMatch(/^[a-z0-9-]+\.pdf$/);
	await page.getByText(say('sheets.made', { name: file.suggestedFilename() })).waitFor();
	return readPdf(await readFile(await file.path()));
}

/** The whole window, a screenful at a time. */
async function look(page: Page, name: string): Promise<void> {
	const content = page.locator('dialog .content');
	const screens = await content.evaluate((box) => Math.ceil(box.scrollHeight / box.clientHeight));
	for (let at = 0; at < screens; at += 1) {
		await content.evaluate((box, n) => (box.scrollTop = n * box.clientHeight * 0.9), at);
		await page.screenshot({ path: resolve(pictures, `${name}-${String(at)}.png`) });
	}
}

test.each(['fr', 'en'] as const)(
	'each sheet is one press away, says what it is for, and comes as a PDF in the language of the page: %s',
	async (language) => {
		mkdirSync(pictures, { recursive: true });
		const [party, say] = await Promise.all([Party.open(language), staffSay(language)]);
		try {
			const { page, faults } = await party.surface('facilitator');
			const findings = new Findings();
			await page.setViewportSize({ width: 1093, height: 614 });
			const open = page.getByRole('button', { name: say('sheets.title') });
			await open.waitFor();
			await page.screenshot({ path: resolve(pictures, `${language}-before.png`) });
			await open.click();
			await page.getByLabel(say('sheets.start')).fill('18:30');
			await look(page, `${language}-1093`);
			await page.setViewportSize({ width: 1366, height: 768 });
			await look(page, `${language}-1366`);
			await findings.look(page, 'opened');
			const assembly = page.getByRole('button', {
				name: say('sheets.make-of', { name: say('sheets.assembly') })
			});
			expect(await assembly.isDisabled()).toBe(true);
			await page.getByLabel(say('sheets.assembly.is')).check();
			for (const name of names) {
				const file = await printed(page, say, name);
				expect([file.language, file.title], name).toEqual([language, expect.stringContaining(':')]);
			}
			await page.getByLabel(say('sheets.count')).first().fill('301');
			const cards = page.getByRole('button', { name: say('sheets.make-of', { name: say('sheets.cards') }) });
			expect(await cards.isDisabled()).toBe(true);
			await page.getByText(say('sheets.range', { least: 1, most: 300 })).waitFor();
			await findings.look(page, 'done');
			await page.screenshot({ path: resolve(pictures, `${language}-done.png`) });
			expect(findings.told).toEqual([]);
			expect(faults).toEqual([]);
		} finally {
			await party.close();
		}
	},
	240_000
);
