// The projected welcome, on an old projector and in the copy on the laptop, with the Wi-Fi of the hall and without.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { see } from '../support/browser/acts.ts';
import { brokenWords, cutOff, overflow } from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';
import { staffSay } from '../support/browser/words.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/welcome');
let party: Party;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	party = await Party.open();
});
afterAll(() => party.close());

/** The size of the hint's letters, in hundredths of the height of the stage. */
const sizeOfHint = (page: Page): Promise<number> =>
	page.evaluate(() => {
		const [stage, hint] = ['.stage .page', '.stage .foot'].map((each) => document.querySelector(each));
		return stage && hint ? (100 * parseFloat(getComputedStyle(hint).fontSize)) / stage.clientHeight : 0;
	});

test('the welcome tells phones to stay on the Wi-Fi, and fits, whether the hall gives its Wi-Fi or not', async () => {
	const says = await staffSay('fr');
	const [screen, laptop] = await Promise.all([party.surface('screen'), party.surface('facilitator')]);
	await screen.page.setViewportSize({ width: 1024, height: 768 });

	async function fits(title: string, file: string): Promise<void> {
		for (const [name, { page }] of Object.entries({ screen, laptop })) {
			await see(page, title);
			await see(page, says('stage.welcome.stay').replace('Wi-Fi', 'Wi-\u2060Fi'));
			await page.screenshot({ path: resolve(pictures, `${file}-${name}.png`) });
			const wrong = await Promise.all([overflow(page, 'none'), cutOff(page), brokenWords(page)]);
			expect(wrong.flat(), `${file}, ${name}`).toEqual([]);
			await expect.poll(() => sizeOfHint(page), { message: `${file}, ${name}` }).toBeGreaterThan(4);
		}
	}

	await fits(says('stage.welcome.wifi'), 'wifi');
	await party.withoutWifi();
	await fits(says('stage.welcome.only'), 'no-wifi');
	await party.desk.do({ type: 'OpenDoors' });
	await see(screen.page, says('stage.welcome'));
	await fits(says('stage.welcome.only'), 'no-wifi-open');
	expect(party.faults).toEqual([]);
});
