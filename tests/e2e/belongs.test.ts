// R30. What a form was opened about stays what it is sent for, whatever happens on stage meanwhile; and no letter near a field is a command.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#tests/support/client.ts';
import { closed, field, fill, key, opened, press, see } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';

let party: Party;
let laptop: Page;
let scribe: Page;
let people: readonly Client[];
const item = (at: number): string => party.desk.view.agenda[at]?.id ?? '';
const show = (at: number) => party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item: item(at) } });
const line = (page: Page) => page.locator("textarea[name='words']");
const running = (): string => party.desk.view.floor?.turn ?? '';
async function callNext(): Promise<string> {
	const before = party.desk.view.floor?.turn ?? null;
	await party.desk.do({ type: 'CallNext', after: before });
	await party.desk.until(({ floor }) => floor !== null && floor.turn !== before);
	return running();
}

beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	await show(0);
	laptop = (await party.surface('facilitator')).page;
	scribe = (await party.surface('scribe')).page;
	people = await Promise.all([1, 2, 3, 4].map(() => party.neighbour()));
	for (const [n, name] of ['Amina', 'Bruno', 'Chloé', 'David'].entries()) {
		await people[n]?.do({ type: 'SetName', name });
		await people[n]?.do({ type: 'RaiseHand', kind: 'speak' });
	}
	await see(laptop, '4 attendent');
});
afterAll(() => party.close());

test.for(['laptop', 'scribe'])(
	'words noted on the %s during one turn, and sent during the next, stay with whoever said them',
	async (of) => {
		const page = of === 'laptop' ? laptop : scribe;
		const first = await callNext();
		const name = of === 'laptop' ? 'Amina' : 'Chloé';
		await see(page, new RegExp(`^${name}.* parle$`));
		await key(page, 'p');
		const chosen = page.getByLabel('Rattaché à');
		await expect
			.poll(() => chosen.locator('option:checked').innerText())
			.toMatch(new RegExp(`^Paroles de\\s: ${name}`));
		await page.keyboard.type(`Dit sur ${of}`);
		await callNext();
		await see(page, /^Maintenant : (Bruno|David)/);
		await page.reload();
		await expect.poll(() => line(page).inputValue()).toBe(`Dit sur ${of}`);
		await expect.poll(() => chosen.inputValue()).toBe(first);
		await line(page).press('Enter');
		const { entries } = await party.desk.until(({ entries }) =>
			entries.some(({ words }) => words === `Dit sur ${of}`)
		);
		expect(entries.at(-1)?.source).toEqual({ kind: 'turn', turn: first });
		await page.keyboard.press('Escape');
	}
);

test('one key gives the words to whoever speaks now', async () => {
	await key(laptop, 'p');
	await laptop.keyboard.type('Dit par une autre');
	await expect.poll(() => laptop.getByLabel('Rattaché à').inputValue()).toBe(running());
	await laptop.keyboard.press('F2');
	await expect.poll(() => laptop.getByLabel('Rattaché à').inputValue()).not.toBe(running());
	await line(laptop).fill('');
	await laptop.keyboard.press('Escape');
});

test('a vote and a wall that are being written go to the item on which their form was opened', async () => {
	await show(0);
	await key(laptop, 'v');
	const form = await opened(laptop, 'Un vote');
	await fill(form, 'La question', 'On écrit ?');
	await show(1);
	await press(form, 'Garder pour plus tard');
	const { votes } = await party.desk.until(({ votes }) =>
		votes.some(({ question }) => question === 'On écrit ?')
	);
	expect(votes.find(({ question }) => question === 'On écrit ?')?.item).toBe(item(0));
	await show(0);
	await press(laptop, 'Mur');
	const wall = await opened(laptop, 'Un mur d’idées');
	await fill(wall, 'La question posée à la salle', 'Vos idées ?');
	await show(1);
	await press(wall, 'Garder pour plus tard');
	const { walls } = await party.desk.until(({ walls }) =>
		walls.some(({ prompt }) => prompt === 'Vos idées ?')
	);
	expect(walls.find(({ prompt }) => prompt === 'Vos idées ?')?.item).toBe(item(0));
});

test('a vote that was begun and left is still of its item, and says so', async () => {
	for (const { id, state } of party.desk.view.votes)
		if (state === 'prepared') await party.desk.do({ type: 'RemoveVote', vote: id });
	await party.desk.until(({ votes }) => votes.every(({ state }) => state !== 'prepared'));
	await show(1);
	const before = party.desk.view.votes.length;
	await press(laptop, 'Vote');
	const form = await opened(laptop, 'Un vote');
	await fill(form, 'La question', 'On attend ?');
	await laptop.keyboard.press('Escape');
	await show(0);
	await press(laptop, 'Vote');
	const again = await opened(laptop, 'Un vote');
	expect(await field(again, 'Sous le point').inputValue()).toBe(item(1));
	await press(again, 'Garder pour plus tard');
	const { votes } = await party.desk.until(({ votes }) => votes.length > before);
	expect(votes.find(({ question }) => question === 'On attend ?')?.item).toBe(item(1));
});

const answersOn = (vote: string): number =>
	party.desk.view.votes.find(({ id }) => id === vote)?.answered ?? 0;
async function anotherRound(vote: string): Promise<void> {
	await party.desk.do({ type: 'CloseVote', vote, round: 1 });
	await party.desk.do({ type: 'ReopenVote', vote, round: 1 });
}

test('the booth of a card answers in the round for which it was opened, and in no other', async () => {
	await party.desk.do({ type: 'GiveCard', number: 1 });
	const plan = { type: 'PrepareVote', item: item(1), kind: 'approval', open: true } as const;
	const vote = await party.desk.do({ ...plan, options: [], secret: false, question: 'Une carte ?' });
	await press(laptop, 'Carte 1');
	const booth = await opened(laptop, 'Réponse de Carte 1');
	await anotherRound(vote);
	await press(booth, 'Pour');
	await see(laptop, /^Un nouveau tour de vote a commencé/);
	expect(answersOn(vote)).toBe(0);
	await booth.waitFor({ state: 'detached' });
	await press(laptop, 'Carte 1');
	await press(await opened(laptop, 'Réponse de Carte 1'), 'Pour');
	await expect.poll(() => answersOn(vote)).toBe(1);
	await party.desk.do({ type: 'CloseVote', vote, round: 2 });
});

async function makeSlips(): Promise<void> {
	await press(laptop, 'Bulletins à code');
	const window = await opened(laptop, 'Bulletins à code');
	await fill(window, 'Combien de bulletins ?', '2');
	await press(window, 'Préparer les bulletins');
	await press(window, 'C’est imprimé');
	await closed(window);
}

test('the code of a slip that is being typed is of its vote and round, and is gone with it', async () => {
	const plan = {
		type: 'PrepareVote',
		item: item(1),
		kind: 'approval',
		level: 'coded'
	} as const;
	const vote = await party.desk.do({ ...plan, options: [], question: 'Un bulletin ?' });
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'vote', vote } });
	await makeSlips();
	await party.desk.do({ type: 'OpenVote', vote });
	await fill(laptop, 'Code du bulletin', 'ABCD');
	await anotherRound(vote);
	await see(laptop, /tour 2/);
	await expect.poll(() => field(laptop, 'Code du bulletin').inputValue()).toBe('');
	await fill(laptop, 'Code du bulletin', 'ABCD');
	await party.desk.do({ type: 'CloseVote', vote, round: 2 });
	const other = await party.desk.do({ ...plan, options: [], open: true, question: 'Un autre bulletin ?' });
	await expect.poll(() => field(laptop, 'Code du bulletin').inputValue()).toBe('');
	await party.desk.do({ type: 'CloseVote', vote: other, round: 1 });
});

test('an idea that a scribe is writing for one wall waits for it, and is never posted on another', async () => {
	const wall = { type: 'PrepareWall', review: false, open: true } as const;
	const first = await party.desk.do({ ...wall, item: item(0), prompt: 'Premier mur' });
	await fill(scribe, 'Ajouter une idée', 'Des bancs');
	await party.desk.do({ ...wall, item: item(1), prompt: 'Second mur' });
	await see(scribe, 'Second mur');
	await expect.poll(() => field(scribe, 'Ajouter une idée').inputValue()).toBe('');
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'wall', wall: first } });
	await expect.poll(() => field(scribe, 'Ajouter une idée').inputValue()).toBe('Des bancs');
});

test('Tab leads from the text of a note to who, when and the button, and letters typed on the way are no commands', async () => {
	await show(0);
	const stops = {
		p: ['Noter'],
		a: ['Qui ?', 'Pour quand ?', 'Noter'],
		e: ['Nom', 'Fonction', 'Pour quand ?', 'Noter'],
		x: ['L’autre position', 'Noter']
	} as const;
	for (const [letter, names] of Object.entries(stops)) {
		await key(laptop, letter);
		await laptop.locator('form.open').waitFor();
		const { floor, votes } = party.desk.view;
		for (const name of names) {
			await laptop.keyboard.press('Tab');
			expect(await nameOfFocus()).toBe(name);
			await laptop.keyboard.type('nvtzh');
		}
		expect(await laptop.getByRole('dialog').count()).toBe(0);
		expect([party.desk.view.floor, party.desk.view.votes]).toEqual([floor, votes]);
		for (const each of await laptop.locator('form.open :is(input, textarea)').all()) await each.fill('');
		await laptop.keyboard.press('Escape');
	}
});

test('every field of the surface has a form around it, in which no letter is a command', async () => {
	const plan = { type: 'PrepareVote', kind: 'approval', open: true } as const;
	const wall = party.desk.view.walls.find(({ state }) => state === 'open')?.id ?? '';
	const ideas = [];
	for (const words of ['Un banc', 'Deux bancs'])
		ideas.push(await party.desk.do({ type: 'PostIdea', wall, words }));
	await party.desk.do({ type: 'GroupIdeas', wall, ideas });
	const stages = [
		() => show(0),
		() => party.desk.do({ type: 'ShowStage', stage: { kind: 'wall', wall } }),
		() => party.desk.do({ ...plan, options: [], question: 'Oui ?' })
	];
	for (const go of stages) {
		await go();
		for (const page of [laptop, scribe]) {
			await see(page, /./);
			expect(await page.evaluate(bareFields)).toEqual([]);
		}
	}
});

/** The fields that stand in no form, outside of windows. A field that writes by itself, as a tick does, is none. */
const bareFields = (): string[] =>
	[...document.querySelectorAll('input, textarea, select')]
		.filter((each) => !each.matches('[type=checkbox], [type=radio]') && !each.closest('dialog'))
		.filter((each) => !each.closest('form, [data-typing]'))
		.map((each) => each.outerHTML.slice(0, 120));

const nameOfFocus = (): Promise<string> =>
	laptop.evaluate(() => {
		const focused = document.activeElement;
		const label =
			focused instanceof HTMLInputElement ||
			focused instanceof HTMLTextAreaElement ||
			focused instanceof HTMLSelectElement
				? focused.labels?.[0]
				: null;
		const words = label?.cloneNode(true) ?? focused?.querySelector('.words')?.cloneNode(true);
		if (words instanceof Element)
			for (const each of words.querySelectorAll('input, textarea, select, span.read, option')) each.remove();
		return (words?.textContent ?? '').replace(/\s+/gu, ' ').trim();
	});
