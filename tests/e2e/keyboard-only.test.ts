// Each staff surface can be used by somebody who has a keyboard only: by Tab, Enter and typing.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { opened, see } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
	const item = party.desk.view.agenda[1]?.id ?? '';
	await party.desk.do({ type: 'OpenDoors' });
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
});
afterAll(() => party.close());

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string, most = 120): Promise<void> {
	for (let n = 0; n < most; n += 1) {
		await page.keyboard.press('Tab');
		const text = await page.evaluate(() => {
			const { activeElement: one } = document;
			if (one === document.body) return '';
			const labels =
				one instanceof HTMLTextAreaElement ? [...one.labels].map((label) => label.innerText) : [];
			const words = [one?.getAttribute('aria-label') ?? '', one?.textContent ?? '', ...labels];
			return words.join(' ').replace(/\s+/gu, ' ');
		});
		if (text.includes(name)) return;
	}
	throw new Error(`no way by Tab to "${name}"`);
}

test('by keyboard alone, people make and revoke a link at the tables, set how long first names are kept, note an entry and strike it', async () => {
	const { page: tables } = await party.laptopTables();
	await tabTo(tables, 'Nom, association et lien');
	await tables.keyboard.press('Enter');
	await see(tables, 'Créer un lien');
	await tabTo(tables, 'Créer un lien');
	await tables.keyboard.press('Enter');
	await see(tables, 'Adresse à ouvrir sur l’autre ordinateur');
	await tabTo(tables, 'Lien du');
	await tables.keyboard.press('Enter');
	await see(tables, /· retiré/);
	await tabTo(tables, 'Voir et régler');
	await tables.keyboard.press('Enter');
	const keeping = await opened(tables, 'Ce que Tablée garde, et combien de temps');
	await tabTo(tables, '30 jours');
	await tables.keyboard.press('ArrowUp');
	await see(keeping, 'Enregistré');
	expect(await keeping.getByLabel('Les prénoms des habitant·es').inputValue()).toBe('15');
	await tables.keyboard.press('Escape');

	const scribe = (await party.surface('scribe')).page;
	const words = 'Ouvrir la salle le samedi';
	await tabTo(scribe, 'Ce qui se dit');
	await scribe.keyboard.type(words);
	await scribe.keyboard.press('Enter');
	await see(scribe.getByRole('main'), words);

	const laptop = (await party.surface('facilitator')).page;
	await tabTo(laptop, words);
	await laptop.keyboard.press('Enter');
	const entry = await opened(laptop, 'Un élément du compte rendu');
	await tabTo(laptop, 'Pourquoi barrer ?');
	await laptop.keyboard.type('Dit deux fois');
	await laptop.keyboard.press('Enter');
	await see(entry, 'Rétablir');
	await laptop.keyboard.press('Escape');
	await see(laptop, /barré : Dit deux fois/);
	expect(party.faults).toEqual([]);
});
