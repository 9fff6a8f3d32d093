// axe finds nothing on any surface in any stage.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Findings } from '../support/browser/findings.ts';
import { Party } from '../support/browser/party.ts';
import { walk } from '../support/browser/walk.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
});
afterAll(() => party.close());

test(
	'axe finds no fault on phone, laptop, scribe and screen, in every stage',
	{ timeout: 300_000 },
	async () => {
		const findings = new Findings();
		const [phone, laptop, scribe, screen] = await Promise.all([
			party.phone(),
			party.surface('facilitator'),
			party.surface('scribe'),
			party.surface('screen')
		]);
		const pages = { phone: phone.page, laptop: laptop.page, scribe: scribe.page, screen: screen.page };
		for await (const stage of walk(party, {
			phone: phone.page,
			room: [laptop.page, scribe.page, screen.page]
		})) {
			await Promise.all(
				Object.entries(pages).map(([name, page]) => findings.look(page, `${name}, ${stage}`))
			);
		}
		expect(findings.told).toEqual([]);
	}
);
