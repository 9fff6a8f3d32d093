// axe finds nothing in the windows that open over laptop and phone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Findings } from '../support/browser/findings.ts';
import { Party } from '../support/browser/party.ts';
import { walk } from '../support/browser/walk.ts';
import { laptopWindows, phoneWindows, windowsOf } from '../support/browser/windows.ts';
import { residentSay, staffSay } from '../support/browser/words.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
});
afterAll(() => party.close());

test('axe finds no fault in the windows of laptop and phone while an item is on stage', async () => {
	const findings = new Findings();
	const [{ page: phone }, { page: laptop }] = await Promise.all([
		party.phone(),
		party.surface('facilitator')
	]);
	const says = { resident: await residentSay('fr'), staff: await staffSay('fr') };
	for await (const stage of walk(party, { phone, room: [laptop] })) {
		if (stage !== 'item') continue;
		for await (const window of windowsOf(laptop, laptopWindows(laptop, says.staff)))
			await findings.look(laptop, `laptop, ${window}`);
		for await (const window of windowsOf(phone, phoneWindows(phone, says.resident)))
			await findings.look(phone, `phone, ${window}`);
		break;
	}
	expect(findings.told).toEqual([]);
});
