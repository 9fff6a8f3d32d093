// Phones that are gone took the places of a hall. The laptop frees those places, and people who are there keep theirs.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, miss, opened, press, see } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';
import { staffSay } from '../support/browser/words.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
});
afterAll(() => party.close());

const gone = 310;

test('the laptop frees the places of phones that are gone, asks once, and says so afterwards', async () => {
	const says = await staffSay('fr');
	const { desk } = party;
	await desk.do({ type: 'OpenDoors' });
	const laptop = await party.surface('facilitator');
	const phone = await party.phone();
	await desk.until(({ persons }) => persons.length === 1);
	for (let come = 0; come < gone; come += 31) {
		const together = await Promise.all(Array.from({ length: 31 }, () => party.neighbour()));
		for (const client of together) client.close();
	}
	await desk.until(({ seats }) => seats.idle === gone);
	await press(laptop.page, /téléphone/);
	const dialog = await opened(laptop.page, says('people.title'));
	await press(dialog, /Libérer 310 places/);
	await see(dialog, /ne sont plus connectés/);
	await press(dialog, says('people.seats.yes'));
	await see(dialog, /310 places sont de nouveau libres/);
	await miss(dialog, /Libérer 310 places/);
	const view = await desk.until(({ seats }) => seats.taken === 1);
	expect(view.persons).toHaveLength(1);
	await button(phone.page, /parole/).waitFor();
	expect(party.faults).toEqual([]);
});
