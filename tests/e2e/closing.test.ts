// The closing: one press, one list of what is still open, each thing mended in place, before and after.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closed, opened, press, see } from '../support/browser/acts.ts';
import { spaced } from '../support/documents/reading.ts';
import { Party } from '../support/browser/party.ts';
import { readMinutes } from '../support/reading.ts';

let party: Party;
let laptop: Page;
let phone: Page;
let screen: Page;
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	const item = party.desk.view.agenda[0]?.id ?? '';
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item } });
	const neighbour = await party.neighbour();
	const wall = await party.desk.do({ type: 'PrepareWall', prompt: 'Que manque-t-il ?', open: true });
	for (const words of ['Un banc', 'Une lampe']) await neighbour.do({ type: 'PostIdea', wall, words });
	await party.desk.do({ type: 'NoteEntry', kind: 'action', words: 'Appeler le bailleur', source: null });
	laptop = (await party.surface('facilitator')).page;
	phone = (await party.phone()).page;
	screen = (await party.surface('screen')).page;
	await laptop.setViewportSize({ width: 1093, height: 614 });
});
afterAll(() => party.close());

const shot = (name: string, page = laptop) =>
	process.env['SHOTS'] && page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
const open = () => party.desk.view.open.map(({ id }) => id);

test('before the closing, ideas are read and the next meeting is planned in the list; nothing holds the closing up', async () => {
	await press(laptop, 'Menu');
	await press(laptop, 'Terminer la séance');
	const dialog = await opened(laptop, 'Terminer la séance ?');
	await shot('before');
	expect(open()).toEqual(['walls', 'ideas', 'doers', 'next']);
	await dialog.getByLabel('Date').fill('jeudi prochain');
	await dialog.getByLabel('Date').press('Tab');
	await see(dialog, /Ce n’est pas un jour/);
	await dialog.getByLabel('Date').fill('17 décembre 2026');
	await dialog.getByLabel('Date').press('Tab');
	await party.desk.until(({ meeting }) => meeting.next.date === '2026-12-17');
	await dialog.getByLabel('Heure').fill('18:30');
	await dialog.getByLabel('Lieu').fill('Centre social');
	await dialog.getByLabel('Lieu').press('Tab');
	await press(dialog, 'Tout montrer');
	await party.desk.until((view) => view.open.every(({ id }) => id === 'walls' || id === 'doers'));
	await press(dialog, 'Terminer la séance');
	await see(laptop, '1 chose reste ouverte');
	await shot('over');
	expect(open()).toEqual(['doers']);
});

test('M40 the phones and the screen tell the next meeting once the evening ends', async () => {
	const said = 'jeudi 17 décembre 2026 à 18 h 30, Centre social';
	for (const page of [phone, screen]) {
		await see(page, 'Prochaine séance');
		await page.waitForFunction(
			(words) => document.body.innerText.replace(/\s+/gu, ' ').includes(words),
			said
		);
	}
	await shot('phone', phone);
	await shot('screen', screen);
});

test('after the closing, the same list mends what is left, and says so in the minutes', async () => {
	expect(await laptop.getByRole('button', { name: 'Ajouter un point' }).count()).toBe(0);
	await press(laptop, '1 chose reste ouverte');
	const list = await opened(laptop, 'Ce qui reste ouvert');
	await shot('after');
	await list.getByLabel('Qui ?').selectOption({ label: 'un groupe' });
	const entry = await opened(laptop, 'Un élément du compte rendu');
	const action = party.desk.view.entries.find(({ kind }) => kind === 'action')?.id ?? '';
	const told = { kind: 'action', words: 'Appeler le bailleur', who: { group: 'Le collectif' } } as const;
	await party.desk.do({ type: 'EditEntry', entry: action, ...told });
	await party.desk.until((view) => view.open.length === 0);
	await closed(entry);
	await press(list, 'Fin des corrections');
	await party.desk.until(({ meeting }) => meeting.phase === 'closed');
	const minutes = spaced(await (await readMinutes(party.server, party.read, '.md?lang=fr')).text());
	expect(minutes).toContain('Le collectif');
	expect(minutes).toContain('jeudi 17 décembre 2026 à 18 h 30, Centre social');
	expect(minutes).toContain('Dire qui fait une action');
});
