import fc from 'fast-check';
import { expect, it } from 'vitest';
import { between, lengthened, replaced } from '#stream/between.ts';
import { Copies, folding, withAt, withLast } from '#stream/growth.ts';

type List = readonly number[];
type Change = (list: List) => List;

const place = fc.nat(12);
const value = fc.nat(9);
/** What makes another list of one, at places that are in it. */
const copying = fc.oneof(
	fc.tuple(place, place, fc.array(value, { maxLength: 4 })).map(([a, b, by]): Change => (list) => {
		const [one, other] = [a % (list.length + 1), b % (list.length + 1)];
		return replaced(list, Math.min(one, other), Math.max(one, other), by);
	}),
	value.map(
		(last): Change =>
			(list) =>
				lengthened(list, last)
	)
);
/** What a batch does to a list that it has copied: it grows and changes in place. */
const growing = fc.oneof(
	value.map(
		(last): Change =>
			(list) =>
				withLast(list, last)
	),
	fc.tuple(place, value).map(
		([at, put]): Change =>
			(list) =>
				withAt(list, at % list.length, put)
	)
);

/** Outside of their middles the two are the same. */
function check(was: List, now: List): void {
	const { start, wasEnd, nowEnd } = between(was, now);
	expect(start).toBeLessThanOrEqual(Math.min(wasEnd, nowEnd));
	expect(now.slice(0, start)).toEqual(was.slice(0, start));
	expect(now.slice(nowEnd)).toEqual(was.slice(wasEnd));
}

it('two lists are the same outside of their middles, whether one was made from the other or not', () => {
	fc.assert(
		fc.property(fc.array(value), fc.array(copying, { maxLength: 6 }), (first, changes) => {
			const lists: List[] = [first];
			for (const change of changes) lists.push(change(lists.at(-1) ?? []));
			for (const was of lists) for (const now of lists) check(was, now);
		})
	);
});

it('a list that grows and changes in place within one batch is the same outside of the middle', () => {
	fc.assert(
		fc.property(fc.array(value), fc.array(growing, { maxLength: 6 }), (first, changes) => {
			const now = folding(new Copies(), () =>
				changes.reduce<List>((list, change) => change(list), withLast(first, 0))
			);
			check(first, now);
		})
	);
});

it('what a long list was made from is not looked at again', () => {
	let looks = 0;
	const was = new Proxy(
		Array.from({ length: 5000 }, (_, index) => index),
		{
			get: (list, name): unknown => ((looks += 1), Reflect.get(list, name, list))
		}
	);
	for (const now of [replaced(was, 4000, 4000, [-1]), lengthened(was, -1)]) {
		looks = 0;
		const { start, wasEnd, nowEnd } = between(was, now);
		expect([wasEnd - start, nowEnd - start]).toEqual([0, 1]);
		expect(looks).toBeLessThan(10);
	}
});
