// What was noted of somebody, and the one question about it: on their phone, and at the desk for whoever has none.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closed, miss, opened, press, see } from '../support/browser/acts.ts';
import { axeFinds } from '../support/browser/axe.ts';
import { Party } from '../support/browser/party.ts';

let party: Party;
let laptop: Page;
let phone: Page;
let screen: Page;
let mine = '';
const ask = /Est-ce bien cela/;

beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	const item = party.desk.view.agenda[0]?.id ?? '';
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	laptop = (await party.surface('facilitator')).page;
	screen = (await party.surface('screen')).page;
	phone = (await party.phone()).page;
	await laptop.setViewportSize({ width: 1093, height: 614 });
	await press(phone, 'Je demande la parole');
	await party.desk.until(({ turns }) => turns.length === 1);
	await party.desk.do({ type: 'CallNext', after: null });
	const turn = (await party.desk.until(({ floor }) => floor !== null)).floor?.turn ?? '';
	const source = { kind: 'turn', turn } as const;
	mine = await party.desk.do({ type: 'NoteEntry', kind: 'quote', words: 'On attend depuis un an', source });
	await party.desk.do({ type: 'NoteEntry', kind: 'quote', words: 'Ma mère ne sort plus', source: null });
	await party.desk.do({ type: 'NoteEntry', kind: 'quote', words: 'Une lampe pour le hall', source: null });
	await party.desk.do({ type: 'EndTurn', turn });
});
afterAll(() => party.close());

const shot = (name: string, page: Page) =>
	process.env['SHOTS'] && page.screenshot({ path: `${process.env['SHOTS']}/words-${name}.png` });
const become = (said: object) =>
	expect.poll(() => party.desk.view.entries.find(({ id }) => id === mine)).toMatchObject(said);

test('R47 the phone asks in « Mes paroles » alone, and a yes is received', async () => {
	await see(phone, '1 question pour vous');
	expect(await phone.getByRole('dialog').count()).toBe(0);
	await press(phone, /Mes paroles/);
	const words = await opened(phone, 'Mes paroles');
	await see(words, ask);
	await shot('asked', phone);
	expect(await axeFinds(phone)).toEqual([]);
	await press(words, 'Oui');
	await see(words, 'Vous avez dit oui');
	await shot('yes', phone);
	await become({ consent: 'yes' });
});

test('R47 words that are half typed stay when a ballot closes the window, and bring their yes', async () => {
	await phone.getByRole('dialog').getByRole('button', { name: 'Corriger' }).click();
	await phone.getByLabel('Mes mots').fill('On attend depuis neuf mois');
	await shot('correcting', phone);
	const vote = await party.desk.do({
		type: 'PrepareVote',
		question: 'On continue ?',
		kind: 'approval',
		options: [],
		secret: false,
		live: false,
		open: true
	});
	await closed(phone.getByRole('dialog'));
	await party.desk.do({ type: 'CloseVote', vote, round: 1 });
	await press(phone, /Mes paroles/);
	await press(phone.getByRole('dialog'), 'Corriger');
	expect(await phone.getByLabel('Mes mots').inputValue()).toBe('On attend depuis neuf mois');
	await press(phone, 'Garder mes mots');
	await see(phone.getByRole('dialog'), 'Vous avez dit oui');
	await become({ words: 'On attend depuis neuf mois', consent: 'yes', version: 2 });
});

test('R47 while the line is lost, the window says that the answer is kept; it arrives by itself', async () => {
	party.hall.plug(false);
	const dialog = phone.getByRole('dialog');
	await press(dialog, 'Revenir sur mon oui');
	await see(dialog, 'Gardé. Envoi au retour du réseau.');
	await shot('kept', phone);
	party.hall.plug(true);
	await become({ consent: 'noted' });
	await miss(dialog, 'Gardé. Envoi au retour du réseau.');
	await press(dialog, /^Oui$/);
	await become({ consent: 'yes' });
});

test('R48 at the desk a sentence is corrected in four presses, without a phone', async () => {
	await laptop.bringToFront();
	let presses = 0;
	const count = async (where: Parameters<typeof press>[0], name: string | RegExp) => {
		presses += 1;
		await press(where, name);
	};
	await count(laptop, /Ma mère ne sort plus/);
	const dialog = await opened(laptop, 'Un élément du compte rendu');
	await shot('desk', laptop);
	await count(dialog, 'Corriger avec elle');
	await dialog.getByLabel('Ses mots').fill('Ma mère ne peut plus sortir');
	await shot('desk-correcting', laptop);
	expect(await axeFinds(laptop)).toEqual([]);
	await count(dialog, 'Garder, avec son oui');
	await see(dialog, /au secrétariat/);
	expect(presses).toBeLessThanOrEqual(4);
	await press(dialog, 'Fermer');
	await see(laptop, 'dit oui');
	await shot('desk-yes', laptop);
});

test('R50 a slip shows its sentence to whoever has it, and answers', async () => {
	const entry = party.desk.view.entries.find(({ words }) => words === 'Une lampe pour le hall')?.id ?? '';
	await press(laptop, /Une lampe pour le hall/);
	const dialog = await opened(laptop, 'Un élément du compte rendu');
	await press(dialog, 'Imprimer un billet');
	await see(dialog, 'le code de ce billet n’est montré qu’une fois');
	await laptop.emulateMedia({ media: 'print' });
	const paper = laptop.locator('.print-sheet article');
	const printed = await paper.innerText();
	await shot('slip-paper', laptop);
	await laptop.emulateMedia({ media: 'screen' });
	expect(printed).not.toContain('lampe');
	const code = (await paper.locator('.code').innerText()).trim();
	expect(code).toMatch(/^[A-Z2-7]{4}( [A-Z2-7]{4}){3}$/);
	await press(dialog, 'C’est imprimé');
	await press(dialog, 'Fermer');
	const { page } = await party.blank('phone', '/slip');
	await page.getByLabel('Le code du billet').fill(code.toLowerCase());
	await shot('slip-typed', page);
	await press(page, 'Lire ma parole');
	await see(page, /Une lampe pour le hall/);
	expect(await axeFinds(page)).toEqual([]);
	await shot('slip-read', page);
	await press(page, 'Oui');
	await see(page, 'Vous avez dit oui');
	await party.desk.until((view) =>
		view.entries.some(({ id, answered }) => id === entry && answered?.how === 'slip')
	);
	const scanned = await party.blank('phone', `/slip#${code.replaceAll(' ', '')}`);
	await see(scanned.page, 'Vous avez dit oui');
});

test('R43 an edit by staff asks the speaker again; R48 what is said at the read-back was said aloud; M9 the screen shows a sentence with its yes', async () => {
	await party.desk.do({ type: 'EditEntry', entry: mine, kind: 'quote', words: 'On attend encore' });
	await see(phone.getByRole('dialog'), ask);
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'readback' } });
	await see(screen, /Ma mère ne peut plus sortir/);
	await shot('readback', screen);
	expect(await screen.getByText('On attend encore').count()).toBe(0);
	await press(laptop, /On attend encore/);
	const dialog = await opened(laptop, 'Un élément du compte rendu');
	await press(dialog, 'Elle dit oui');
	await see(dialog, /à voix haute/);
	await see(screen, /On attend encore/);
});

test('R44 taking back empties the words everywhere, after a second press', async () => {
	await press(phone.getByRole('dialog'), 'Retirer');
	await shot('sure', phone);
	await press(phone.getByRole('dialog'), 'Oui, retirer');
	await see(phone.getByRole('dialog'), 'Paroles retirées');
	await see(laptop.getByRole('dialog'), 'Paroles retirées');
	await shot('withdrawn', laptop);
	await screen.getByText(/On attend encore/).waitFor({ state: 'detached' });
	expect(JSON.stringify(party.desk.view)).not.toContain('On attend');
});
