// First names that stand in the minutes only after a yes, an action whose owner agrees aloud, and a guest who is no resident.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, fill, miss, opened, press, see, tap } from '../support/browser/acts.ts';
import { brokenWords, cutOff } from '../support/browser/fit.ts';
import { madeMinutes } from '../support/browser/minutes.ts';
import { Party } from '../support/browser/party.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/guests-and-names');
let party: Party;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	party = await Party.open();
});
afterAll(() => party.close());

async function shown(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: resolve(pictures, `${name}.png`) });
	expect([...(await cutOff(page)), ...(await brokenWords(page))], name).toEqual([]);
}
const minutes = (): Promise<string> => madeMinutes(party.server, party.read, '.md?lang=fr');
/** The phone says its first name, and whether it may stand in the minutes. */
async function say(phone: Page, opens: string, isAgreed: boolean): Promise<void> {
	await tap(phone, opens);
	const dialog = await opened(phone, 'Votre prénom');
	await dialog.getByLabel('Prénom').fill('Aïcha');
	await dialog.getByRole('checkbox').setChecked(isAgreed);
	await shown(phone, `phone-asked-${isAgreed ? 'yes' : 'no'}`);
	await tap(dialog, 'Donner ce prénom');
	await dialog.waitFor({ state: 'detached' });
}

test(
	'P42 a first name stands in the minutes only after a yes; who does an action agrees aloud; a guest has no ballot',
	{ timeout: 300_000 },
	async () => {
		const phone = (await party.phone()).page;
		const laptop = (await party.surface('facilitator')).page;
		await phone.setViewportSize({ width: 360, height: 640 });
		await laptop.setViewportSize({ width: 1093, height: 614 });
		await see(phone, 'sans votre nom');
		await party.desk.do({ type: 'OpenDoors' });
		const item = party.desk.view.agenda[0]?.id ?? '';
		await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
		const { persons } = await party.desk.until((view) => view.persons.length === 1);
		const resident = persons[0]?.id ?? '';

		// A no, then words of hers: the switch is not offered.
		await say(phone, 'Mon prénom', false);
		await see(phone, 'sans votre nom');
		const turn = await party.desk.do({ type: 'RaiseHand', kind: 'speak', for: { person: resident } });
		await party.desk.do({ type: 'CallNext', after: null });
		const quote = await party.desk.do({
			type: 'NoteEntry',
			...{ kind: 'quote', words: 'Ma mère attend.', source: { kind: 'turn', turn } }
		});
		await press(laptop, 'Ma mère attend.');
		await see(laptop, 'la personne a dit non');
		await shown(laptop, 'laptop-said-no');
		await laptop.keyboard.press('Escape');
		// A yes: the scribe may.
		await say(phone, 'Changer', true);
		await see(phone, 'Votre prénom peut être');
		await press(laptop, 'Ma mère attend.');
		await laptop.getByLabel('Montrer le prénom à côté de ces mots').check();
		await see(phone, 'Votre prénom est dans le compte rendu');
		expect(await minutes()).toContain('Aïcha');
		await shown(phone, 'phone-named');
		await laptop.keyboard.press('Escape');
		await tap(phone, 'Retirer mon prénom du compte rendu');
		await see(phone, 'sans votre nom');
		expect(await minutes()).not.toContain('Aïcha');
		expect(party.desk.view.entries.find(({ id }) => id === quote)?.speaker).toEqual({ kind: 'resident' });

		// The owner of an action agrees aloud.
		const card = await party.desk.do({ type: 'GiveCard', number: 7 });
		await party.desk.do({ type: 'SetName', person: card, name: 'Fatima' });
		await party.desk.do({
			type: 'NoteEntry',
			kind: 'action',
			words: 'Appeler la mairie',
			who: { person: card }
		});
		await see(laptop, 'Un·e habitant·e');
		await see(laptop, 'A dit oui à voix haute : Fatima');
		await shown(laptop, 'laptop-aloud');
		expect(await minutes()).not.toContain('Fatima');
		await press(laptop, 'A dit oui à voix haute : Fatima');
		await miss(laptop, 'A dit oui à voix haute : Fatima');
		expect(await minutes()).toContain('Fatima');

		// A guest is noted where a hand is added, and waits at once.
		await press(laptop, 'Ajouter une main');
		const hand = await opened(laptop, 'Ajouter une main');
		await fill(hand, 'Nom ou carte', 'fat');
		await shown(laptop, 'laptop-hand');
		await press(hand, 'Invité·e avec fonction');
		await hand.getByLabel('Nom', { exact: true }).fill('Mme Ferrand');
		await fill(hand, 'Fonction', 'bailleur');
		await shown(laptop, 'laptop-guest');
		await press(hand, 'Noter l’invité·e');
		await see(laptop, 'Mme Ferrand, bailleur');
		const after = await party.desk.until((view) => view.turns.some(({ label }) => label.kind === 'guest'));
		expect(after.people.present).toBe(2);
		expect(await minutes()).toContain('Mme Ferrand');

		// Who was taken for a resident is a guest, and has no ballot.
		await party.desk.do({
			...{ type: 'SetGuest', person: resident },
			guest: { name: 'M. Daoud', role: 'adjoint au maire' }
		});
		const vote = await party.desk.do({
			type: 'PrepareVote',
			...{ question: 'Un banc ?', kind: 'approval', options: [], open: true }
		});
		await party.desk.do({ type: 'ShowStage', stage: { kind: 'vote', vote } });
		await see(phone, 'Vous êtes ici en invité·e');
		await expect.poll(() => button(phone, /^Pour$/).count()).toBe(0);
		await shown(phone, 'phone-guest');

		// A resident again, and marked as gone: the phone says so, and comes back by a tap.
		await party.desk.do({ type: 'SetGuest', person: resident, guest: null });
		await button(phone, /^Pour$/).waitFor();
		await party.desk.do({ type: 'MarkLeft', person: resident });
		await see(phone, 'On vous a noté·e parti·e');
		await see(phone, 'Pour voter, revenez d’abord');
		await miss(phone, 'Je demande la parole');
		expect(await button(phone, /^Pour$/).count()).toBe(0);
		await shown(phone, 'phone-gone');
		await tap(phone, 'Je suis là');
		await miss(phone, 'On vous a noté·e parti·e');
		await button(phone, /^Pour$/).waitFor();
		await party.desk.until((view) => view.persons.some(({ id, present }) => id === resident && present));
		expect(party.faults).toEqual([]);
	}
);

test(
	'P50 in the people window a person is made a guest and a resident again, and what was said aloud is noted',
	{ timeout: 150_000 },
	async () => {
		const laptop = (await party.surface('facilitator')).page;
		await laptop.setViewportSize({ width: 1093, height: 614 });
		await press(laptop, /1 carte/);
		const people = await opened(laptop, 'Les personnes présentes');
		await people.getByLabel('Prénom au compte rendu, Carte 7').selectOption('oui');
		await party.desk.until((view) => view.persons.some(({ inMinutes }) => inMinutes === true));
		await shown(laptop, 'laptop-people');
		const row = people.getByRole('listitem').filter({ hasText: 'Carte 7' });
		await press(row, /C’est un·e invité·e/);
		await row.getByLabel('Nom', { exact: true }).fill('M. Petit');
		await fill(row, 'Fonction', 'gardien');
		await row.scrollIntoViewIfNeeded();
		await shown(laptop, 'laptop-people-guest');
		await press(row, 'Noter l’invité·e');
		await see(people, 'M. Petit, gardien');
		await row.locator('form').waitFor({ state: 'detached' });
		await press(people, 'C’est un·e habitant·e : M. Petit, gardien');
		await see(people, 'Carte 7');

		// A name that was misheard is corrected, also once its owner has left.
		const ferrand = people.getByRole('listitem').filter({ hasText: 'Mme Ferrand' });
		await press(ferrand, 'Corriger : Mme Ferrand, bailleur');
		await fill(ferrand, 'Fonction', 'directrice de l’agence');
		await laptop.setViewportSize({ width: 1024, height: 600 });
		await ferrand.scrollIntoViewIfNeeded();
		await shown(laptop, 'laptop-people-small');
		await press(ferrand, 'Noter la correction');
		await see(people, 'Mme Ferrand, directrice de l’agence');
		await press(ferrand, 'Est parti·e');
		await press(ferrand, 'Corriger : Mme Ferrand, directrice de l’agence');
		await ferrand.getByLabel('Nom', { exact: true }).fill('Mme Ferrant');
		await press(ferrand, 'Noter la correction');
		await see(people, 'Mme Ferrant, directrice de l’agence');
		expect(await minutes()).toContain('Mme Ferrant');
		await shown(laptop, 'laptop-people-gone');
		await laptop.keyboard.press('Escape');
	}
);
