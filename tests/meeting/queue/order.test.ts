import { expect, test } from 'vitest';
import { speechRules } from '#meeting/frame.ts';
import { orderQueue } from '#meeting/queue/order.ts';
import { GivenQueue, reasonWords } from '../../support/meeting/queue.ts';
import { here, vectors } from '../../support/meeting/order-vectors.ts';

test('Q7 the vectors are published, for every rule of speech', () => {
	expect(vectors).toHaveLength(21);
	expect(new Set(vectors.map(({ rule }) => rule))).toEqual(new Set(speechRules));
});

test.each(vectors)('$id $rule: $waiting gives $order', ({ queue, rule, order }) => {
	const lines = orderQueue(queue, rule, here);
	expect(lines.map(({ turn, reason }) => `${turn.id} ${reasonWords(reason)}`).join('; ')).toBe(order);
});

test('Q7 the order does not depend on how the waiting turns are stored', () => {
	for (const { queue, rule } of vectors) {
		const backwards = Object.fromEntries(Object.entries(queue.waiting).reverse());
		expect(orderQueue({ ...queue, waiting: backwards }, rule, here)).toEqual(orderQueue(queue, rule, here));
	}
});

test('Q9 what was said before the first item counts before the first item only', () => {
	const hall = new GivenQueue();
	hall.rule = 'first-in-item';
	hall.item = null;
	hall.spoke('anna');
	hall.raise('anna');
	hall.raise('badi');
	expect(hall.reasons).toEqual(['badi first-in-item', 'anna nth 2']);
	hall.item = 'point-1';
	expect(hall.reasons).toEqual(['anna first-in-item', 'badi first-in-item']);
});

test('Q12 time is the time spoken, without pauses', () => {
	const hall = new GivenQueue();
	hall.rule = 'least-time';
	hall.spoke('anna', 5000);
	hall.raise('badi', 'speak', 'badi-1');
	hall.next();
	hall.later(4000);
	hall.facilitator({ type: 'PauseTurn', turn: 'badi-1' });
	hall.later(60_000);
	hall.end();
	hall.raise('anna');
	hall.raise('badi');
	expect(hall.order).toEqual(['badi', 'anna']);
});

test('Q14 once a turn is over, its real time replaces the allowed time', () => {
	const hall = new GivenQueue();
	hall.rule = 'least-time';
	hall.spoke('badi', 60_000);
	hall.raise('anna', 'speak', 'anna-1');
	hall.next();
	hall.raise('badi');
	hall.raise('anna');
	expect(hall.order).toEqual(['badi', 'anna']);
	hall.resident('badi', { type: 'WithdrawHand', turn: 'badi' });
	hall.later(1000);
	hall.end();
	hall.resident('anna', { type: 'WithdrawHand', turn: 'anna' });
	hall.raise('badi', 'speak', 'badi-2');
	hall.raise('anna', 'speak', 'anna-2');
	expect(hall.order).toEqual(['anna-2', 'badi-2']);
});

test('Q15 a technical point leaves no trace in who is heard, nor in turns and time', () => {
	const hall = new GivenQueue();
	hall.spoke('anna', 9000, 'technical');
	expect(hall.queue.past).toHaveLength(1);
	expect(hall.queue.heard).toEqual([]);
	expect(hall.queue.spoken).toEqual({});
	hall.rule = 'first-in-meeting';
	hall.raise('anna', 'technical', 'anna-2');
	hall.next();
	hall.raise('anna');
	expect(hall.reasons).toEqual(['anna kept, first-in-meeting']);
});
