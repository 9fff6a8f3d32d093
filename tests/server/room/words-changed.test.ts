// Two pages that change the same words of the laptop.
import { expect, test } from 'vitest';
import { laptop, makeTable, tablesOf } from '../../support/hall.ts';
import { ask, startTestServer } from '../../support/server.ts';

const changed = { status: 409, body: { refused: 'words-changed' } };

test('R22 a table’s name that changed meanwhile is not replaced without asking', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const id = await makeTable(server, token);
	const edit = (body: object) => ask(server, `/tables/${id}`, { method: 'PATCH', token, body });
	const first = (await tablesOf(server, token)).tables[0]?.name;
	expect((await edit({ name: 'Table du Marché', seen: { name: first } })).status).toBe(200);
	expect(await edit({ name: 'Le quai', association: 'Les amis', seen: { name: first } })).toEqual(changed);
	expect((await tablesOf(server, token)).tables[0]).toMatchObject({
		name: 'Table du Marché',
		association: ''
	});
	// The same wish twice, another field, or nothing said: taken.
	expect((await edit({ name: 'Table du Marché', seen: { name: first } })).status).toBe(200);
	expect((await edit({ association: 'Les amis', seen: { association: '' } })).status).toBe(200);
	expect((await edit({ name: 'Le quai' })).status).toBe(200);
	expect((await tablesOf(server, token)).tables[0]).toMatchObject({
		name: 'Le quai',
		association: 'Les amis'
	});
});

test('R22 the Wi-Fi of the hall that changed meanwhile is not replaced without asking', async () => {
	const server = await startTestServer();
	const token = await laptop(server);
	const edit = (wifi: object | null, seen?: object) =>
		ask(server, '/settings', { method: 'PATCH', token, body: { wifi, ...seen } });
	const [salle, cour] = ['Salle', 'Cour'].map((ssid) => ({ ssid, password: 'oliviers' }));
	expect((await edit(salle ?? null, { seen: { wifi: null } })).status).toBe(200);
	expect(await edit(cour ?? null, { seen: { wifi: null } })).toEqual(changed);
	expect((await edit(cour ?? null, { seen: { wifi: salle } })).status).toBe(200);
	expect(await edit(null, { seen: { wifi: salle } })).toEqual(changed);
	expect((await edit(null)).status).toBe(200);
});
