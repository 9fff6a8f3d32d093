// What every store must do. The suite uses only the interface, so a new kind of store runs it as it is.
import { describe, expect, test } from 'vitest';
import { boxesSuite } from './suite-boxes.ts';
import { streamsSuite } from './suite-streams.ts';
import { meeting } from './folder.ts';
import type { OpenedFolder } from './folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

export function storeSuite(name: string, open: () => Promise<OpenedFolder>) {
	const opened = async () => {
		const it = await open();
		await meetingStreams(it.store).create(meeting);
		return it;
	};

	streamsSuite(name, opened);
	boxesSuite(name, opened);

	describe(`${name}: names and catalogue`, () => {
		test('a name is kept apart until it is dropped', async () => {
			const it = await opened();
			expect(await meetingStreams(it.store).names(meeting)).toEqual({});
			await meetingStreams(it.store).setName(meeting, 'p1', 'Nadia');
			await meetingStreams(it.store).setName(meeting, 'p2', 'Yann');
			await meetingStreams(it.store).setName(meeting, 'p1', 'Nadège');
			expect(await meetingStreams(it.store).names('meeting-0002')).toEqual({});
			const store = await it.reopen();
			expect(await meetingStreams(store).names(meeting)).toEqual({ p1: 'Nadège', p2: 'Yann' });
			await meetingStreams(store).dropName(meeting, 'p1');
			await meetingStreams(store).dropName(meeting, 'p9');
			expect(await meetingStreams(await it.reopen()).names(meeting)).toEqual({ p2: 'Yann' });
		});

		test('changes of the catalogue are made one after the other and last', async () => {
			const it = await opened();
			const table = (id: string) => ({ id, name: id, association: '', createdAt: 1 });
			const changes = ['a', 'b', 'c'].map((id) =>
				it.store.catalogue.update(({ tables }) => tables.push(table(id)))
			);
			expect(await Promise.all(changes)).toEqual([1, 2, 3]);
			const store = await it.reopen();
			expect(store.catalogue.data.tables).toEqual(['a', 'b', 'c'].map(table));
		});

		test('a change that throws leaves the catalogue as it was', async () => {
			const { store } = await opened();
			const before = store.catalogue.data;
			const change = store.catalogue.update((draft) => {
				draft.settings.address = '10.0.0.1';
				throw new Error('no');
			});
			await expect(change).rejects.toThrow('no');
			expect(store.catalogue.data).toBe(before);
			expect(before.settings.address).toBeNull();
		});
	});
}
