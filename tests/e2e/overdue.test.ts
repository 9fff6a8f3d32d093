// Late actions, as every surface reads them back. The pictures in test-results/ are for people to look at.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFinds } from '../support/browser/axe.ts';
import { brokenWords, cutOff, overflow } from '../support/browser/fit.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay, staffSay, type ResidentSay, type StaffSay } from '../support/browser/words.ts';

const promised = 'Une nouvelle entreprise d’entretien sera choisie.';
const toDo = 'Faire le tour des paliers avec le gardien';
const pictures = resolve(import.meta.dirname, '../../test-results/overdue');
let [party, say, staff]: [Party?, ResidentSay?, StaffSay?] = [];
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	[party, say, staff] = await Promise.all([Party.open(), residentSay('fr'), staffSay('fr')]);
});
afterAll(() => party?.close());

test('what is late says so on the laptop, the screen and a phone, and everything fits', async () => {
	if (!party || !say || !staff) throw new Error('no party');
	const { desk } = party;
	const note = { type: 'NoteEntry', source: null } as const;
	await desk.do({ type: 'OpenDoors' });
	await desk.do({ ...note, kind: 'decision', words: 'On écrit au bailleur avant la fin du mois.' });
	const who = { group: 'Les habitant·es du bâtiment C' };
	await desk.do({
		...note,
		...{ kind: 'action', words: toDo, who, when: '2026-01-15' }
	});
	await desk.do({ ...note, kind: 'action', words: 'Réserver la salle', who: 'to-find', when: 'avant Noël' });
	const official = { name: 'Mme Martin', role: 'bailleur, responsable de secteur' };
	await desk.do({ ...note, kind: 'commitment', words: promised, official, when: '31/01/2026' });
	await desk.do({ type: 'ShowStage', stage: { kind: 'readback' } });
	const pages = await party.everySurface();
	await pages.laptop.setViewportSize({ width: 1093, height: 614 });
	const words = {
		laptop: staff('entry.late'),
		scribe: staff('entry.late'),
		screen: staff('stage.entry.late'),
		phone: say('entry.late')
	};
	for (const name of ['laptop', 'scribe', 'screen', 'phone'] as const)
		await late(pages[name], words[name], name);
	expect(await overflow(pages.screen, 'none')).toEqual([]);
	expect(party.faults).toEqual([]);
});

/** The word for late is there, and stands whole. The screen turns its pages by itself, so the test waits for its word. */
async function late(page: Page, word: string, name: string): Promise<void> {
	for (const words of name === 'screen' ? [promised] : [promised, toDo])
		await page.locator('article, li').filter({ hasText: words }).getByText(word, { exact: true }).waitFor();
	await page.screenshot({ path: resolve(pictures, `${name}.png`) });
	expect(await page.getByText(word, { exact: true }).count(), name).toBeLessThan(3);
	expect(await axeFinds(page), name).toEqual([]);
	expect(await cutOff(page), name).toEqual([]);
	expect(await brokenWords(page), name).toEqual([]);
}
