// The opening of a table's next meeting asks once about the minutes of the last one, and one press publishes them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffView } from '#meeting/view-types.ts';
import { Party } from '../support/browser/party.ts';
import { Client } from '../support/client.ts';
import { makeMeeting, tablesOf } from '../support/hall.ts';
import { spaced } from '../support/documents/reading.ts';

let party: Party;
beforeAll(async () => {
	party = await Party.open();
});
afterAll(() => party.close());

test('L162 the laptop asks « Quelqu’un corrige ? » at the opening; one key publishes, read together', async () => {
	const { server, token } = party;
	const { tables } = await tablesOf({ url: server.url, laptopSecret: '' }, token);
	const table = tables.find(({ meetings }) => meetings.some(({ id }) => id === party.meeting))?.id ?? '';
	const former = await makeMeeting({ url: server.url, laptopSecret: '' }, { token, table, title: 'Avant' });
	const auth = { meeting: former.id, token, role: 'facilitator' } as const;
	const before = await new Client<StaffView>(server.url, auth).connect();
	await before.do({ type: 'OpenDoors' });
	await before.do({ type: 'NoteEntry', kind: 'decision', words: 'Un banc rouge' });
	await before.do({ type: 'CloseMeeting' });
	await party.desk.do({ type: 'OpenDoors' });
	const { page } = await party.surface('facilitator');
	await page.setViewportSize({ width: 1093, height: 614 });
	const asked = page.getByRole('group', { name: /Quelqu’un corrige le compte rendu du/ });
	await asked.waitFor();
	const folder = process.env['SHOTS'];
	if (folder) await page.screenshot({ path: `${folder}/former.png` });
	await asked.getByRole('button', { name: 'Non : publier, relu ensemble' }).click();
	await page.getByText('Le compte rendu est publié, relu ensemble.').waitFor();
	expect(await asked.count()).toBe(0);
	if (folder) await page.screenshot({ path: `${folder}/former-done.png` });
	const minutes = await (await fetch(`${server.url}/minutes/${former.key}?lang=fr`)).text();
	expect(spaced(minutes)).toMatch(/relue ensemble le/);
});

test('L162 what the check finds is shown, and the press leads to where it is looked at and published', async () => {
	const { server, token } = party;
	const { tables } = await tablesOf({ url: server.url, laptopSecret: '' }, token);
	const table = tables.find(({ meetings }) => meetings.some(({ id }) => id === party.meeting))?.id ?? '';
	const former = await makeMeeting({ url: server.url, laptopSecret: '' }, { token, table, title: 'Autre' });
	const auth = { meeting: former.id, token, role: 'facilitator' } as const;
	const before = await new Client<StaffView>(server.url, auth).connect();
	await before.do({ type: 'OpenDoors' });
	await before.do({ type: 'NoteEntry', kind: 'decision', words: 'Appeler le 06 12 34 56 78' });
	await before.do({ type: 'CloseMeeting' });
	const { page } = await party.surface('facilitator');
	await page.setViewportSize({ width: 1093, height: 614 });
	const asked = page.getByRole('group', { name: /Quelqu’un corrige le compte rendu du/ });
	await asked.getByText('Un numéro de téléphone : 06 12 34 56 78').waitFor();
	expect(await asked.getByRole('button', { name: 'Non : publier, relu ensemble' }).count()).toBe(0);
	const folder = process.env['SHOTS'];
	if (folder) await page.screenshot({ path: `${folder}/former-found.png` });
	const opened = page.context().waitForEvent('page');
	await asked.getByRole('button', { name: 'Non : regarder, puis publier' }).click();
	expect((await opened).url()).toContain(`/facilitate#${former.id}`);
});
