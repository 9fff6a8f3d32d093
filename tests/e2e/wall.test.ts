// A wall with 120 ideas on a small laptop, read by keys and by mouse. Then a vote in which hands are counted and cards answer.
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, field, fill, key, miss, opened, press, see, tap } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';

const matters = [
	'Un banc devant l’école',
	'Une rampe',
	'De la lumière sur la place',
	'Un marché le dimanche'
];
/** 120 ideas. Each sixth is one of four matters, so that each of these was said five times. */
const ideas = Array.from({ length: 120 }, (_, at) =>
	at % 6 === 0 ? (matters[(at / 6) % 4] ?? '') : `Idée numéro ${at}, que personne d’autre n’a dite`
);

let party: Party;
let laptop: Page;
let wall: string;
const shots = process.env['SHOTS'];
const shot = async (name: string, page = laptop) => {
	if (shots) await page.screenshot({ path: resolve(shots, `${name}.png`) });
};
const states = () => {
	const count = (state: string) => party.desk.view.ideas.filter((idea) => idea.state === state).length;
	return { waiting: count('waiting'), shown: count('shown'), hidden: count('hidden') };
};
const review = () => laptop.getByRole('region', { name: 'À relire' });
const reading = () => review().getByRole('group', { name: 'L’idée à relire' });

beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	const item = party.desk.view.agenda[0]?.id ?? '';
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	laptop = (await party.surface('facilitator')).page;
	await laptop.setViewportSize({ width: 1093, height: 614 });
	wall = await party.desk.do({ type: 'PrepareWall', prompt: 'Que voulez-vous changer ?', open: true });
	for (const words of ideas) await party.desk.do({ type: 'PostIdea', wall, words });
	const { ideas: posted } = await party.desk.until((view) => view.ideas.length === ideas.length);
	const waiting = posted.map(({ id }) => id);
	await party.desk.do({ type: 'TurnIdeas', waiting });
});
afterAll(() => party.close());

test('120 ideas are read one after the other, by keys, identical ones together', async () => {
	await see(reading(), 'Un banc devant l’école');
	await see(reading(), '5 fois');
	await shot('wall-review');
	await key(laptop, 'Enter');
	await see(reading(), 'Idée numéro 1,');
	await party.desk.until(() => states().shown === 5);
	await key(laptop, 'Delete');
	await see(reading(), 'Idée numéro 2,');
	await key(laptop, 'ArrowDown');
	await see(reading(), 'Idée numéro 3,');
	await key(laptop, 'ArrowUp');
	await see(reading(), 'Idée numéro 2,');
	await party.desk.until(() => states().hidden === 1);
	expect(states()).toEqual({ waiting: 114, shown: 5, hidden: 1 });
});

test('the same goes by mouse, and every control of the board is in the window', async () => {
	await press(reading(), 'Montrer');
	await see(reading(), 'Idée numéro 3,');
	await press(reading(), 'Mettre de côté');
	await press(reading(), 'Idée suivante');
	await see(reading(), 'Idée numéro 5,');
	await press(review(), 'Idée numéro 119,');
	await see(reading(), 'Idée numéro 119,');
	await press(reading(), 'Montrer');
	await party.desk.until(() => states().shown === 7);
	for (const each of [
		...['Montrer', 'Mettre de côté', 'Idée suivante', 'Tout montrer', 'Relire', 'Ranger', 'Masquer le mur'],
		...['Fermer le mur', 'Ajouter', 'Parole']
	]) {
		const control = button(laptop, new RegExp(`^${each}`));
		const isWhole = control.evaluate((element) => {
			const { left, right, top, bottom, height } = element.getBoundingClientRect();
			const ends = [top + 2, bottom - 2].map((y) => document.elementFromPoint((left + right) / 2, y));
			return height >= 32 && ends.every((end) => end !== null && element.contains(end));
		});
		expect(await isWhole, each).toBe(true);
	}
});

test('a search finds ideas on the whole board, shows those that wait, and undoes that at once', async () => {
	await fill(laptop, 'Chercher une idée', 'MARCHE');
	await see(laptop, '5 idées trouvées');
	await see(reading(), 'Un marché le dimanche');
	await press(review(), 'Montrer les 5 trouvées');
	await party.desk.until(() => states().shown === 12);
	await see(laptop, 'Rien à relire.');
	await press(laptop, 'Ranger');
	await shot('wall-found');
	await press(laptop, 'Choisir ces 5 idées');
	await press(laptop, 'Grouper');
	await party.desk.until(({ groups }) => groups[0]?.ideas.length === 5);
	await shot('wall-search');
	await fill(laptop, 'Chercher une idée', '');
	await press(laptop, 'Relire');
	await press(review(), 'Tout montrer');
	await party.desk.until(() => states().waiting === 0);
	expect(states().shown + states().hidden).toBe(120);
	await press(laptop, 'Ranger');
	await shot('wall-shown');
	await press(laptop, 'Annuler');
	await party.desk.until(() => states().waiting > 100);
});

test('an idea that is too long stays in its field, says by how much, and is not sent', async () => {
	await fill(laptop, 'Ajouter une idée', 'a'.repeat(120));
	await see(laptop, 'Encore 20 caractères.');
	await fill(laptop, 'Ajouter une idée', 'a'.repeat(150));
	await see(laptop, /^10 caractères de trop/);
	await shot('wall-too-long');
	await field(laptop, 'Ajouter une idée').press('Enter');
	expect(await field(laptop, 'Ajouter une idée').inputValue()).toHaveLength(150);
	expect(await button(laptop, /^Ajouter$/).isDisabled()).toBe(true);
	await fill(laptop, 'Ajouter une idée', '');
	const phone = (await party.phone()).page;
	await field(phone, 'Mon idée').fill('b'.repeat(141));
	await see(phone, /^1 caractère de trop/);
	await shot('phone-too-long', phone);
	expect(await button(phone, 'Envoyer mon idée').isDisabled()).toBe(true);
	await field(phone, 'Mon idée').fill('b'.repeat(140));
	await tap(phone, 'Envoyer mon idée');
	await party.desk.until(() => party.desk.view.ideas.some(({ words }) => words === 'b'.repeat(140)));
});

test('cards vote beside the counted hands, until staff say that they raised theirs', async () => {
	for (const number of [1, 2, 3]) await party.desk.do({ type: 'GiveCard', number });
	await party.desk.do({ type: 'CountPresent', present: 20 });
	const asked = { question: 'Un banc ?', kind: 'approval', secret: false } as const;
	const vote = await party.desk.do({ type: 'PrepareVote', ...asked, options: [], open: true });
	const cards = laptop.getByRole('region', { name: 'Cartes' });
	await press(laptop.getByRole('region', { name: 'À main levée' }), 'Pour : un de plus');
	await press(cards, 'Carte 1');
	await press(await opened(laptop, 'Réponse de Carte 1'), 'Pour');
	await see(laptop, '2 réponses');
	await shot('vote-apart');
	await cards.getByLabel('Les cartes ont levé la main').check();
	await see(cards, /une carte sans coche est déjà comptée/);
	expect(await button(cards, 'Carte 2').isDisabled()).toBe(true);
	expect(await button(cards, 'Carte 1').isDisabled()).toBe(false);
	await cards.getByLabel('Les cartes votent à part').click();
	await see(cards, 'Les mains comptées comprenaient-elles des cartes ?');
	await shot('vote-asked');
	await press(cards, 'Non, garder le compte');
	await miss(cards, 'Les mains comptées comprenaient-elles des cartes ?');
	await press(cards, 'Carte 2');
	await press(await opened(laptop, 'Réponse de Carte 2'), 'Contre');
	await see(laptop, '3 réponses');
	await party.desk.do({ type: 'CloseVote', vote, round: 1 });
	await see(laptop, /3 réponses/);
	await see(laptop, /Tour 1/);
	await shot('vote-closed');
	await see(laptop, /1 main levée, 2 par carte ou papier/);
});
