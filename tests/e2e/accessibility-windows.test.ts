// axe finds nothing in the windows that open over laptop and phone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { see } from '../support/browser/acts.ts';
import { Findings } from '../support/browser/findings.ts';
import { Party } from '../support/browser/party.ts';
import { walk } from '../support/browser/walk.ts';
import { closedWindows, laptopWindows, phoneWindows, windowsOf } from '../support/browser/windows.ts';
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

test('axe finds no fault in the windows of what is handed out and published, with something that the check found', async () => {
	const findings = new Findings();
	const { page: laptop } = await party.surface('facilitator');
	await party.desk.do({ type: 'NoteEntry', kind: 'decision', words: 'Appeler le 06 12 34 56 78' });
	await party.desk.do({ type: 'CloseMeeting' });
	for await (const window of windowsOf(laptop, closedWindows(laptop, await staffSay('fr')))) {
		if (window !== (await staffSay('fr'))('extract.open')) await see(laptop, '06 12 34 56 78');
		await findings.look(laptop, `laptop, ${window}`);
	}
	expect(findings.told).toEqual([]);
});
