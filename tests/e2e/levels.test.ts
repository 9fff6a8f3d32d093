// The levels of a vote in the hall: a phone is shown and admitted, and slips are printed, scanned, typed and handed in on paper.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closed, field, fill, opened, press, see, tap } from '../support/browser/acts.ts';
import { Findings } from '../support/browser/findings.ts';
import { Party } from '../support/browser/party.ts';
import { residentSay, staffSay, type ResidentSay, type StaffSay } from '../support/browser/words.ts';

const pictures = resolve(import.meta.dirname, '../../test-results/levels');
const findings = new Findings();
let party: Party;
let say: ResidentSay;
let staff: StaffSay;
let laptop: Page;
let screen: Page;
let phone: Page;
beforeAll(async () => {
	mkdirSync(pictures, { recursive: true });
	[party, say, staff] = await Promise.all([Party.open(), residentSay('fr'), staffSay('fr')]);
	await party.desk.do({ type: 'OpenDoors' });
	[laptop, screen, phone] = (
		await Promise.all([party.surface('facilitator'), party.surface('screen'), party.phone()])
	).map(({ page }) => page) as [Page, Page, Page];
	// The watched phone is the first in the room: it has its seat before anybody else comes.
	await party.desk.until((view) => view.persons.some((person) => person.phone === 1));
	await party.neighbour();
});
afterAll(() => party.close());

async function look(name: string): Promise<void> {
	for (const [where, page] of Object.entries({ laptop, screen, phone }))
		await page.screenshot({ path: resolve(pictures, `${name}-${where}.png`) });
	for (const page of [laptop, phone]) await findings.look(page, name);
	expect(findings.told).toEqual([]);
}

async function improvise(question: string, level: 'checked' | 'coded'): Promise<string> {
	const item = party.desk.view.agenda[1]?.id ?? '';
	const plan = { item, question, kind: 'approval', options: [] as string[], level } as const;
	const vote = await party.desk.do({ type: 'PrepareVote', ...plan, options: [] });
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'vote', vote } });
	return vote;
}

test('in a checked vote people are counted, a phone is held out and admitted, and the result names the level', async () => {
	await improvise('Changer l’heure des séances ?', 'checked');
	await see(laptop, staff('vote.level-how.checked'));
	await look('checked-before');
	await press(laptop, staff('vote.count'));
	const door = await opened(laptop, staff('people.title'));
	await press(door, staff('people.is-counted'));
	await closed(door);
	await see(laptop, /^0 admis/);
	await press(laptop, staff('vote.open'));
	await see(phone, say('vote.show-phone'));
	await look('checked-asks');
	await see(phone, /^1$/);

	await press(laptop, staff('vote.admit-one'));
	const people = await opened(laptop, staff('people.title'));
	await look('checked-people');
	await people.getByRole('checkbox', { name: /n° 1$/ }).check();
	await closed(people);
	await tap(phone, say('vote.choice.for'));
	await see(phone, say('answer.ballot'));
	await look('checked-voted');
	const hands = field(laptop, staff('vote.hands-for', { option: say('vote.choice.for') }));
	await hands.fill('9');
	await hands.blur();
	await see(laptop, staff('refused.more-than-present'));
	await expect.poll(() => hands.inputValue()).toBe('0');
	await party.desk.do({ type: 'CloseVote', vote: party.desk.view.vote?.id ?? '', round: 1 });
	await see(phone, say('vote.level.checked'));
	await see(screen, staff('stage.level.checked'));
	await look('checked-result');
});

test('in a coded vote slips are printed, one is scanned, one is typed, and one comes in on paper', async () => {
	const vote = await improvise('Faire grève des charges ?', 'coded');
	await press(laptop, staff('vote.slips'));
	const window = await opened(laptop, staff('vote.slips'));
	await fill(window, staff('vote.slips-count'), '3');
	await press(window, staff('vote.slips-make'));
	await see(window, staff('vote.slips-once'));
	await look('coded-slips');
	await laptop.emulateMedia({ media: 'print' });
	await laptop.screenshot({ path: resolve(pictures, 'coded-paper.png') });
	const printed = await laptop.locator('.print-sheet .code').allInnerTexts();
	expect(printed).toHaveLength(3);
	expect(await laptop.getByRole('dialog').isVisible()).toBe(false);
	await laptop.emulateMedia({ media: 'screen' });
	await laptop.keyboard.press('Escape');
	await see(window, staff('vote.slips-first'));
	await press(window, staff('vote.slips-kept'));
	await closed(window);
	await press(laptop, staff('vote.open'));

	const [scanned = '', typed = '', onPaper = ''] = printed;
	await see(phone, say('vote.slip'));
	await look('coded-asks');
	await phone.goto(`${party.server.phones}/#${party.key}.${scanned.replace(' ', '')}`);
	await tap(phone, say('vote.choice.against'));
	await see(phone, say('answer.ballot'));
	await look('coded-scanned');
	await tap(phone, say('vote.slip-other'));
	await fill(phone, say('vote.slip'), typed.toLowerCase());
	await tap(phone, say('vote.slip-next'));
	await tap(phone, say('vote.choice.for'));
	await see(phone, say('answer.ballot'));
	await party.desk.until((view) => view.vote?.answered === 2);

	await fill(laptop, staff('vote.slip-code'), onPaper);
	await look('coded-entry');
	const entry = laptop.getByRole('region', { name: staff('vote.slip-paper') });
	await press(entry, say('vote.choice.for'));
	await see(entry, staff('vote.slip-entered'));
	await party.desk.do({ type: 'CloseVote', vote, round: 1 });
	await see(phone, say('vote.level.coded'));
	await see(screen, staff('stage.level.coded'));
	await look('coded-result');
	expect(party.desk.view.vote?.results.at(-1)).toMatchObject({ cast: 3, slips: 3 });
	expect(party.faults).toEqual([]);
});

test('a wrong code is named as wrong, and can be corrected', async () => {
	await party.desk.do({ type: 'ReopenVote', vote: party.desk.view.vote?.id ?? '', round: 1 });
	await tap(phone, say('vote.slip-other'));
	await fill(phone, say('vote.slip'), 'AAAA AAAA');
	await tap(phone, say('vote.slip-next'));
	await tap(phone, say('vote.choice.for'));
	await see(phone, /n’est pas celui d’un bulletin/);
	await look('coded-wrong');
});
