// The form of a note on small laptops, by mouse alone: it covers nothing that can be pressed, it is closed by its button, and it goes once
// its note is sent.
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryKinds } from '#meeting/record/kinds/kinds.ts';
import { button, fill, miss, press, see } from '../support/browser/acts.ts';
import { Party } from '../support/browser/party.ts';
import { covered } from '../support/browser/reach.ts';
import { staffSay } from '../support/browser/words.ts';

let party: Party;
let laptop: Page;
const form = () => laptop.locator('footer form');
const shots = process.env['SHOTS'];
const sizes = [
	{ width: 1024, height: 600 },
	{ width: 1093, height: 614 }
];
const item = (): string => party.desk.view.agenda[0]?.id ?? '';

beforeAll(async () => {
	party = await Party.open();
	await party.desk.do({ type: 'OpenDoors' });
	await party.desk.do({ type: 'WelcomeGuest', name: 'Claire Martin', role: 'adjointe au maire' });
	laptop = (await party.surface('facilitator')).page;
});
afterAll(() => party.close());

const stages = {
	floor: async () => {
		for (const speaker of [await party.neighbour(), await party.neighbour()])
			await speaker.do({ type: 'RaiseHand', kind: 'speak' });
		await party.desk.do({ type: 'CallNext', after: null });
		return { kind: 'item', item: item() } as const;
	},
	vote: async () => {
		const asked = { question: 'Un banc ?', kind: 'approval', secret: false } as const;
		const vote = await party.desk.do({
			type: 'PrepareVote',
			item: item(),
			...asked,
			options: [],
			open: true
		});
		return { kind: 'vote', vote } as const;
	},
	wall: async () => {
		const wall = await party.desk.do({
			type: 'PrepareWall',
			item: item(),
			prompt: 'Vos idées ?',
			open: true
		});
		return { kind: 'wall', wall } as const;
	}
};

test.for(['floor', 'vote', 'wall'] as const)(
	'on a %s, the open form of each kind leaves every button to be pressed',
	async (name) => {
		await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item: item() } });
		const stage = await stages[name]();
		await party.desk.do({ type: 'ShowStage', stage });
		const say = await staffSay('fr');
		const found: string[] = [];
		for (const size of sizes) {
			await laptop.setViewportSize(size);
			for (const kind of entryKinds) {
				await press(form(), new RegExp(say(`kind.${kind}`)));
				await see(form(), say('entry.note'));
				found.push(...(await covered(laptop)).map((each) => `${size.width}, ${kind}: ${each}`));
				if (shots) await laptop.screenshot({ path: resolve(shots, `${name}-${kind}-${size.width}.png`) });
				await press(form(), say('close'));
			}
		}
		expect(found).toEqual([]);
	}
);

test('by mouse, the form goes once its note is sent, and the note is seen', async () => {
	await party.desk.do({ type: 'ShowStage', stage: { kind: 'item', item: item() } });
	await press(form(), /^A?\s*Action$/);
	await fill(laptop, 'Ce qui se dit', 'Appeler le bailleur');
	await press(form(), 'Noter');
	await see(laptop, 'Appeler le bailleur');
	await miss(form(), 'Noter');
	expect(await button(form(), 'Fermer').count()).toBe(0);
});
