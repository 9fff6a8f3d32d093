// Streams: what every store must do with lines and with withdrawn words.
import { meetingStreams } from '#server/meeting/stream.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '#meeting/event.ts';
import { StoreFailure, VersionConflict } from '#server/store/store.ts';
import { counted, disagreement, idea, lineOf, meeting } from './folder.ts';
import type { OpenedFolder } from './folder.ts';

const isIdea =
	(id: string) =>
	(event: Event): boolean =>
		event.type === 'IdeaPosted' && event.idea === id;

export function streamsSuite(name: string, opened: () => Promise<OpenedFolder>) {
	describe(`${name}: streams`, () => {
		test('a new one is empty, and is not made twice', async () => {
			const { store } = await opened();
			expect(await meetingStreams(store).load(meeting)).toEqual({ lines: [], dropped: 0 });
			await expect(meetingStreams(store).create(meeting)).rejects.toThrow(StoreFailure);
		});

		test('a stream that does not exist is reported as missing', async () => {
			const { store } = await opened();
			const missing = { damaged: { line: 0, reason: 'missing' } };
			expect(await meetingStreams(store).load('meeting-0002')).toEqual(missing);
			await expect(meetingStreams(store).append('meeting-0002', 0, [lineOf(1, counted(1))])).rejects.toThrow(
				StoreFailure
			);
			expect(await meetingStreams(store).load('meeting-0002')).toEqual(missing);
		});

		test('what was appended is there after reopening, batch after batch', async () => {
			const it = await opened();
			const first = [lineOf(1, counted(1)), lineOf(2, counted(2), idea('idea-000001', 'Un banc'))];
			await meetingStreams(it.store).append(meeting, 0, first);
			const store = await it.reopen();
			expect(await meetingStreams(store).load(meeting)).toEqual({ lines: first, dropped: 0 });
			await meetingStreams(store).append(meeting, 2, [lineOf(3)]);
			expect(await meetingStreams(await it.reopen()).load(meeting)).toEqual({
				lines: [...first, lineOf(3)],
				dropped: 0
			});
		});

		test('a wrong version is a conflict and writes nothing', async () => {
			const { store } = await opened();
			await meetingStreams(store).append(meeting, 0, [lineOf(1)]);
			await expect(meetingStreams(store).append(meeting, 0, [lineOf(1)])).rejects.toThrow(VersionConflict);
			await expect(meetingStreams(store).append(meeting, 2, [lineOf(3)])).rejects.toThrow(VersionConflict);
			expect(await meetingStreams(store).load(meeting)).toEqual({ lines: [lineOf(1)], dropped: 0 });
		});

		test('two appends at once: one wins, the other is refused', async () => {
			const { store } = await opened();
			const both = [counted(1), counted(2)].map((event) =>
				meetingStreams(store).append(meeting, 0, [lineOf(1, event)])
			);
			const ends = await Promise.allSettled(both);
			expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			expect(await meetingStreams(store).load(meeting)).toMatchObject({ lines: [{ version: 1 }] });
		});

		test('streams do not mix', async () => {
			const { store } = await opened();
			await meetingStreams(store).create('meeting-0002');
			await meetingStreams(store).append(meeting, 0, [lineOf(1, counted(1))]);
			await meetingStreams(store).append('meeting-0002', 0, [lineOf(1, counted(2))]);
			expect(await meetingStreams(store).load('meeting-0002')).toEqual({
				lines: [lineOf(1, counted(2))],
				dropped: 0
			});
		});

		test('an id is never a path', async () => {
			const { store } = await opened();
			await expect((async () => meetingStreams(store).load('../catalogue'))()).rejects.toThrow(RangeError);
		});

		test('any words come back as they were', async () => {
			const it = await opened();
			const words = fc.string({ unit: 'binary', maxLength: 40 });
			let version = 0;
			const lines = fc
				.sample(fc.tuple(words, words), 200)
				.map(([a, b]) => lineOf(++version, disagreement(a, b)));
			const awkward = [
				'"',
				'\\',
				'\\"',
				'%0041',
				'a\nb',
				'\u0000',
				'\ud800x',
				'~ ',
				'"],["',
				',"words":[["',
				'«\u00a0é\u00a0»'
			];
			lines.push(...awkward.map((text) => lineOf(++version, idea('idea-000001', text))));
			await meetingStreams(it.store).append(meeting, 0, lines);
			expect(await meetingStreams(await it.reopen()).load(meeting)).toEqual({ lines, dropped: 0 });
		});
	});

	describe(`${name}: withdrawn words`, () => {
		const before = [
			lineOf(1, idea('idea-000001', 'Le "bruit" la nuit'), idea('idea-000002', 'Un banc à l’ombre')),
			lineOf(2, disagreement('Oui, vite', 'Non, ailleurs'))
		];
		const after = [
			lineOf(1, idea('idea-000001', null), idea('idea-000002', 'Un banc à l’ombre')),
			lineOf(2, disagreement('Oui, vite', 'Non, ailleurs'))
		];

		test('are null from then on, and no others', async () => {
			const it = await opened();
			await meetingStreams(it.store).append(meeting, 0, before);
			await meetingStreams(it.store).blank(meeting, isIdea('idea-000001'));
			expect(await meetingStreams(it.store).load(meeting)).toEqual({ lines: after, dropped: 0 });
			expect(await meetingStreams(await it.reopen()).load(meeting)).toEqual({ lines: after, dropped: 0 });
		});

		test('may be blanked again, and the stream goes on', async () => {
			const it = await opened();
			await meetingStreams(it.store).append(meeting, 0, before);
			for (let times = 0; times < 2; times += 1)
				await meetingStreams(it.store).blank(meeting, isIdea('idea-000001'));
			await meetingStreams(it.store).append(meeting, 2, [lineOf(3)]);
			expect(await meetingStreams(await it.reopen()).load(meeting)).toEqual({
				lines: [...after, lineOf(3)],
				dropped: 0
			});
		});

		test('both positions of a disagreement go', async () => {
			const { store } = await opened();
			await meetingStreams(store).append(meeting, 0, before);
			await meetingStreams(store).blank(meeting, (event) => event.type === 'EntryNoted');
			expect(await meetingStreams(store).load(meeting)).toMatchObject({
				lines: [{}, { events: [{ words: null, against: null }] }]
			});
		});
	});
}
