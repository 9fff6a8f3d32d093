// The forms of the laptop, in a small window: two people write at once, a field cannot keep its text, a disk has lost something.
import { readFile, rm, truncate } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateBeside } from '#tests/support/state.ts';
import { button, closed, field, fill, key, miss, opened, press, see, tap } from '../support/browser/acts.ts';
import { outOfSight } from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';
import { under } from '../support/browser/reach.ts';

let party: Party;
let laptop: Page;
let tables: Page;
/** Pictures are kept only if somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shot = async (page: Page, name: string) => {
	if (shots) await page.screenshot({ path: resolve(shots, `${name}.png`) });
};
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	const item = party.desk.view.agenda[0]?.id ?? '';
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	laptop = (await party.surface('facilitator')).page;
	tables = (await party.laptopTables()).page;
	for (const page of [laptop, tables]) await page.setViewportSize({ width: 1093, height: 614 });
});
afterAll(() => party.close());

test('two people who name the same group of ideas are asked which name stays', async () => {
	const prompt = 'Vos idées ?';
	const wall = await party.desk.do({ type: 'PrepareWall', prompt, review: false, open: true });
	const ideas = [];
	for (const words of ['Un banc', 'Deux bancs'])
		ideas.push(await party.desk.do({ type: 'PostIdea', wall, words }));
	const group = await party.desk.do({ type: 'GroupIdeas', wall, ideas });
	const name = field(laptop, /Nom du groupe/);
	await name.pressSequentially('Assises');
	await party.desk.do({ type: 'NameGroup', wall, group, name: 'Bancs' });
	await see(laptop, 'Garder ma version');
	await shot(laptop, 'group');
	await laptop.keyboard.press('Tab');
	expect(party.desk.view.groups[0]?.name).toBe('Bancs');
	await press(laptop, 'Garder ma version');
	await party.desk.until(({ groups }) => groups[0]?.name === 'Assises');
	await miss(laptop, 'Garder ma version');
});

test('a name too long for a Wi-Fi, or a card that is out, is named as such at its field', async () => {
	const { page: ofTable } = await party.laptopTables();
	await ofTable.goto(laptop.url());
	await press(ofTable, 'Menu');
	await press(ofTable, 'La salle est prête ?');
	const hall = await opened(ofTable, 'La salle est prête ?');
	await fill(hall, 'Nom du Wi‑Fi', 'é'.repeat(17));
	await see(hall, /trop long pour un Wi‑Fi/);
	expect(await field(hall, 'Nom du Wi‑Fi').getAttribute('aria-invalid')).toBe('true');
	await shot(ofTable, 'wifi');
	await ofTable.close();
	await party.desk.do({ type: 'GiveCard', number: 7 });
	await press(laptop, 'Menu');
	await press(laptop, 'Les personnes présentes');
	const people = await opened(laptop, 'Les personnes présentes');
	await fill(people, /Carte n°/, '7');
	await see(people, /déjà donnée/);
	await shot(laptop, 'card');
	await laptop.keyboard.press('Escape');
	await press(tables, 'Créer la table');
	await see(tables, 'Une table a besoin d’un nom.');
	await shot(tables, 'tables');
});

test('a turn that its speaker ended by mistake is given back', async () => {
	await press(laptop, 'Revenir au point');
	const { page: phone } = await party.phone();
	await tap(phone, 'Je demande la parole');
	await press(laptop, /Suivant/);
	await tap(phone, 'J’ai fini');
	await see(laptop, 'Rendre la parole');
	await shot(laptop, 'give-back');
	await key(laptop, 'z');
	await see(phone, 'C’est à vous');
	await phone.close();
});

test('the notice of the last act stands where nothing is pressed', async () => {
	await party.desk.until(({ stage }) => stage.kind === 'item');
	for (const size of [
		{ width: 1093, height: 614 },
		{ width: 1366, height: 768 }
	]) {
		await laptop.setViewportSize(size);
		await press(laptop, /Fermer la liste|Rouvrir la liste/);
		await laptop.locator('.toast p').waitFor();
		expect(await under(laptop, '.toast p')).toEqual([]);
		await press(laptop, 'Décision');
		expect(await under(laptop, '.toast p')).toEqual([]);
		await shot(laptop, `told-${size.width}`);
		await laptop.keyboard.press('Escape');
		await press(laptop, 'Menu');
		await press(laptop, 'Titre, lieu et date');
		const dialog = await opened(laptop, 'Titre, lieu et date');
		expect(await under(laptop, '.toast p')).toEqual([]);
		await shot(laptop, `told-over-${size.width}`);
		await closed(dialog);
	}
	await laptop.setViewportSize({ width: 1093, height: 614 });
});

test('choices are sent from above the bar, even when it is that person’s turn to speak', async () => {
	const { page: phone } = await party.phone();
	await tap(phone, 'Je demande la parole');
	await press(laptop, /Suivant/);
	await see(phone, 'C’est à vous');
	const ask = { type: 'PrepareVote', question: 'Que fait-on ?', kind: 'several', max: 3 } as const;
	const options = ['Un banc', 'Une rampe', 'De la lumière', 'Un arbre', 'Une fontaine', 'Un marché'];
	const vote = await party.desk.do({ ...ask, options, open: true });
	await tap(phone, 'Un banc');
	await party.desk.do({ type: 'CallLast', vote, round: 1 });
	await button(phone, 'Envoyer mes choix').waitFor();
	await shot(phone, 'send');
	expect(await outOfSight(phone, '.send button', 48)).toEqual([]);
	await party.desk.do({ type: 'CancelLastCall', vote, round: 1 });
	await party.desk.do({ type: 'CloseVote', vote, round: 1 });
	await phone.close();
});

test('ballots that cannot be read are named before the meeting is closed', async () => {
	const voter = await party.neighbour();
	const ask = { type: 'PrepareVote', question: 'Un banc ?', kind: 'approval' } as const;
	const vote = await party.desk.do({ ...ask, options: [], secret: true, open: true });
	await voter.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
	await party.server.stop();
	await rm(join(stateBeside(party.server.dataDir), 'keys'), { recursive: true });
	await party.server.startAgain();
	await see(laptop, 'Fermer le vote');
	await press(laptop, 'Menu');
	await press(laptop, 'Terminer la séance');
	const dialog = await opened(laptop, 'Terminer la séance ?');
	await press(dialog, 'Terminer la séance');
	await see(dialog, /ne peuvent plus être lus/);
	await shot(laptop, 'unreadable');
	await press(dialog, 'Terminer sans les bulletins illisibles');
	await see(laptop, 'Reprendre la séance');
});

test('the button that makes a new meeting is in sight, whatever is wrong', async () => {
	await press(tables, 'Nouvelle séance');
	const dialog = await opened(tables, 'Nouvelle séance');
	const make = button(dialog, 'Créer et préparer');
	for (const wrong of [false, true]) {
		if (wrong) await make.click();
		if (wrong) await see(dialog, 'Écrivez quelque chose ici.');
		const box = await make.boundingBox();
		expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(598);
	}
	await shot(tables, 'new-meeting');
	await closed(dialog);
});

test('what is left of a cut journal is shown, and opens once its title is typed', async () => {
	await party.server.stop();
	const path = join(party.server.dataDir, 'meetings', `${party.meeting}.jsonl`);
	await truncate(path, Math.floor((await readFile(path)).length / 2));
	await party.server.startAgain();
	// Tablée knows that the meeting is damaged once somebody asks for it.
	expect((await fetch(`${party.server.url}/minutes/${party.key}`)).status).toBe(404);
	await tables.reload();
	await press(tables, /Voir ce qui reste/);
	const dialog = tables.getByRole('dialog');
	await see(dialog, /Il en reste \d+ qui se lisent/);
	await press(dialog, 'Accepter et ouvrir');
	await see(dialog, /Ce n’est pas le titre/);
	await shot(tables, 'left');
	await fill(dialog, /écrivez le titre/, party.said.title);
	await press(dialog, 'Accepter et ouvrir');
	await dialog.waitFor({ state: 'detached' });
	await button(tables, /Voir ce qui reste/).waitFor({ state: 'detached' });
	expect(party.faults).toEqual([]);
});
