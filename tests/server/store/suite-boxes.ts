// Secret boxes: what every store must do with sealed ballots.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Channel } from '#meeting/frame.ts';
import type { SealedBallot } from '#meeting/vote/state.ts';
import { StoreFailure } from '#server/store/store.ts';
import { meeting } from './support.ts';
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
export function boxesSuite(name: string, opened: () => Promise<Opened>) {
	const withBox = async (capacity = 4) => {
		const it = await opened();
		await it.store.openBox(meeting, box, options, capacity);
		return it;
	};

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
				{ voter: 'p2', channel: 'paper' },
				{ voter: 'p1', channel: 'phone' }
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
}
