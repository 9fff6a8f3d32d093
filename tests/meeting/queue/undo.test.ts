import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { GivenQueue } from '../../support/meeting/queue.ts';

/** Anna has the floor for 30 s, 5 of them paused. Badi has the kept place, and Cleo and Dora wait. */
function evening(): GivenQueue {
	const hall = new GivenQueue();
	hall.rule = 'first-in-meeting';
	hall.spoke('badi');
	for (const person of ['anna', 'badi', 'cleo', 'dora']) hall.raise(person);
	hall.next();
	hall.later(10_000);
	hall.facilitator({ type: 'PauseTurn', turn: 'anna' });
	hall.later(5000);
	hall.facilitator({ type: 'ResumeTurn', turn: 'anna' });
	hall.later(15_000);
	return hall;
}

describe('undone in time', () => {
	test('Q28 queue, kept place, seat and clock are as before', () => {
		const hall = evening();
		const before = hall.queue;
		hall.next();
		expect(hall.queue.heard).toContain('anna');
		hall.later(10_000);
		expect(hall.undo()).toMatchObject({ events: [{ type: 'NextUndone', restored: true }] });
		expect({ ...hall.queue, before: before.before }).toEqual(before);
	});

	test('Q28 if nobody spoke before, nobody speaks again', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		const before = hall.queue;
		hall.next();
		hall.undo();
		expect(hall.queue).toEqual(before);
	});

	test('Q28 a floor that was given out of order is taken back, and so is its override', () => {
		const hall = evening();
		const before = hall.queue;
		hall.facilitator({ type: 'GiveFloor', turn: 'dora', after: 'anna' });
		hall.undo();
		expect({ ...hall.queue, before: before.before }).toEqual(before);
	});

	test('Q28 a hand that was raised or taken back since stays so', () => {
		const hall = evening();
		const [head, second] = hall.order;
		hall.next();
		hall.raise('emil');
		hall.resident(second ?? '', { type: 'WithdrawHand', turn: second ?? '' });
		hall.undo();
		expect(hall.order[0]).toBe(head);
		expect(hall.order).toContain('emil');
		expect(hall.order).not.toContain(second);
	});

	test('Q28 what the facilitator placed since stays, behind what was kept before', () => {
		const hall = evening();
		expect(hall.order).toEqual(['cleo', 'dora', 'badi']);
		hall.next();
		hall.place('badi', 'dora');
		expect(hall.reasons).toEqual(['dora kept, first-in-meeting', 'badi moved']);
		hall.undo();
		expect(hall.order).toEqual(['cleo', 'dora', 'badi']);
		expect(hall.reasons[2]).toBe('badi moved');
		expect(hall.queue.overrides).toEqual(['point-1']);
	});

	test('Q28 a second undo restores nothing more', () => {
		const hall = evening();
		hall.next();
		hall.undo();
		expect(hall.undo()).toMatchObject({ events: [{ type: 'NextUndone', turn: 'anna', restored: false }] });
	});
});

describe('somebody who left in between', () => {
	test('Q39 the floor does not go back to somebody who left: their turn stays over, with its time, and nobody speaks', () => {
		const hall = evening();
		hall.next();
		const after = hall.queue;
		hall.gone.push('anna');
		hall.later(2000);
		expect(hall.undo()).toMatchObject({
			events: [
				{ type: 'NextUndone', turn: 'cleo', restored: true },
				{ type: 'TurnEnded', turn: 'anna', ms: 25_000, how: 'done' }
			]
		});
		expect(hall.speaking).toBe(null);
		expect(hall.order).toEqual(['cleo', 'dora', 'badi']);
		expect(hall.queue.past.at(-1)).toMatchObject({ id: 'anna', ms: 25_000, how: 'done' });
		expect(hall.queue.spoken).toEqual(after.spoken);
		expect(hall.queue.heard).toEqual(after.heard);
	});

	test('Q39 somebody who is back in the hall has the floor again', () => {
		const hall = evening();
		hall.next();
		hall.gone = ['anna'];
		hall.gone = [];
		hall.undo();
		expect(hall.speaking).toBe('anna');
	});
});

describe('undone too late', () => {
	const late = () => {
		const hall = evening();
		hall.next();
		hall.later(10_001);
		return hall;
	};

	test('Q29 after ten seconds the turn is over as interrupted, with its time', () => {
		const hall = late();
		expect(hall.undo()).toEqual({
			events: [{ type: 'NextUndone', turn: 'cleo', restored: false, ms: 10_001, again: 'undo.again' }]
		});
		expect(hall.queue.past.at(-1)).toMatchObject({ id: 'cleo', how: 'interrupted', ms: 10_001 });
		expect(hall.queue.spoken['cleo']).toMatchObject({ turns: 1, ms: 10_001 });
		expect(hall.queue.heard).toEqual(['badi', 'anna', 'cleo']);
	});

	test('Q29 the person of the turn waits first, even before the kept place, and nobody speaks', () => {
		const hall = late();
		hall.undo();
		expect(hall.speaking).toBe(null);
		expect(hall.reasons).toEqual(['undo.again moved', 'dora kept, first-in-meeting', 'badi nth 2']);
		expect(hall.queue.waiting['undo.again']).toMatchObject({
			person: 'cleo',
			kind: 'speak',
			askedAt: hall.at
		});
		hall.place('badi', 'undo.again');
		expect(hall.order).toEqual(['undo.again', 'dora', 'badi']);
	});

	test('Q29 a technical point still passes before', () => {
		const hall = late();
		hall.raise('emil', 'technical');
		hall.undo();
		expect(hall.order.slice(0, 2)).toEqual(['emil', 'undo.again']);
	});

	test('Q29 a note since the turn started makes it too late', () => {
		const hall = evening();
		hall.next();
		hall.later(1000);
		hall.notedAt.push(hall.at);
		expect(hall.undo()).toMatchObject({ events: [{ restored: false, ms: 1000 }] });
	});

	test('Q29 a note before the turn started does not make it too late', () => {
		const hall = evening();
		hall.notedAt.push(hall.at - 1);
		hall.next();
		expect(hall.undo()).toMatchObject({ events: [{ restored: true }] });
	});
});

describe('what is undone', () => {
	test('Q30 the undo names the turn that runs, not one that waits or is over', () => {
		const hall = evening();
		hall.next();
		const undo = (turn: string) => hall.facilitator({ type: 'UndoNext', turn });
		expect(undo('anna')).toEqual(refuse('turn-over'));
		expect(undo('dora')).toEqual(refuse('turn-unknown'));
	});

	test('Q30 a second hand of the same person is withdrawn', () => {
		const hall = evening();
		hall.next();
		hall.raise('cleo', 'speak', 'cleo-2');
		expect(hall.undo()).toMatchObject({
			events: [{ type: 'HandWithdrawn', turn: 'cleo-2', reason: 'undone' }, { type: 'NextUndone' }]
		});
		expect(hall.order).toEqual(['cleo', 'dora', 'badi']);
	});

	test('Q30 the technical point of the same person stays', () => {
		const hall = evening();
		hall.next();
		hall.raise('cleo', 'technical', 'point');
		hall.undo();
		expect(hall.order).toEqual(['point', 'cleo', 'dora', 'badi']);
	});
});

describe('undoing the end of a turn', () => {
	test('Q42 within ten seconds seat, clock and queue are as before', () => {
		const hall = evening();
		const before = hall.queue;
		hall.end();
		expect(hall.speaking).toBe(null);
		hall.later(10_000);
		expect(hall.undoEnd('anna')).toMatchObject({ events: [{ type: 'EndUndone', restored: true }] });
		expect(hall.queue).toEqual({ ...before, before: null });
	});

	test('Q42 the end of a turn that a tour gave can be undone too, and the tour goes on', () => {
		const hall = new GivenQueue();
		hall.present = ['anna'];
		hall.facilitator({ type: 'StartRound' }, 'tour');
		hall.next();
		hall.end();
		expect(hall.queue.isRoundOn).toBe(false);
		hall.undoEnd('tour.1');
		expect(hall.queue).toMatchObject({ isRoundOn: true, floor: { turn: { id: 'tour.1', inRound: true } } });
	});

	test.each([
		['after ten seconds', (hall: GivenQueue) => hall.later(10_001)],
		['after a note', (hall: GivenQueue) => hall.notedAt.push(hall.at)],
		['once somebody was called', (hall: GivenQueue) => hall.next()]
	])('Q42 %s the turn stays over, and its person waits first', (_, meanwhile) => {
		const hall = evening();
		hall.end();
		meanwhile(hall);
		expect(hall.undoEnd('anna')).toMatchObject({ events: [{ restored: false, again: 'undo.again' }] });
		expect(hall.queue.past.at(-1)).toMatchObject({ id: 'anna', how: 'done', ms: 25_000 });
		expect(hall.order[0]).toBe('undo.again');
		expect(hall.queue.waiting['undo.again']).toMatchObject({ person: 'anna', kind: 'speak' });
	});

	test('Q42 a second hand of the same person is withdrawn', () => {
		const hall = evening();
		hall.end();
		hall.raise('anna', 'speak', 'anna-again');
		hall.undoEnd('anna');
		expect(hall.speaking).toBe('anna');
		expect(hall.order).not.toContain('anna-again');
	});

	test('Q42 undoing "next" afterwards does not give the floor back to the person whose turn had ended before', () => {
		const hall = evening();
		hall.end();
		hall.next();
		hall.undo();
		expect(hall.speaking).toBe(null);
	});

	test('Q42 the undo is refused for a turn that did not end so, and for a person who has left', () => {
		const hall = evening();
		expect(hall.undoEnd('anna')).toEqual(refuse('turn-running'));
		expect(hall.undoEnd('nobody')).toEqual(refuse('turn-unknown'));
		hall.next();
		expect(hall.undoEnd('anna')).toEqual(refuse('turn-over'));
		hall.end();
		hall.gone.push('cleo');
		expect(hall.undoEnd('cleo')).toEqual(refuse('person-unknown'));
	});
});
