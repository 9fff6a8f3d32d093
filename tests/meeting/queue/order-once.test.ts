import { expect, test } from 'vitest';
import { orderQueue } from '#meeting/queue/order.ts';
import { viewFor } from '#meeting/view.ts';
import { facilitator, phone, Play } from '../../support/meeting-play.ts';
import { presenceOf } from '../../support/presence.ts';

/** Of the item that `Play.open` makes. */
const [item, rule] = ['item-000001', 'first-in-meeting'] as const;

function showAll({ meeting }: Play): void {
	for (const audience of ['resident', 'screen', 'staff'] as const)
		viewFor(meeting, {}, presenceOf(meeting), audience, null);
}

test('the order of the queue is computed once for each change: all views and the next decision share it', () => {
	const play = Play.open();
	for (const n of [1, 2, 3]) {
		play.does(phone(n), { type: 'Arrive' });
		play.does(phone(n), { type: 'RaiseHand', kind: 'speak' });
	}
	const { queue } = play.meeting;
	const order = orderQueue(queue, rule, item);
	expect(order).toHaveLength(3);
	showAll(play);
	expect(orderQueue(queue, rule, item)).toBe(order);
	play.does(facilitator, { type: 'CallNext', after: null });
	expect(orderQueue(queue, rule, item)).toBe(order);
	expect(orderQueue(play.meeting.queue, rule, item)).not.toBe(order);
});
