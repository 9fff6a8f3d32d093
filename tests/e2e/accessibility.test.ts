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
		const pages = await party.everySurface();
		const { phone, laptop, scribe, screen } = pages;
		for await (const stage of walk(party, {
			phone,
			room: [laptop, scribe, screen]
		})) {
			await Promise.all(
				Object.entries(pages).map(([name, page]) => findings.look(page, `${name}, ${stage}`))
			);
		}
		expect(findings.told).toEqual([]);
	}
);
