import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speechRules } from '#meeting/frame.ts';
import { headOf, isTechnical, orderQueue, type Reason } from '#meeting/queue/order.ts';
import { emptyQueue, turnKinds, type Queue, type Spoken, type Turn } from '#meeting/queue/state.ts';

const people = ['anna', 'badi', 'cleo', 'dora', 'emil', 'fatou'];
const items = ['point-1', 'point-2', null];

const turn = fc.record({
	person: fc.constantFrom(...people),
	kind: fc.constantFrom(...turnKinds),
	passed: fc.constantFrom(0, 0, 0, 1),
	inRound: fc.boolean(),
	given: fc.boolean()
});
const spoken: fc.Arbitrary<Spoken> = fc.record({
	turns: fc.nat(5),
	ms: fc.constantFrom(0, 1000, 1000, 60_000),
	byItem: fc.dictionary(fc.constantFrom('point-1', 'point-2', ''), fc.nat(3))
});

const queues: fc.Arbitrary<Queue> = fc
	.record({
		turns: fc.array(turn, { maxLength: 12 }),
		shuffle: fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }),
		spoken: fc.dictionary(fc.constantFrom(...people), spoken),
		fixed: fc.uniqueArray(fc.record({ at: fc.nat(11), moved: fc.boolean() }), {
			selector: ({ at }) => at,
			maxLength: 4
		}),
		speaker: fc.option(fc.constantFrom(...people)),
		isRoundOn: fc.boolean()
	})
	.map(({ turns, shuffle, spoken, fixed, speaker, isRoundOn }) => {
		const waiting = turns.map((each, seq): Turn => ({
			...each,
			id: `turn-${seq}`,
			channel: 'phone',
			item: null,
			askedAt: seq,
			seq,
			answers: null
		}));
		const stored = waiting
			.map((each) => ({ each, at: shuffle[each.seq] ?? 0 }))
			.sort((a, b) => a.at - b.at)
			.map(({ each }) => [each.id, each] as const);
		return {
			...emptyQueue,
			waiting: Object.fromEntries(stored),
			fixed: fixed.map(({ at, moved }) => ({ turn: `turn-${at}`, why: moved ? 'moved' : 'kept' })),
			spoken,
			isRoundOn,
			floor: speaker === null ? null : floorOf(speaker)
		};
	});

const floorOf = (person: string): Queue['floor'] => ({
	turn: {
		id: 'now',
		person,
		kind: 'speak',
		channel: 'phone',
		item: null,
		askedAt: 0,
		seq: -1,
		answers: null,
		passed: 0,
		inRound: false,
		given: false
	},
	item: 'point-1',
	startedAt: 0,
	pausedAt: null,
	pausedMs: 0,
	allowedMs: 120_000,
	overridden: false
});

const rules = fc.constantFrom(...speechRules);
const places = fc.constantFrom(...items);

test('Q7 every waiting turn stands in the order exactly once', () => {
	fc.assert(
		fc.property(queues, rules, places, (queue, rule, item) => {
			const ids = orderQueue(queue, rule, item).map((line) => line.turn.id);
			expect([...ids].sort()).toEqual(Object.keys(queue.waiting).sort());
		})
	);
});

test('Q7 the same queue gives the same order and the same reasons, however it is stored', () => {
	fc.assert(
		fc.property(queues, rules, places, (queue, rule, item) => {
			const sorted = Object.fromEntries(Object.entries(queue.waiting).sort(([a], [b]) => a.localeCompare(b)));
			expect(orderQueue({ ...queue, waiting: sorted }, rule, item)).toEqual(orderQueue(queue, rule, item));
		})
	);
});

/** Every reason that a turn can have. */
const every: readonly Reason['code'][] = [
	...(['technical', 'kept', 'moved', 'first-in-meeting', 'first-in-item', 'nth'] as const),
	...(['in-order', 'fewest', 'least-time', 'round', 'passed'] as const)
];

test('Q7 technical points come first, then the fixed front, then the rule, then whoever passed', () => {
	const met = new Set<string>();
	fc.assert(
		fc.property(queues, rules, places, (queue, rule, item) => {
			const fixed = queue.fixed.map((place) => place.turn);
			const lines = orderQueue(queue, rule, item);
			for (const { reason } of lines) met.add(reason.code);
			const stages = lines.map(({ turn }) => {
				if (turn.kind === 'technical') return turn.seq;
				if (fixed.includes(turn.id)) return 100 + fixed.indexOf(turn.id);
				return turn.passed ? 1000 + turn.seq : 500;
			});
			expect(stages).toEqual([...stages].sort((a, b) => a - b));
		}),
		// One queue in thirty has the rarest reason.
		{ numRuns: 1_000 }
	);
	expect([...every].filter((code) => !met.has(code))).toEqual([]);
});

test('Q10 nobody who has spoken stands before somebody who has not', () => {
	let both = 0;
	fc.assert(
		fc.property(queues, places, (queue, item) => {
			const lines = orderQueue({ ...queue, isRoundOn: false, fixed: [] }, 'first-in-meeting', item);
			const codes = lines.map(({ reason }) => reason.code);
			if (codes.includes('nth') && codes.includes('first-in-meeting')) both += 1;
			expect(codes.lastIndexOf('first-in-meeting')).toBeLessThanOrEqual(
				codes.includes('nth') ? codes.indexOf('nth') : codes.length
			);
		})
	);
	expect(both).toBeGreaterThan(5);
});

test('Q11 the number of turns in the item never goes down along the line', () => {
	let different = 0;
	fc.assert(
		fc.property(queues, places, (queue, item) => {
			const lines = orderQueue({ ...queue, isRoundOn: false, fixed: [] }, 'fewest-turns', item);
			const counts = lines.flatMap(({ reason }) => (reason.code === 'fewest' ? [reason.n] : []));
			if (new Set(counts).size > 1) different += 1;
			expect(counts).toEqual([...counts].sort((a, b) => a - b));
		})
	);
	expect(different).toBeGreaterThan(5);
});

test('the head is the first in the order that is not a technical point', () => {
	fc.assert(
		fc.property(queues, fc.constantFrom(...speechRules), fc.constantFrom(...items), (queue, rule, item) => {
			const free = { ...queue, fixed: [] };
			const first = orderQueue(free, rule, item).find(({ turn }) => !isTechnical(turn));
			expect(headOf(free, rule, item)).toBe(first?.turn);
		})
	);
});
