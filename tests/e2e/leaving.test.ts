// Somebody leaves a borrowed computer, which then opens nothing any more.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { opened, press, see } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
});
afterAll(() => party.close());

const words = 'Quitter sur cet ordinateur';
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith('tablee.staff'));

test.each(['scribe', 'facilitator'] as const)('ASVS 7.4.4 a %s leaves a computer', async (role) => {
	const { page } = await party.surface(role);
	const path = page.url();
	await press(page, 'Menu');
	await press(page, words);
	const dialog = await opened(page, 'Quitter Tablée sur cet ordinateur ?');
	await see(dialog, 'Pour revenir, demandez un nouveau lien à qui anime.');
	await page.screenshot({ path: `test-results/leaving-${role}.png` });
	await press(dialog, words);
	await see(page, 'Cet ordinateur n’a pas encore de clé');
	expect(await page.evaluate(kept)).toEqual([]);
	await page.goto(path);
	await see(page, /^Il faut un lien pour/);
	expect(party.faults).toEqual([]);
});

test('ASVS 7.4.4 whoever opened the tables leaves them, and everything else goes on', async () => {
	const { page } = await party.surface('tables');
	await press(page, words);
	const dialog = await opened(page, 'Quitter Tablée sur cet ordinateur ?');
	await page.screenshot({ path: 'test-results/leaving-tables.png' });
	await press(dialog, words);
	await see(page, 'Cet ordinateur n’a pas encore de clé');
	expect(await page.evaluate(kept)).toEqual([]);
	await party.desk.do({ type: 'CountPresent', present: 7 });
	expect(party.faults).toEqual([]);
});
