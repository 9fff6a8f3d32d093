// An evening in which nobody gives a name: each phone is called by its sign, on every floor page, and nowhere else.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { raised, signWord } from '#i18n/sign-words.ts';
import { createTranslator } from '#i18n/translator.ts';
import type { Sign } from '#meeting/sign.ts';
import signs from '#messages/fr/signs.json' with { type: 'json' };
import { see } from '../support/browser/acts.ts';
import { brokenWords, cutOff, overflow } from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/signs');
const word = (sign: Sign | undefined): string =>
	sign ? signWord(createTranslator<'signs'>('fr', signs), sign) : 'no sign';
const laptops = { small: [1093, 614], normal: [1366, 768] } as const;

let party: Party;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	party = await Party.open();
});
afterAll(() => party.close());

async function shown(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: resolve(pictures, `${name}.png`) });
	expect([...(await cutOff(page)), ...(await brokenWords(page))], name).toEqual([]);
}

/** What a page says or draws of any sign. */
const signsOn = (page: Page): Promise<string[]> =>
	page.evaluate((names) => {
		const text = document.body.innerText.toLowerCase();
		const drawn = [...document.querySelectorAll('.called')].map(({ outerHTML }) => outerHTML);
		return [...names.filter((name) => text.includes(name)), ...drawn];
	}, Object.values(signs));

test(
	'P31 every floor page calls people by their signs, and no ballot and no wall does',
	{ timeout: 90_000 },
	async () => {
		const { phone, laptop, scribe, screen } = await party.everySurface();
		await party.desk.do({ type: 'OpenDoors' });
		const item = party.desk.view.agenda[0]?.id ?? '';
		await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
		await party.desk.until((view) => view.persons.length === 1);
		for (let n = 0; n < 26; n += 1) {
			const one = await party.neighbour();
			if (n % 6 === 0 || n === 25) await one.do({ type: 'RaiseHand', kind: 'speak' });
			if (n === 6) await one.do({ type: 'SetName', name: 'Aïcha' });
		}
		await party.desk.do({ type: 'CallNext', after: null });
		const { floor, turns, persons } = await party.desk.until(
			(view) => view.floor !== null && view.turns.length === 5
		);
		const mine = persons[0]?.sign;

		await see(phone, raised(word(mine)));
		await see(phone, `${raised(word(floor?.sign))} parle`);
		await see(screen, `${raised(word(floor?.sign))} parle`);
		await see(screen, `Aïcha, ${word(turns[0]?.sign)}`);
		for (const page of [laptop, scribe]) await see(page, `Aïcha · ${word(turns[0]?.sign)}`);
		await see(laptop, `Suivant : Aïcha · ${word(turns[0]?.sign)}`);
		expect(turns.at(-1)?.sign?.number).toBe(2);
		await screen.setViewportSize({ width: 1024, height: 768 });
		await shown(screen, 'screen');
		for (const [name, [width, height]] of Object.entries(laptops)) {
			await laptop.setViewportSize({ width, height });
			await shown(laptop, `laptop-${name}`);
		}
		await shown(scribe, 'scribe');
		await phone.setViewportSize({ width: 360, height: 640 });
		await phone.getByRole('button', { name: 'Je demande la parole' }).tap();
		await see(phone, 'Vous êtes');
		await shown(phone, 'phone');
		expect(await overflow(phone, 'block')).toEqual([]);

		const vote = await party.desk.do({
			type: 'PrepareVote',
			question: 'Un banc de plus ?',
			kind: 'one',
			options: ['Pour', 'Contre'],
			open: true
		});
		await party.desk.do({ type: 'ShowStage', stage: { kind: 'vote', vote } });
		for (const page of [phone, screen]) {
			await see(page, 'Un banc de plus ?');
			expect(await signsOn(page)).toEqual([]);
		}
		await party.showWall('Vos idées ?');
		for (const page of [phone, screen]) {
			await see(page, 'Vos idées ?');
			expect(await signsOn(page)).toEqual([]);
		}
		expect(party.faults).toEqual([]);
	}
);
