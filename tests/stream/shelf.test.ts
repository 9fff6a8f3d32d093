import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	allOn,
	emptyShelf,
	inOrder,
	inOrderSince,
	onShelf,
	shelve,
	unshelve,
	type Shelf
} from '#stream/shelf.ts';

const filled = (keys: readonly string[]): Shelf<string> =>
	keys.reduce<Shelf<string>>((shelf, key) => shelve(shelf, key, `of ${key}`), emptyShelf);

it('a shelf gives back what was put on it, whatever the keys are', () => {
	const keys = fc.uniqueArray(fc.string().filter((key) => key !== '__proto__'));
	fc.assert(
		fc.property(keys, fc.string(), (put, other) => {
			const shelf = filled(put);
			for (const key of put) expect(onShelf(shelf, key)).toBe(`of ${key}`);
			if (!put.includes(other)) expect(onShelf(shelf, other)).toBeUndefined();
			expect(allOn(shelf).sort()).toEqual(put.map((key) => `of ${key}`).sort());
			const [gone = '', ...stay] = put;
			expect(allOn(unshelve(shelf, gone)).sort()).toEqual(stay.map((key) => `of ${key}`).sort());
		})
	);
});

it('one more entry copies one page, and the shelf before stays as it was', () => {
	const before = filled(Array.from({ length: 5000 }, (_, index) => `entry-${index}`));
	const after = shelve(before, 'one more', 'of one more');
	const copied = after.filter((page, index) => page !== before[index]);
	expect(copied).toHaveLength(1);
	expect(Object.keys(copied[0] ?? {}).length).toBeLessThan(60);
	expect(onShelf(before, 'one more')).toBeUndefined();
});

it('an ordered list is the same, whether it is looked up anew or taken over from before', () => {
	const key = fc.constantFrom(...'abcdefgh');
	const keys = fc.uniqueArray(key);
	const step = fc.record({ put: fc.array(key), taken: fc.array(key, { maxLength: 1 }), keys });
	fc.assert(
		fc.property(fc.array(step), (steps) => {
			let before = {
				shelf: emptyShelf as Shelf<{ of: string }>,
				keys: [] as string[],
				all: [] as readonly { of: string }[]
			};
			for (const { put, taken, keys } of steps) {
				const more = put.reduce<typeof before.shelf>((on, of) => shelve(on, of, { of }), before.shelf);
				const shelf = taken.reduce((on, of) => unshelve(on, of), more);
				const all = inOrderSince(shelf, keys, before);
				const anew = inOrder(shelf, keys);
				expect(all).toHaveLength(anew.length);
				all.forEach((each, at) => expect(each).toBe(anew[at]));
				before = { shelf, keys, all };
			}
		}),
		{ numRuns: 500 }
	);
});
