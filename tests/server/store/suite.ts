// What every store must do, over the interface alone. A new kind of store runs this as it is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '#meeting/event.ts';
import type { Channel } from '#meeting/frame.ts';
import type { SealedBallot } from '#meeting/vote/state.ts';
import { StoreFailure, VersionConflict } from '#server/store/store.ts';
import { counted, disagreement, idea, lineOf, meeting } from './support.ts';
import type { Opened } from './support.ts';

const vote = 'vote-000001';
const box = { vote, round: 1 };
const options = ['for', 'against', 'abstain', 'none'];
const ballot = (person: string, choice: string[], channel: Channel = 'phone'): SealedBallot => ({
	kind: 'ballot',
	vote,
	round: 1,
	person,
	channel,
	choice
});
const isIdea =
	(id: string) =>
	(event: Event): boolean =>
		event.type === 'IdeaPosted' && event.idea === id;

export function storeSuite(name: string, open: () => Promise<Opened>) {
	const opened = async () => {
		const it = await open();
		await it.store.create(meeting);
		return it;
	};
	const withBox = async (capacity = 4) => {
		const it = await opened();
		await it.store.openBox(meeting, box, options, capacity);
		return it;
	};

	describe(`${name}: streams`, () => {
		test('a new one is empty, and is not made twice', async () => {
			const { store } = await opened();
			expect(await store.load(meeting)).toEqual({ lines: [], dropped: 0 });
			await expect(store.create(meeting)).rejects.toThrow(StoreFailure);
		});

		test('one that does not exist is told as missing', async () => {
			const { store } = await opened();
			const missing = { damaged: { line: 0, reason: 'missing' } };
			expect(await store.load('meeting-0002')).toEqual(missing);
			await expect(store.append('meeting-0002', 0, [lineOf(1, counted(1))])).rejects.toThrow(StoreFailure);
			expect(await store.load('meeting-0002')).toEqual(missing);
		});

		test('what was appended is there after reopening, batch after batch', async () => {
			const it = await opened();
			const first = [lineOf(1, counted(1)), lineOf(2, counted(2), idea('idea-000001', 'Un banc'))];
			await it.store.append(meeting, 0, first);
			const store = await it.reopen();
			expect(await store.load(meeting)).toEqual({ lines: first, dropped: 0 });
			await store.append(meeting, 2, [lineOf(3)]);
			expect(await (await it.reopen()).load(meeting)).toEqual({ lines: [...first, lineOf(3)], dropped: 0 });
		});

		test('a wrong version is a conflict and writes nothing', async () => {
			const { store } = await opened();
			await store.append(meeting, 0, [lineOf(1)]);
			await expect(store.append(meeting, 0, [lineOf(1)])).rejects.toThrow(VersionConflict);
			await expect(store.append(meeting, 2, [lineOf(3)])).rejects.toThrow(VersionConflict);
			expect(await store.load(meeting)).toEqual({ lines: [lineOf(1)], dropped: 0 });
		});

		test('of two that append at once, one wins', async () => {
			const { store } = await opened();
			const both = [counted(1), counted(2)].map((event) => store.append(meeting, 0, [lineOf(1, event)]));
			const ends = await Promise.allSettled(both);
			expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			expect(await store.load(meeting)).toMatchObject({ lines: [{ version: 1 }] });
		});

		test('streams do not mix', async () => {
			const { store } = await opened();
			await store.create('meeting-0002');
			await store.append(meeting, 0, [lineOf(1, counted(1))]);
			await store.append('meeting-0002', 0, [lineOf(1, counted(2))]);
			expect(await store.load('meeting-0002')).toEqual({ lines: [lineOf(1, counted(2))], dropped: 0 });
		});

		test('an id is never a path', async () => {
			const { store } = await opened();
			await expect((async () => store.load('../catalogue'))()).rejects.toThrow(RangeError);
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
			await it.store.append(meeting, 0, lines);
			expect(await (await it.reopen()).load(meeting)).toEqual({ lines, dropped: 0 });
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
			await it.store.append(meeting, 0, before);
			await it.store.blank(meeting, isIdea('idea-000001'));
			expect(await it.store.load(meeting)).toEqual({ lines: after, dropped: 0 });
			expect(await (await it.reopen()).load(meeting)).toEqual({ lines: after, dropped: 0 });
		});

		test('may be blanked again, and the stream goes on', async () => {
			const it = await opened();
			await it.store.append(meeting, 0, before);
			for (let times = 0; times < 2; times += 1) await it.store.blank(meeting, isIdea('idea-000001'));
			await it.store.append(meeting, 2, [lineOf(3)]);
			expect(await (await it.reopen()).load(meeting)).toEqual({ lines: [...after, lineOf(3)], dropped: 0 });
		});

		test('both positions of a disagreement go', async () => {
			const { store } = await opened();
			await store.append(meeting, 0, before);
			await store.blank(meeting, (event) => event.type === 'EntryNoted');
			expect(await store.load(meeting)).toMatchObject({
				lines: [{}, { events: [{ words: null, against: null }] }]
			});
		});
	});

	describe(`${name}: secret boxes`, () => {
		test('there is no tally without a box', async () => {
			const { store } = await opened();
			expect(await store.tally(meeting, box)).toBeNull();
			await expect(store.seal(meeting, [ballot('p1', ['for'])])).rejects.toThrow(StoreFailure);
		});

		test('the tally is exact, also after reopening', async () => {
			const it = await withBox();
			await it.store.seal(meeting, [ballot('p1', ['for']), ballot('p2', ['against'])]);
			await it.store.seal(meeting, [ballot('p3', ['for'])]);
			const tally = { cast: 3, counts: { for: 2, against: 1, abstain: 0, none: 0 } };
			expect(await it.store.tally(meeting, box)).toEqual(tally);
			expect(await (await it.reopen()).tally(meeting, box)).toEqual(tally);
		});

		test('a ballot of several choices counts once as a person', async () => {
			const { store } = await withBox();
			await store.seal(meeting, [ballot('p1', ['for', 'none'])]);
			const counts = { for: 1, against: 0, abstain: 0, none: 1 };
			expect(await store.tally(meeting, box)).toEqual({ cast: 1, counts });
		});

		test('a replaced ballot counts once, in one batch or in several', async () => {
			const it = await withBox();
			await it.store.seal(meeting, [ballot('p1', ['for']), ballot('p1', ['against'])]);
			for (const choice of ['for', 'none', 'abstain', 'for', 'abstain'])
				await it.store.seal(meeting, [ballot('p1', [choice])]);
			const tally = { cast: 1, counts: { for: 0, against: 0, abstain: 1, none: 0 } };
			expect(await it.store.tally(meeting, box)).toEqual(tally);
			expect(await (await it.reopen()).tally(meeting, box)).toEqual(tally);
		});

		test('it takes more ballots than it was made for', async () => {
			const it = await withBox(2);
			const persons = Array.from({ length: 40 }, (_, n) => `person-${n}`);
			await it.store.seal(
				meeting,
				persons.slice(0, 15).map((person) => ballot(person, ['for']))
			);
			for (const person of persons) await it.store.seal(meeting, [ballot(person, ['none'])]);
			const tally = { cast: 40, counts: { for: 0, against: 0, abstain: 0, none: 40 } };
			expect(await it.store.tally(meeting, box)).toEqual(tally);
			expect(await (await it.reopen()).tally(meeting, box)).toEqual(tally);
		});

		test('any sequence of ballots and ways back gives what a plain count gives', async () => {
			const voter = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5');
			const step = fc.record({
				ballots: fc.array(fc.tuple(voter, fc.constantFrom(...options)), { maxLength: 6 }),
				undone: fc.boolean()
			});
			const it = await opened();
			let round = 0;
			await fc.assert(
				fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.nat(9), async (steps, capacity) => {
					round += 1;
					const here = { vote, round };
					await it.store.openBox(meeting, here, options, capacity);
					const expected = new Map<string, string>();
					for (const { ballots, undone } of steps) {
						const undo = await it.store.seal(
							meeting,
							ballots.map(([person, choice]) => ({ ...ballot(person, [choice]), round: here.round }))
						);
						if (undone) await undo();
						else for (const [person, choice] of ballots) expected.set(person, choice);
					}
					const of = (option: string) => [...expected.values()].filter((choice) => choice === option).length;
					const tally = {
						cast: expected.size,
						counts: Object.fromEntries(options.map((option) => [option, of(option)]))
					};
					expect(await it.store.tally(meeting, here)).toEqual(tally);
				}),
				{ numRuns: 30 }
			);
		});

		test('opening one that is there keeps its ballots', async () => {
			const it = await withBox();
			await it.store.seal(meeting, [ballot('p1', ['for'])]);
			await it.store.openBox(meeting, box, options, 9);
			await (await it.reopen()).openBox(meeting, box, options, 9);
			expect(await it.store.tally(meeting, box)).toMatchObject({ cast: 1 });
		});

		test('recovery tells who of those known has a ballot, and drops that of nobody', async () => {
			const it = await withBox();
			await it.store.seal(meeting, [ballot('p1', ['for']), ballot('p2', ['none'], 'paper')]);
			await it.store.seal(meeting, [ballot('gone', ['for'])]);
			const store = await it.reopen();
			expect(await store.recoverBox(meeting, box, ['p2', 'p3', 'p1'])).toEqual([
				{ person: 'p2', channel: 'paper' },
				{ person: 'p1', channel: 'phone' }
			]);
			expect(await store.tally(meeting, box)).toMatchObject({ cast: 2, counts: { for: 1, none: 1 } });
			expect(await store.recoverBox(meeting, { vote, round: 7 }, ['p1'])).toEqual([]);
		});

		test('rounds and votes have boxes of their own, that are told and destroyed', async () => {
			const it = await withBox();
			const other = { vote, round: 2 };
			await it.store.openBox(meeting, other, options, 3);
			await it.store.seal(meeting, [ballot('p1', ['for']), { ...ballot('p1', ['none']), round: 2 }]);
			expect(await it.store.tally(meeting, other)).toMatchObject({ counts: { for: 0, none: 1 } });
			const store = await it.reopen();
			expect(await store.boxes(meeting)).toHaveLength(2);
			await store.destroyBox(meeting, box);
			await store.destroyBox(meeting, box);
			expect(await store.boxes(meeting)).toEqual([other]);
			expect(await store.tally(meeting, box)).toBeNull();
			expect(await store.boxes('meeting-0002')).toEqual([]);
		});
	});

	describe(`${name}: names and catalogue`, () => {
		test('a name is kept apart until it is dropped', async () => {
			const it = await opened();
			expect(await it.store.names(meeting)).toEqual({});
			await it.store.setName(meeting, 'p1', 'Nadia');
			await it.store.setName(meeting, 'p2', 'Yann');
			await it.store.setName(meeting, 'p1', 'Nadège');
			expect(await it.store.names('meeting-0002')).toEqual({});
			const store = await it.reopen();
			expect(await store.names(meeting)).toEqual({ p1: 'Nadège', p2: 'Yann' });
			await store.dropName(meeting, 'p1');
			await store.dropName(meeting, 'p9');
			expect(await (await it.reopen()).names(meeting)).toEqual({ p2: 'Yann' });
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
