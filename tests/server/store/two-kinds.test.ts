// Streams of two kinds in one folder, under the same id.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { meetingStreams } from '#server/meeting/stream.ts';
import { loanFolder } from '../../support/loans/kind.ts';
import { openShelves, shelvesIn } from '../../support/loans/rooms.ts';
import { counted, lineOf, openFiles } from '../../support/store/folder.ts';

const id = 'same-id-0001';
const box = 'vote-000001.1';

test('L122 a store that was opened without the folder of a kind says so before anything is written', async () => {
	const { store } = await openFiles();
	expect(() => store.streams(loanFolder)).toThrow('without the folder shelves');
});

test('L122 a kind gets the same streams each time, and another kind with its folder is refused', async () => {
	const store = await openShelves();
	expect(store.streams(loanFolder)).toBe(store.streams(loanFolder));
	expect(meetingStreams(store)).toBe(meetingStreams(store));
	const other = { name: 'meetings', rows: () => [], closes: () => false };
	expect(() => store.streams(other)).toThrow('another kind of stream has the folder meetings');
});

test('L122 the journals, names and boxes of two kinds never meet, even under one id', async () => {
	const store = await openShelves();
	const [meetings, shelves] = [meetingStreams(store), shelvesIn(store)];
	for (const streams of [meetings, shelves]) {
		await streams.create(id);
		await streams.openBox(id, box, 2);
	}
	await meetings.append(id, 0, [lineOf(1, counted(3))]);
	await meetings.setName(id, 'p1', 'Nadia');
	await shelves.setName(id, 'p1', 'Yann');
	expect([await meetings.names(id), await shelves.names(id)]).toEqual([{ p1: 'Nadia' }, { p1: 'Yann' }]);
	expect(await shelves.load(id)).toEqual({ lines: [], dropped: 0 });
	expect(await meetings.lying()).toEqual({ ids: [id], beside: [id, id] });
	await shelves.destroyBox(id, box);
	expect([await meetings.boxes(id), await shelves.boxes(id)]).toEqual([[box], []]);
	await shelves.remove(id);
	expect(await shelves.lying()).toEqual({ ids: [], beside: [] });
	expect(await meetings.names(id)).toEqual({ p1: 'Nadia' });
	expect(await meetings.load(id)).toMatchObject({ lines: [{ version: 1 }] });
	// Where they lay before there was a second kind.
	expect(await readdir(join(store.folder, 'names'))).toEqual([`${id}.json`]);
	expect(await readdir(join(store.folder, 'boxes'))).toEqual([`${id}.vote-000001.1.box`]);
});

test('L122 the keys of boxes of a second kind stay as long as their boxes', async () => {
	const store = await openShelves();
	await shelvesIn(store).create(id);
	await shelvesIn(store).openBox(id, box, 2);
	await store.close();
	const again = await openShelves(store.folder);
	expect(await shelvesIn(again).inBox(id, box, [])).toEqual([]);
	expect(await shelvesIn(again).boxes(id)).toEqual([box]);
});
