// Secret boxes: what every store must do with sealed ballots.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToSeal } from '#server/store/streams.ts';
import { StoreFailure } from '#server/store/store.ts';
import { choicesOf, meeting } from './folder.ts';
import type { OpenedFolder } from './folder.ts';
import { meetingStreams } from '#server/meeting/stream.ts';

const box = 'vote-000001.1';
const options = ['for', 'against', 'abstain', 'none'];
const ballot = (person: string, choice: string[], label = 0): ToSeal => ({
	box,
	owner: person,
	label,
	content: choice
});
export function boxesSuite(name: string, opened: () => Promise<OpenedFolder>) {
	const withBox = async (capacity = 4) => {
		const it = await opened();
		await meetingStreams(it.store).openBox(meeting, box, capacity);
		return it;
	};

	describe(`${name}: secret boxes`, () => {
		test('a box that was not opened gives no ballots and takes none', async () => {
			const { store } = await opened();
			expect(await meetingStreams(store).inBox(meeting, box, ['p1'])).toBeNull();
			await expect(meetingStreams(store).seal(meeting, [ballot('p1', ['for'])])).rejects.toThrow(
				StoreFailure
			);
		});

		test('the ballots are all there, also after reopening', async () => {
			const it = await withBox();
			await meetingStreams(it.store).seal(meeting, [ballot('p1', ['for']), ballot('p2', ['against'])]);
			await meetingStreams(it.store).seal(meeting, [ballot('p3', ['for'])]);
			const voters = ['p1', 'p2', 'p3', 'p4'];
			expect(await choicesOf(it.store, box, voters)).toEqual(['against', 'for', 'for']);
			expect(await choicesOf(await it.reopen(), box, voters)).toEqual(['against', 'for', 'for']);
		});

		test('a ballot comes out as it went in, whole, with how it came and without its voter', async () => {
			const { store } = await withBox();
			await meetingStreams(store).seal(meeting, [ballot('p1', ['for', 'none'], 2)]);
			expect(await meetingStreams(store).inBox(meeting, box, ['p1', 'p2'])).toEqual([
				{ label: 2, content: ['for', 'none'] }
			]);
		});

		test('only the ballots of those asked for come out', async () => {
			const { store } = await withBox();
			await meetingStreams(store).seal(meeting, [ballot('p1', ['for']), ballot('p2', ['against'])]);
			expect(await choicesOf(store, box, ['p2', 'p9'])).toEqual(['against']);
			expect(await choicesOf(store, box, [])).toEqual([]);
		});

		test('a replaced ballot counts once, in one batch or in several', async () => {
			const it = await withBox();
			await meetingStreams(it.store).seal(meeting, [ballot('p1', ['for']), ballot('p1', ['against'])]);
			for (const choice of ['for', 'none', 'abstain', 'for', 'abstain'])
				await meetingStreams(it.store).seal(meeting, [ballot('p1', [choice])]);
			expect(await choicesOf(it.store, box, ['p1'])).toEqual(['abstain']);
			expect(await choicesOf(await it.reopen(), box, ['p1'])).toEqual(['abstain']);
		});

		test('it takes more ballots than it was made for', async () => {
			const it = await withBox(2);
			const persons = Array.from({ length: 40 }, (_, n) => `person-${n}`);
			await meetingStreams(it.store).seal(
				meeting,
				persons.slice(0, 15).map((person) => ballot(person, ['for']))
			);
			for (const person of persons) await meetingStreams(it.store).seal(meeting, [ballot(person, ['none'])]);
			const all = Array(40).fill('none');
			expect(await choicesOf(it.store, box, persons)).toEqual(all);
			expect(await choicesOf(await it.reopen(), box, persons)).toEqual(all);
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
					const here = `vote-000001.${round}`;
					await meetingStreams(it.store).openBox(meeting, here, capacity);
					const expected = new Map<string, string>();
					for (const { ballots, undone } of steps) {
						const undo = await meetingStreams(it.store).seal(
							meeting,
							ballots.map(([person, choice]) => ({ ...ballot(person, [choice]), box: here }))
						);
						if (undone) await undo();
						else for (const [person, choice] of ballots) expected.set(person, choice);
					}
					const voters = ['p1', 'p2', 'p3', 'p4', 'p5'];
					expect(await choicesOf(it.store, here, voters)).toEqual([...expected.values()].sort());
				}),
				{ numRuns: 30 }
			);
		});

		test('a box that is opened again keeps its ballots', async () => {
			const it = await withBox();
			await meetingStreams(it.store).seal(meeting, [ballot('p1', ['for'])]);
			await meetingStreams(it.store).openBox(meeting, box, 9);
			await meetingStreams(await it.reopen()).openBox(meeting, box, 9);
			expect(await choicesOf(it.store, box, ['p1'])).toEqual(['for']);
		});

		test('recovery tells which of the known voters have a ballot, and drops every other ballot', async () => {
			const it = await withBox();
			await meetingStreams(it.store).seal(meeting, [ballot('p1', ['for']), ballot('p2', ['none'], 2)]);
			await meetingStreams(it.store).seal(meeting, [ballot('gone', ['for'])]);
			const store = await it.reopen();
			expect(await meetingStreams(store).recoverBox(meeting, box, ['p2', 'p3', 'p1'])).toEqual([
				{ owner: 'p2', label: 2 },
				{ owner: 'p1', label: 0 }
			]);
			expect(await choicesOf(store, box, ['p1', 'p2', 'gone'])).toEqual(['for', 'none']);
			expect(await meetingStreams(store).recoverBox(meeting, 'vote-000001.7', ['p1'])).toEqual([]);
		});

		test('rounds and votes have boxes of their own, that are told and destroyed', async () => {
			const it = await withBox();
			const other = 'vote-000001.2';
			await meetingStreams(it.store).openBox(meeting, other, 3);
			await meetingStreams(it.store).seal(meeting, [
				ballot('p1', ['for']),
				{ ...ballot('p1', ['none']), box: other }
			]);
			expect(await choicesOf(it.store, other, ['p1'])).toEqual(['none']);
			const store = await it.reopen();
			expect(await meetingStreams(store).boxes(meeting)).toHaveLength(2);
			await meetingStreams(store).destroyBox(meeting, box);
			await meetingStreams(store).destroyBox(meeting, box);
			expect(await meetingStreams(store).boxes(meeting)).toEqual([other]);
			expect(await meetingStreams(store).inBox(meeting, box, ['p1'])).toBeNull();
			expect(await meetingStreams(store).boxes('meeting-0002')).toEqual([]);
		});
	});
}
