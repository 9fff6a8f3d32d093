// What one press does at the laptop: a result becomes a decision, groups become options, a prepared wall opens; and the facilitator's own
// note stands beside the stage.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, closed, fill, miss, opened, press, see } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';

let party: Party;
let laptop: Page;
const item = (at: number): string => party.desk.view.agenda[at]?.id ?? '';
const show = (at: number) => party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item: item(at) } });

beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	await show(0);
	laptop = (await party.surface('facilitator')).page;
	await laptop.setViewportSize({ width: 1093, height: 614 });
});
afterAll(() => party.close());

test('the facilitator’s own note stands beside the stage, whole, folds, and stays folded', async () => {
	const note = Array.from({ length: 9 }, (_, line) => `Ligne ${line} de ma note.`).join('\n');
	await party.desk.do({ type: 'EditItem', item: item(0), note });
	const beside = laptop.getByRole('region', { name: 'Ma note sur ce point' });
	await see(beside, /Ligne 8 de ma note/);
	const isWhole = await beside.evaluate((each) => each.scrollHeight <= each.clientHeight + 1);
	expect(isWhole).toBe(true);
	await laptop.locator('summary', { hasText: 'Ma note sur ce point' }).click();
	await miss(laptop, /Ligne 8 de ma note/);
	await laptop.reload();
	await see(laptop, 'Ma note sur ce point');
	await miss(laptop, /Ligne 8 de ma note/);
});

test('from the result of a vote one press begins the decision, worded with it', async () => {
	const plan = {
		type: 'PrepareVote',
		item: item(0),
		kind: 'approval',
		question: 'Repeindre la cage A ?'
	} as const;
	const vote = await party.desk.do({ ...plan, options: [], open: true });
	const voter = await party.neighbour();
	await voter.do({ type: 'CastBallot', vote, round: 1, choice: ['for'] });
	await party.desk.do({ type: 'CloseVote', vote, round: 1 });
	await press(laptop, 'Noter la décision');
	const words = laptop.locator("textarea[name='words']");
	await expect.poll(() => words.inputValue()).toMatch(/Repeindre la cage A/);
	await laptop.locator('form.open').getByRole('button', { name: 'Noter', exact: false }).last().click();
	const { entries } = await party.desk.until(({ entries }) =>
		entries.some(({ kind }) => kind === 'decision')
	);
	expect(entries.at(-1)?.source).toEqual({ kind: 'vote', vote });
});

test('a wall that was prepared on the item opens from the form of a new one', async () => {
	await show(0);
	const wall = await party.desk.do({
		type: 'PrepareWall',
		item: item(0),
		prompt: 'Vos idées ?',
		review: false
	});
	await press(laptop, 'Mur');
	await press(await opened(laptop, 'Un mur d’idées'), 'Vos idées ?');
	await party.desk.until(({ stage }) => stage.kind === 'wall' && stage.wall === wall);
	expect(party.desk.view.walls.find(({ id }) => id === wall)?.state).toBe('open');
});

test('the groups of a wall become the options of a vote in one press; too many are told', async () => {
	const wall = party.desk.view.walls.find(({ state }) => state === 'open')?.id ?? '';
	const group = async (n: number) => {
		const ideas = [];
		for (const half of ['a', 'b'])
			ideas.push(await party.desk.do({ type: 'PostIdea', wall, words: `Idée ${n}${half}` }));
		const id = await party.desk.do({ type: 'GroupIdeas', wall, ideas });
		await party.desk.do({ type: 'NameGroup', wall, group: id, name: `Groupe ${n}` });
	};
	for (let n = 1; n <= 12; n += 1) await group(n);
	await expect.poll(() => button(laptop, 'Mettre les groupes au vote').isEnabled()).toBe(true);
	await group(13);
	await see(laptop, 'Il y a trop de choix : 12 au plus.');
	const { groups } = await party.desk.until(({ groups }) => groups.length === 13);
	const into = groups[2]?.id ?? '';
	for (const { id: from } of groups.slice(3)) await party.desk.do({ type: 'MergeGroups', wall, from, into });
	await miss(laptop, 'Il y a trop de choix : 12 au plus.');
	await press(laptop, 'Mettre les groupes au vote');
	const { votes } = await party.desk.until(({ votes }) => votes.some(({ kind }) => kind !== 'approval'));
	expect(votes.at(-1)?.options.map(({ label }) => label)).toEqual(['Groupe 1', 'Groupe 2', 'Groupe 3']);
});

test('another laptop shows a code, and the first one lets it in as a scribe', async () => {
	const { page: other } = await party.blank('laptop', '/enter');
	const code = await other
		.locator('[dir=ltr]', { hasText: /^[A-Z0-9]{3}\s?[A-Z0-9]{3}$/ })
		.first()
		.innerText();
	const { page: first } = await party.laptopTables();
	await first.goto(laptop.url());
	await press(first, 'Menu');
	await press(first, 'Liens pour l’équipe');
	const links = await opened(first, 'Liens pour l’équipe');
	await fill(links, 'Le code de l’autre ordinateur', code);
	await links.getByRole('radio', { name: 'Secrétariat' }).first().check({ force: true });
	await press(links, 'Laisser entrer');
	await see(links, 'C’est fait : l’autre ordinateur s’ouvre.');
	await other.waitForURL('**/scribe#*');
	await closed(links);
	expect(party.faults).toEqual([]);
});
