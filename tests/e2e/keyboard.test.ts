// The keys of the laptop do what they say, and nothing while somebody types.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#tests/support/client.ts';
import { button, closed, field, key as rested, miss, opened, press, see } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';

let party: Party;
let page: Page;
let people: readonly Client[];
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	people = [await party.neighbour(), await party.neighbour(), await party.neighbour()];
	({ page } = await party.surface('facilitator'));
	await see(page, 'Bienvenue');
});
afterAll(() => party.close());

const key = (name: string): Promise<void> => rested(page, name);
const line = () => page.locator("textarea[name='words']");
const isInLine = () => line().evaluate((each) => each === document.activeElement);
/** Resolves once the room is in this state, so that it has decided what the page sent. */
const room: Party['desk']['until'] = (isSo) => party.desk.until(isSo);
const item = (index: number): string => party.desk.view.agenda[index]?.id ?? '';
/** Resolves once the page itself shows this step. A key leads to the step after the one that is shown. */
const seen = async (step: string): Promise<void> => {
	await page.waitForFunction(
		(text) => [...document.querySelectorAll('[aria-current="step"]')].at(-1)?.textContent.includes(text),
		step
	);
};
const isOn = async (id: string): Promise<void> => {
	await room(({ stage }) => stage.kind === 'item' && stage.item === id);
	await seen(party.desk.view.agenda.find((each) => each.id === id)?.title ?? '');
};

test('PageDown and → lead to the next step, PageUp and ← back', async () => {
	await key('PageDown');
	await isOn(item(0));
	await key('ArrowRight');
	await isOn(item(1));
	await key('ArrowRight');
	await room(({ stage }) => stage.kind === 'readback');
	await seen('On relit ensemble');
	await key('PageDown');
	await room(({ stage }) => stage.kind === 'closing');
	await seen('Fin de séance');
	await key('PageUp');
	await room(({ stage }) => stage.kind === 'readback');
	await seen('On relit ensemble');
	await key('ArrowLeft');
	await isOn(item(1));
	await see(page, 'La parole est libre');
});

test('N calls the next person, T stops the time, + and − change it by a minute, Z takes back', async () => {
	for (const each of people) await each.do({ type: 'RaiseHand', kind: 'speak' });
	await see(page, '3 attendent');
	await key('n');
	const first = (await room(({ floor }) => floor !== null)).floor?.turn;
	await see(page, / parle$/);
	await key('t');
	await room(({ floor }) => floor?.pausedAt != null);
	await see(page, 'Reprendre');
	await key('T');
	await room(({ floor }) => floor?.pausedAt === null);
	const allowed = party.desk.view.floor?.allowedMs ?? 0;
	await key('+');
	await room(({ floor }) => floor?.allowedMs === allowed + 60_000);
	await key('-');
	await room(({ floor }) => floor?.allowedMs === allowed);
	await see(page, 'Temps changé.');
	await key('n');
	await room(({ floor }) => floor !== null && floor.turn !== first);
	await see(page, 'La parole passe.');
	await key('z');
	await room(({ floor, turns }) => floor?.turn === first && turns.length === 2);
	await see(page, 'Annulé. La personne appelée attend de nouveau.');
});

test('V asks for a vote, opens it, and closes it after five seconds; Z calls the closing off', async () => {
	for (const { id } of party.desk.view.votes) await party.desk.do({ type: 'RemoveVote', vote: id });
	await miss(page, 'Un autre vote');
	await key('v');
	const form = await opened(page, 'Un vote');
	await field(form, 'La question').fill('On commence ?');
	await key('Enter');
	await room(({ vote }) => vote?.state === 'open' && vote.question === 'On commence ?');
	await see(page, 'Le vote est ouvert.');
	await see(page, 'Fermer le vote');
	await key('v');
	await see(page, /Fermeture dans \d s/);
	await key('z');
	await see(page, 'Fermer le vote');
	await key('v');
	await room(({ vote }) => vote?.state === 'closed');
	const plan = { type: 'PrepareVote', kind: 'approval' } as const;
	const vote = await party.desk.do({ ...plan, item: item(0), options: [], question: 'On finit ?' });
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'vote', vote } });
	await see(page, 'Ouvrir le vote');
	await key('v');
	await room(({ vote }) => vote?.state === 'open');
	expect(party.desk.view.votes.map(({ state }) => state).toSorted()).toEqual(['closed', 'open']);
});

test('F1 shows the keys, H adds a hand, and a window keeps the keys to itself', async () => {
	const { stage } = party.desk.view;
	await key('F1');
	const keys = await opened(page, 'Les touches du clavier');
	for (const said of [
		'Étape suivante',
		'Parole suivante',
		'Noter un engagement',
		'Montrer ces touches',
		'Pg suiv'
	])
		await see(keys, said);
	await key('PageDown');
	await closed(keys);
	await key('h');
	await closed(await opened(page, 'Ajouter une main'));
	await quiet();
	expect(party.desk.view.stage).toEqual(stage);
});

test.for([
	['p', 'Parole'],
	['q', 'Parole'],
	['d', 'Décision'],
	['a', 'Action'],
	['e', 'Engagement'],
	['x', 'Désaccord'],
	['o', 'Question']
] as const)('%s opens the capture line for: %s', async ([name, kind]) => {
	await key(name);
	const chosen = page
		.getByRole('group', { name: 'Noter' })
		.getByRole('button', { name: kind, pressed: true });
	await chosen.waitFor();
	expect(await isInLine()).toBe(true);
	// The key chose the kind and is not written.
	expect(await line().inputValue()).toBe('');
	await key('Escape');
	expect(await isInLine()).toBe(false);
});

test('Enter says what is missing, and leads there', async () => {
	const isIn = (label: string) => field(page, label).evaluate((each) => each === document.activeElement);
	await key('x');
	await key('Enter');
	await see(page, 'Écrivez d’abord ce qui se dit.');
	await field(page, 'Une position').fill('Il faut bloquer les charges.');
	await key('Enter');
	await see(page, 'Il manque l’autre position. Un désaccord en a deux.');
	expect(await isIn('L’autre position')).toBe(true);
	await page.keyboard.type('Non : cela mettrait des voisins en difficulté.');
	await miss(page, 'Il manque');
	await key('Enter');
	await room(({ entries }) => entries.some(({ kind }) => kind === 'disagreement'));
	await expect.poll(() => line().inputValue()).toBe('');
	await press(page, /^Engagement/);
	await field(page, 'Ce qui se dit').fill('Une réponse écrite');
	await key('Enter');
	await see(page, 'Il manque le nom de la personne qui s’engage.');
	expect(await isIn('Nom')).toBe(true);
	await field(page, 'Ce qui se dit').fill('');
	await key('Escape');
});

test('after a note is sent typing goes on: nobody is called, and both notes are whole', async () => {
	const { floor, votes } = party.desk.view;
	await key('q');
	await page.keyboard.type('Une rampe à l’entrée');
	await page.keyboard.press('Enter');
	await page.keyboard.type('vite, dit-on, avant Noël');
	await room(({ entries }) => entries.some(({ words }) => words === 'Une rampe à l’entrée'));
	expect([await isInLine(), await field(page, 'Ce qui se dit').inputValue()]).toEqual([
		...[true, 'vite, dit-on, avant Noël']
	]);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	// The scribe has left the line, and goes on typing.
	await page.keyboard.type('nvtz+-hd');
	await room(({ entries }) => entries.some(({ words }) => words === 'vite, dit-on, avant Noël'));
	await quiet();
	expect(party.desk.view.floor).toEqual(floor);
	expect(party.desk.view.votes).toEqual(votes);
	expect(await page.getByRole('dialog').count()).toBe(0);
	await key('+');
	await room(({ floor: now }) => now?.allowedMs === (floor?.allowedMs ?? 0) + 60_000);
});

test('the remote turns the page while somebody types', async () => {
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item: item(0) } });
	await isOn(item(0));
	await field(page, 'Ce qui se dit').click();
	await page.keyboard.type('Il y a');
	await page.keyboard.press('PageDown');
	await isOn(item(1));
	await page.keyboard.press('PageUp');
	await isOn(item(0));
	expect([await isInLine(), await field(page, 'Ce qui se dit').inputValue()]).toEqual([true, 'Il y a']);
	await field(page, 'Ce qui se dit').fill('');
	await page.keyboard.press('Escape');
});

test('a key that is held down calls one speaker', async () => {
	const waiting = party.desk.view.turns.length;
	expect(waiting).toBeGreaterThan(1);
	await expect.poll(() => page.locator('kbd.resting').count()).toBe(0);
	for (let n = 0; n < 5; n += 1) await page.keyboard.down('n');
	await page.keyboard.up('n');
	await room(({ turns }) => turns.length < waiting);
	await quiet();
	expect(party.desk.view.turns).toHaveLength(waiting - 1);
	await see(page, 'La parole passe.');
	await key('z');
	await room(({ turns }) => turns.length === waiting);
});

test('single letters can be turned off, and this laptop remembers it', async () => {
	const letters = () => page.getByLabel('Les touches d’une seule lettre agissent');
	await key('F1');
	await letters().uncheck();
	await closed(await opened(page, 'Les touches du clavier'));
	const { turns } = party.desk.view;
	await page.keyboard.type('nvq');
	await page.reload();
	await see(page, 'Suivant');
	await page.keyboard.type('nvq');
	await quiet();
	expect(party.desk.view.turns).toEqual(turns);
	expect([await isInLine(), await page.getByRole('dialog').count()]).toEqual([false, 0]);
	await key('F1');
	await letters().check();
	await closed(await opened(page, 'Les touches du clavier'));
	await key('q');
	await expect.poll(isInLine).toBe(true);
	await page.keyboard.press('Escape');
});

test('no key fires while somebody types', async () => {
	const before = party.desk.version?.journal ?? 0;
	await field(page, 'Ce qui se dit').click();
	await page.keyboard.type('nvtz+-qdaexoh = ');
	for (const name of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) await page.keyboard.press(name);
	expect(await field(page, 'Ce qui se dit').inputValue()).toBe('nvtz+-qdaexoh = ');
	expect(await page.getByRole('dialog').count()).toBe(0);
	await quiet();
	// An act of a key would have been decided before this.
	await party.desk.do({ type: 'CountSomeone' });
	await room(({ people }) => people.present === 4);
	expect(party.desk.version?.journal).toBe(before + 1);
	await field(page, 'Ce qui se dit').fill('');
	await press(page, /^Décision/);
	expect(party.faults).toEqual([]);
});

test('a window that is closed by its button gives the focus back to what opened it', async () => {
	await press(page, 'Menu');
	await press(page, 'Liens pour l’équipe');
	const dialog = await opened(page, 'Liens pour l’équipe');
	await press(dialog, 'Fermer');
	await dialog.waitFor({ state: 'detached' });
	const opener = button(page, 'Menu');
	await expect.poll(() => opener.evaluate((each) => each === document.activeElement)).toBe(true);
});

/** Everything that the page sent before is decided: the commands of a device are taken in order, and this is the last. */
async function quiet(): Promise<void> {
	await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
	await expect
		.poll(() => page.evaluate(() => Object.keys(localStorage).some((each) => each.includes('outbox'))))
		.toBe(false);
}
