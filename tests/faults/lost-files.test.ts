// One file of the data folder after the other is gone or damaged, while all others are whole.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyCatalogue } from '#server/store/catalogue-data.ts';
import { dropCatalogue, dropCopies } from '../support/catalogue.ts';
import { newToken } from '../support/client.ts';
import { facilitator, laptop, openMeeting, resident } from '../support/hall.ts';
import { startTestServer } from '../support/server.ts';

async function evening() {
	const server = await startTestServer();
	const { made } = await openMeeting(server);
	const token = newToken();
	const phone = await resident(server, made, token);
	await phone.do({ type: 'SetName', name: 'Zoubida' });
	await phone.do({ type: 'RaiseHand', kind: 'speak' });
	await server.close();
	return { dataDir: server.dataDir, made, token };
}

test('The catalogue is deleted in the middle of an evening: its copy takes its place, and everybody is back in their seat', async () => {
	const { dataDir, made, token } = await evening();
	await rm(join(dataDir, 'catalogue.json'));
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'copy' });
	expect((await resident(server, made, token)).view.turns).toHaveLength(1);
	expect((await facilitator(server, made)).view.turns).toHaveLength(1);
});

test('The catalogue and its copies are deleted: the index is made again from the journals, and the start says so', async () => {
	const { dataDir, made, token } = await evening();
	await dropCatalogue(dataDir);
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'journals', meetings: 1, damaged: 0 });
	expect((await resident(server, made, token)).mine?.name).toBe('Zoubida');
	const staff = await facilitator(server, { ...made, token: await laptop(server) });
	expect(staff.view.turns).toHaveLength(1);
});

test('The list of an earlier evening is put back beside today’s copies: the newest is taken, and everybody is back in their seat', async () => {
	const { dataDir, made, token } = await evening();
	const empty = { ...emptyCatalogue(), changes: 1 };
	await writeFile(join(dataDir, 'catalogue.json'), JSON.stringify(empty));
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'copy', meetings: 0 });
	expect((await resident(server, made, token)).view.turns).toHaveLength(1);
	expect((await facilitator(server, made)).view.turns).toHaveLength(1);
});

test('The catalogue can be read but lists nothing, and has no copy: the meetings are found again, and the start says so', async () => {
	const { dataDir, made, token } = await evening();
	await dropCopies(dataDir);
	await writeFile(join(dataDir, 'catalogue.json'), JSON.stringify(emptyCatalogue()));
	const server = await startTestServer({ dataDir });
	expect(server.recovered).toMatchObject({ from: 'journals', meetings: 1, damaged: 0 });
	expect((await resident(server, made, token)).view.turns).toHaveLength(1);
});

test('A file of first names is cut in half: the meeting opens without them, staff are told, and the file is set aside', async () => {
	const { dataDir, made, token } = await evening();
	await writeFile(join(dataDir, 'names', `${made.id}.json`), '{"version":1,"names":{"a":"Zou');
	const server = await startTestServer({ dataDir });
	expect((await facilitator(server, made)).view.connections.namesLost).toBe(true);
	const phone = await resident(server, made, token);
	await phone.do({ type: 'SetName', name: 'Zoubida' });
	await phone.until((_, mine) => mine?.name === 'Zoubida');
});
