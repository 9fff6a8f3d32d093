import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, diff } from '#stream/patch.ts';

const entry = fc.record({ id: fc.constantFrom(...'abcdefghijkl'), words: fc.constantFrom('x', 'y') });
const list = fc.uniqueArray(entry, { selector: (one) => one.id });
const view = fc.record({
	list,
	other: fc.option(fc.string()),
	nested: fc.oneof(
		fc.record({ n: fc.integer() }),
		fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.option(list), d: fc.nat(2) }),
		fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.nat(2), e: fc.nat(2) }),
		fc.constant(null)
	)
});

type View = typeof view extends fc.Arbitrary<infer V> ? V : never;
/** Takes its list, and one field of its nested part, from the other view. */
function nearTo(one: View, other: View): View {
	const { nested } = one;
	if (nested === null || !('a' in nested)) return { ...one, list: other.list };
	return { ...one, list: other.list, nested: { ...nested, a: nested.a + 1 } };
}

describe('patch', () => {
	it('M11 a patch turns one view into the other, whatever was dropped, put, moved or changed', () => {
		const met = new Set<string>();
		fc.assert(
			fc.property(view, view, fc.boolean(), (before, drawn, isNear) => {
				// Two views without anything in common are sent whole. So most pairs here resemble each other.
				const after = isNear ? nearTo(before, drawn) : drawn;
				const patch = diff(before, after);
				for (const how of Object.keys(patch ?? {})) met.add(how);
				for (const { drop, put } of Object.values(patch?.list ?? {}))
					for (const what of [...(drop.length > 0 ? ['drop'] : []), ...(put.length > 0 ? ['put'] : [])])
						met.add(what);
				const wire: typeof patch = JSON.parse(JSON.stringify(patch));
				expect(wire ? apply(before, wire) : before).toEqual(after);
			})
		);
		expect([...met].toSorted()).toEqual(['drop', 'fields', 'list', 'put', 'set']);
	});

	it('M11 if nothing changed, nothing is sent', () => {
		fc.assert(
			fc.property(view, (one) => {
				expect(diff(one, structuredClone(one))).toBeNull();
			})
		);
	});

	it('M11 one entry that is added to a long list costs that entry alone', () => {
		const many = Array.from({ length: 100 }, (_, n) => ({ id: `idea-${n}`, words: 'Un mur bien rempli' }));
		const patch = diff(
			{ list: many },
			{ list: [...many.slice(0, 50), { id: 'new', words: 'x' }, ...many.slice(50)] }
		);
		expect(patch).toEqual({ list: { list: { drop: [], put: [[50, { id: 'new', words: 'x' }]] } } });
	});

	it('M11 of two lists that begin and end alike, only the part between is named', () => {
		const part = (from: string) =>
			fc.uniqueArray(fc.record({ id: fc.constantFrom(...from), words: fc.constantFrom('x', 'y') }), {
				selector: (one) => one.id
			});
		fc.assert(
			fc.property(part('abcd'), part('efgh'), part('efgh'), part('ijkl'), (start, was, now, end) => {
				const [before, after] = [was, now].map((middle) => ({ list: [...start, ...middle, ...end] }));
				const { drop = [], put = [] } = diff(before ?? {}, after ?? {})?.list?.list ?? {};
				expect(apply(structuredClone(before ?? {}), { list: { list: { drop, put } } })).toEqual(after);
				expect(was.map(({ id }) => id)).toEqual(expect.arrayContaining([...drop]));
				for (const [index, entry] of put) expect(now[index - start.length]).toEqual(entry);
			})
		);
	});

	it('M11 a list without ids is sent whole', () => {
		expect(diff({ list: ['a', 'b'] }, { list: ['a', 'c'] })).toEqual({ set: { list: ['a', 'c'] } });
		expect(diff({ list: ['a', 'b'] }, { list: ['a', 'b'] })).toBeNull();
	});

	it('M11 one changed field of a part costs that field alone', () => {
		const vote = { id: 'v', question: 'Un banc à l’ombre ?', state: 'open', answered: 36 };
		const patch = diff({ vote }, { vote: { ...vote, answered: 37 } });
		expect(patch).toEqual({ fields: { vote: { answered: 37 } } });
	});

	it('M11 parts that the patch does not name stay the same objects', () => {
		const before = { list: [{ id: 'a' }], other: 1 };
		expect(apply(before, { set: { other: 2 } }).list).toBe(before.list);
	});
});

it('a list whose entries have no ids is sent whole, also if it only became longer', () => {
	expect(diff({ words: ['a'] }, { words: ['a', 'b'] })).toEqual({ set: { words: ['a', 'b'] } });
	expect(diff({ words: [] }, { words: [{ id: 'a' }] })).toEqual({
		list: { words: { drop: [], put: [[0, { id: 'a' }]] } }
	});
});
