// A mistake is taken back, and everybody sees it: a closing, a last call, words that two people change at once.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closed, field, key, miss, opened, press, see, tap } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';

let party: Party;
let laptop: Page;
let other: Page;
let screen: Page;
let phone: Page;
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	const item = party.desk.view.agenda[0]?.id ?? '';
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	laptop = (await party.surface('facilitator')).page;
	other = (await party.surface('facilitator')).page;
	screen = (await party.surface('screen')).page;
	phone = (await party.phone()).page;
});
afterAll(() => party.close());

test('a meeting closed by mistake goes on where it was, and a phone that waited is in its place', async () => {
	const before = await party.neighbour();
	await before.do({ type: 'RaiseHand', kind: 'speak' });
	await tap(phone, 'Je demande la parole');
	await party.desk.until(({ turns }) => turns.length === 2);
	const lines = party.desk.view.turns.map(({ id }) => id);
	await see(phone, 'Je retire ma demande');
	await press(laptop, 'Menu');
	await press(laptop, 'Terminer la séance');
	await press(await opened(laptop, 'Terminer la séance ?'), 'Terminer la séance');
	await see(laptop, 'Reprendre la séance');
	await see(phone, 'La séance est terminée');
	await see(other, /Possible jusqu’à/);
	await key(other, 'z');
	await party.desk.until(({ meeting, turns }) => meeting.phase === 'open' && turns.length === 2);
	expect(party.desk.view.turns.map(({ id }) => id)).toEqual(lines);
	await miss(laptop, 'Reprendre la séance');
	await see(phone, 'Je retire ma demande');
	await miss(screen, 'La séance est terminée');
});

test('everybody sees a last call, and a second laptop calls it off; made again, it survives a restart of the server', async () => {
	await key(laptop, 'v');
	const form = await opened(laptop, 'Un vote');
	await field(form, 'La question').fill('On commence ?');
	await key(laptop, 'Enter');
	await see(phone, 'On commence ?');
	await see(other, 'Fermer le vote');
	await key(laptop, 'v');
	await Promise.all([
		see(other, /Fermeture dans \d s/),
		see(phone, 'Dernier appel'),
		see(screen, 'Dernier appel')
	]);
	await key(other, 'z');
	await Promise.all([see(laptop, 'Fermer le vote'), miss(phone, 'Dernier appel')]);
	expect(party.desk.view.vote).toMatchObject({ state: 'open', lastCall: null });

	await key(other, 'v');
	await see(laptop, /Fermeture dans \d s/);
	await party.server.stop();
	await party.server.startAgain();
	await see(phone, 'Vote terminé');
	await see(laptop, 'Rouvrir');
});

test('when two people change the same words, both texts are shown, and the writer says which one stays', async () => {
	const entry = await party.desk.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc' });
	await press(laptop, 'Revenir au point');
	await see(laptop, 'Un banc');
	await press(laptop, /Un banc/);
	const dialog = await opened(laptop, 'Un élément du compte rendu');
	await field(dialog, 'Ce qui se dit').fill('Un banc à l’ombre');
	await party.desk.do({ type: 'EditEntry', entry, kind: 'decision', words: 'Deux bancs' });
	await see(dialog, 'Deux bancs');
	expect(await field(dialog, 'Ce qui se dit').inputValue()).toBe('Un banc à l’ombre');
	await press(dialog, 'Garder ma version');
	await party.desk.until(({ entries }) => entries[0]?.words === 'Un banc à l’ombre');
	await miss(dialog, 'Garder ma version');
	await closed(dialog);

	await press(laptop, 'Menu');
	await press(laptop, 'Titre, lieu et date');
	const frame = await opened(laptop, 'Titre, lieu et date');
	await field(frame, 'Lieu').fill('Salle B');
	await party.desk.do({ type: 'EditMeeting', place: 'Salle des fêtes', convener: 'La régie' });
	await see(frame, 'Salle des fêtes');
	await press(frame, 'Prendre l’autre version');
	expect(await field(frame, 'Lieu').inputValue()).toBe('Salle des fêtes');
	await closed(frame);
	expect(party.desk.view.meeting).toMatchObject({ place: 'Salle des fêtes', convener: 'La régie' });
	expect(party.faults).toEqual([]);
});
