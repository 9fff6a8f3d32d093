// The minutes after the evening: a resident proposes a correction by phone, staff take it, publish, and take back a sentence of which
// somebody has a copy. Tried at the desk, on a small laptop.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, opened, press, see } from '../support/browser/acts.ts';
import { axeFinds } from '../support/browser/axe.ts';
import { cutOff } from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';
import { spaced } from '../support/documents/reading.ts';
import { tablesOf } from '../support/hall.ts';

const window = 'Publier, corriger le compte rendu';
let party: Party;
let laptop: Page;
let phone: Page;
let quote = '';
let address = '';

beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	const item = party.desk.view.agenda[0]?.id ?? '';
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	laptop = (await party.surface('facilitator')).page;
	phone = (await party.phone()).page;
	await laptop.setViewportSize({ width: 1093, height: 614 });
	await press(phone, 'Je demande la parole');
	await party.desk.until(({ turns }) => turns.length === 1);
	await party.desk.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc devant l’école' });
	quote = await party.desk.do({
		type: 'NoteEntry',
		kind: 'quote',
		words: 'Ma mère ne sort plus',
		source: null
	});
	await party.desk.do({ type: 'CloseMeeting' });
	const { tables } = await tablesOf({ url: party.server.url, laptopSecret: '' }, party.token);
	const rows = tables.flatMap(({ meetings }) => meetings);
	address = `${party.server.url}/minutes/${rows.find(({ id }) => id === party.meeting)?.key ?? ''}?lang=fr`;
});
afterAll(() => party.close());

const shot = (name: string, page: Page) =>
	process.env['SHOTS'] && page.screenshot({ path: `${process.env['SHOTS']}/publishing-${name}.png` });
const page = async () => spaced(await (await fetch(address)).text());

test('D43 a phone proposes a correction of a closed meeting; the desk takes it in the publishing window', async () => {
	await press(phone, 'Proposer une correction');
	await phone.getByLabel('De quoi s’agit-il ?').selectOption({ label: 'Autre chose' });
	await fill(phone, 'Comment l’écrire', 'Deux bancs devant l’école');
	await shot('phone', phone);
	expect(await axeFinds(phone)).toEqual([]);
	await press(phone, /^Envoyer$/);
	await see(phone, 'Pas encore de réponse.');

	await press(laptop, /Publier, corriger/);
	const publishing = await opened(laptop, window);
	await see(publishing, 'Deux bancs devant l’école');
	await shot('laptop', laptop);
	expect(await axeFinds(laptop)).toEqual([]);
	expect(await cutOff(laptop)).toEqual([]);
	await press(publishing, /^Refuser$/);
	await fill(publishing, 'Pourquoi (cela reste dans l’édition de la table)', 'Un seul banc a été décidé');
	await press(publishing, /^Répondre$/);
	await see(publishing, 'Refusée.');
	await see(phone, 'Pas reprise.');
	await see(phone, 'Un seul banc a été décidé');
});

test('D47 before, the page says when; published, it has the results, and no sentence without a yes', async () => {
	expect(await page()).not.toContain('Un banc devant l’école');
	const publishing = await opened(laptop, window);
	await see(publishing, 'Cochez d’abord les trois lignes.');
	expect(await publishing.getByRole('button', { name: 'Publier la version 1' }).isDisabled()).toBe(true);
	for (const line of await publishing.getByRole('checkbox').all()) await line.check();
	await shot('ticked', laptop);
	await press(publishing, 'Publier la version 1');
	await see(publishing, 'Versions publiées');
	expect(await page()).toContain('Un banc devant l’école');
	expect(await page()).not.toContain('Ma mère ne sort plus');
});

test('D46 a copy that was handed out is noted; once a sentence is taken back, its letter is ready', async () => {
	const publishing = await opened(laptop, window);
	await fill(publishing, 'Remis à', 'Le bailleur');
	await press(publishing, /^Noter$/);
	await see(publishing, 'Le bailleur');
	expect(await publishing.getByRole('button', { name: 'Lettre' }).count()).toBe(0);
	await party.desk.do({ type: 'AnswerEntry', entry: quote, version: 1, answer: 'withdrawn', how: 'desk' });
	await press(publishing, /^Lettre$/);
	const letter = await opened(laptop, 'Lettre pour Le bailleur');
	await see(letter, 'de détruire votre copie');
	await shot('letter', laptop);
	expect(await axeFinds(laptop)).toEqual([]);
	await press(letter, 'Copier');
	await see(letter, 'Copié');
});
