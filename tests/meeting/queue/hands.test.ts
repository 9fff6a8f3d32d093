import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { GivenQueue } from '../../support/meeting/queue.ts';

describe('raising a hand', () => {
	test('Q1 a second hand of the same person is refused', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		expect(hall.raise('anna', 'speak', 'again')).toEqual(refuse('already-waiting'));
		expect(hall.raise('anna', 'answer', 'again')).toEqual(refuse('already-waiting'));
		expect(hall.order).toEqual(['anna']);
	});

	test('Q1 whoever waits may raise one technical point, and no second one', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		hall.raise('anna', 'technical', 'point');
		expect(hall.order).toEqual(['point', 'anna']);
		expect(hall.raise('anna', 'technical', 'more')).toEqual(refuse('already-waiting'));
	});

	test('Q1 whoever waits with a technical point waits', () => {
		const hall = new GivenQueue();
		hall.raise('anna', 'technical', 'point');
		expect(hall.raise('anna')).toEqual(refuse('already-waiting'));
	});

	test('Q1 whoever speaks may ask again', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		hall.next();
		hall.raise('anna', 'speak', 'anna-2');
		expect(hall.order).toEqual(['anna-2']);
	});

	test('Q2 a resident raises their own hand, by phone', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		expect(hall.queue.waiting['anna']).toMatchObject({ person: 'anna', channel: 'phone', kind: 'speak' });
	});

	test('Q2 a resident raises nobody else’s hand, and none without a seat', () => {
		const hall = new GivenQueue();
		const forBadi = { type: 'RaiseHand', kind: 'speak', for: { person: 'badi' } } as const;
		expect(hall.resident('anna', forBadi)).toEqual(refuse('not-yours'));
		expect(hall.resident(null, { type: 'RaiseHand', kind: 'speak' })).toEqual(refuse('no-seat'));
	});

	test('Q3 staff raise the hand of a card', () => {
		const hall = new GivenQueue();
		hall.scribe({ type: 'RaiseHand', kind: 'speak', for: { person: 'card-7' } }, 'turn-7');
		expect(hall.queue.waiting['turn-7']).toMatchObject({ person: 'card-7', channel: 'hand' });
	});

	test('Q3 someone who is counted with the hand is counted first', () => {
		const hall = new GivenQueue();
		const raised = hall.facilitator({ type: 'RaiseHand', kind: 'speak', for: { someone: 'new' } }, 'turn-1');
		expect(raised).toMatchObject({
			events: [
				{ type: 'Counted', person: 'turn-1.p' },
				{ type: 'HandRaised', turn: 'turn-1', person: 'turn-1.p', channel: 'hand' }
			]
		});
	});

	test('Q3 staff say for whom, and it must be somebody', () => {
		const hall = new GivenQueue();
		expect(hall.facilitator({ type: 'RaiseHand', kind: 'speak' })).toEqual(refuse('bad-command'));
		const forStranger = { type: 'RaiseHand', kind: 'speak', for: { person: 'stranger' } } as const;
		expect(hall.facilitator(forStranger)).toEqual(refuse('person-unknown'));
	});

	test('Q4 a hand keeps its item and its order; an answer keeps the turn that it answers', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		hall.next();
		hall.raise('badi', 'answer');
		hall.raise('cleo');
		expect(hall.queue.waiting['badi']).toMatchObject({ item: 'point-1', seq: 1, answers: 'anna' });
		expect(hall.queue.waiting['cleo']).toMatchObject({ seq: 2, answers: null, askedAt: hall.at });
	});

	test('Q38 the id of another turn is refused, whether it waits, speaks or is over', () => {
		const hall = new GivenQueue();
		const takeId = () => hall.raise('badi', 'speak', 'anna');
		hall.raise('anna');
		expect(takeId()).toEqual(refuse('id-taken'));
		hall.next();
		expect(takeId()).toEqual(refuse('id-taken'));
		hall.end();
		expect(takeId()).toEqual(refuse('id-taken'));
	});
});

describe('taking a hand back', () => {
	test('Q5 a resident takes back their own hand only', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		expect(hall.resident('badi', { type: 'WithdrawHand', turn: 'anna' })).toEqual(refuse('not-yours'));
		expect(hall.resident('anna', { type: 'WithdrawHand', turn: 'anna' })).toEqual({
			events: [{ type: 'HandWithdrawn', turn: 'anna', reason: 'self' }]
		});
		expect(hall.order).toEqual([]);
	});

	test('Q5 staff take back any hand', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		expect(hall.scribe({ type: 'WithdrawHand', turn: 'anna' })).toEqual({
			events: [{ type: 'HandWithdrawn', turn: 'anna', reason: 'staff' }]
		});
	});

	test('Q5 a refusal says where the turn is instead', () => {
		const hall = new GivenQueue();
		const withdraw = () => hall.resident('anna', { type: 'WithdrawHand', turn: 'anna' });
		expect(withdraw()).toEqual(refuse('turn-unknown'));
		hall.raise('anna');
		hall.next();
		expect(withdraw()).toEqual(refuse('turn-running'));
		hall.end();
		expect(withdraw()).toEqual(refuse('turn-over'));
		expect(hall.facilitator({ type: 'WithdrawHand', turn: 'constructor' })).toEqual(refuse('turn-unknown'));
	});
});

describe('the list', () => {
	const closed = () => {
		const hall = new GivenQueue();
		hall.spoke('anna');
		hall.facilitator({ type: 'CloseList' });
		return hall;
	};

	test('Q6 a closed list takes only people who have never spoken', () => {
		const hall = closed();
		expect(hall.raise('anna')).toEqual(refuse('queue-closed'));
		expect(hall.raise('anna', 'technical')).toEqual(refuse('queue-closed'));
		const forAnna = { type: 'RaiseHand', kind: 'speak', for: { person: 'anna' } } as const;
		expect(hall.facilitator(forAnna)).toEqual(refuse('queue-closed'));
		hall.raise('badi');
		expect(hall.order).toEqual(['badi']);
	});

	test('Q6 the present speaker counts as having spoken', () => {
		const hall = closed();
		hall.raise('badi');
		hall.next();
		expect(hall.raise('badi', 'speak', 'badi-2')).toEqual(refuse('queue-closed'));
	});

	test('Q6 an open list takes everybody again; opening it twice changes nothing', () => {
		const hall = closed();
		expect(hall.facilitator({ type: 'CloseList' })).toEqual({ events: [] });
		hall.facilitator({ type: 'OpenList' });
		expect(hall.facilitator({ type: 'OpenList' })).toEqual({ events: [] });
		hall.raise('anna');
		expect(hall.order).toEqual(['anna']);
	});
});

test('Q6 whoever waits when the list closes still waits', () => {
	const hall = new GivenQueue();
	hall.spoke('anna');
	hall.raise('anna');
	hall.facilitator({ type: 'CloseList' });
	expect(hall.order).toEqual(['anna']);
});
