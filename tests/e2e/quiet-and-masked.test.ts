// Off the record by its key, and words that are masked for ever: what the laptop, a phone and the screen of the room show.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { miss, opened, press, see } from '../support/browser/acts.ts';
import { axeFinds } from '../support/browser/axe.ts';
import { Party } from '../support/browser/party.ts';

let party: Party;
let laptop: Page;
let phone: Page;
let screen: Page;

beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	const item = party.desk.view.agenda[0]?.id ?? '';
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	laptop = (await party.surface('facilitator')).page;
	screen = (await party.surface('screen')).page;
	phone = (await party.phone()).page;
	await laptop.setViewportSize({ width: 1093, height: 614 });
});
afterAll(() => party.close());

const shot = (name: string, page: Page) =>
	process.env['SHOTS'] && page.screenshot({ path: `${process.env['SHOTS']}/quiet-${name}.png` });

test('M50, M52 R says everywhere that nothing is noted, and R again goes on; the place in the queue stays', async () => {
	await press(phone, 'Je demande la parole');
	await see(laptop, 'Suivant');
	await laptop.keyboard.press('r');
	for (const [name, page] of [
		['laptop', laptop],
		['phone', phone],
		['screen', screen]
	] as const) {
		await see(page, 'Hors compte rendu');
		await see(page, 'Rien de ce qui se dit n’est noté.');
		await shot(name, page);
		expect(await axeFinds(page), name).toEqual([]);
	}
	const noted = party.desk.do({ type: 'NoteEntry', kind: 'decision', words: 'En secret' });
	await expect(noted).rejects.toThrow('off-record');
	await see(phone, 'Votre place dans la file reste la vôtre.');
	for (const key of ['v', 'h', 'p']) await laptop.keyboard.press(key);
	expect(await laptop.getByRole('dialog').count()).toBe(0);
	await laptop.keyboard.press('r');
	await miss(phone, 'Rien de ce qui se dit n’est noté.');
	await miss(screen, 'Hors compte rendu');
	expect(party.desk.view.turns).toHaveLength(1);
});

test('L155 a name is masked from the Menu: found first, with a reason, then gone for everybody', async () => {
	await party.desk.do({ type: 'NoteEntry', kind: 'decision', words: 'Demander à Zoubidette Le Gall' });
	await press(laptop, 'Menu');
	await press(laptop, 'Masquer des mots pour toujours');
	const window = await opened(laptop, 'Masquer des mots pour toujours');
	await window.getByLabel('Les mots à masquer').fill('zoubidette le gall');
	await press(window, 'Voir où ils sont');
	await see(window, 'Un texte change');
	await press(window, 'Masquer pour toujours');
	await see(window, 'Dites pourquoi : le compte rendu le dira, sans les mots.');
	await shot('asked', laptop);
	await window.getByLabel('Pourquoi ?').fill('Elle le demande');
	expect(await axeFinds(laptop)).toEqual([]);
	await press(window, 'Masquer pour toujours');
	await see(laptop, 'C’est fait : masqué dans un texte.');
	await shot('done', laptop);
	await press(await opened(laptop, 'Masquer des mots pour toujours'), 'Fermer');
	await see(laptop, 'Demander à ▮▮▮');
	await shot('after', phone);
	await see(phone, 'C’est bientôt à vous');
	for (const page of [laptop, phone, screen]) expect(await page.content()).not.toMatch(/zoubidette/i);
});
