import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { GivenQueue } from '../../support/meeting/queue.ts';

/** `speaker` speaks, the others wait, and the first of them has the kept place. */
function waiting(...others: string[]): GivenQueue {
	const hall = new GivenQueue();
	hall.raise('speaker');
	hall.next();
	for (const person of others) hall.raise(person);
	return hall;
}

describe('the kept place', () => {
	test('Q16 a newcomer whom the rule prefers stands behind the kept place', () => {
		const hall = new GivenQueue();
		hall.rule = 'first-in-meeting';
		hall.spoke('anna');
		hall.raise('speaker');
		hall.next();
		hall.raise('anna');
		hall.raise('badi');
		expect(hall.reasons).toEqual(['anna kept, nth 2', 'badi first-in-meeting']);
	});

	test('Q16 while nobody speaks no place is kept', () => {
		const hall = new GivenQueue();
		hall.rule = 'first-in-meeting';
		hall.spoke('anna');
		hall.raise('anna');
		hall.raise('badi');
		expect(hall.reasons).toEqual(['badi first-in-meeting', 'anna nth 2']);
	});

	test('Q16 another rule of speech does not pass the kept place', () => {
		const hall = new GivenQueue();
		hall.spoke('anna');
		for (const person of ['speaker', 'anna', 'badi']) hall.raise(person);
		hall.next();
		hall.rule = 'first-in-meeting';
		expect(hall.reasons).toEqual(['anna kept, nth 2', 'badi first-in-meeting']);
	});

	test('Q16 only a technical point passes the kept place', () => {
		const hall = waiting('anna');
		hall.raise('badi', 'technical');
		expect(hall.reasons).toEqual(['badi technical', 'anna kept, in-order']);
		hall.next();
		expect(hall.speaking).toBe('badi');
		expect(hall.order).toEqual(['anna']);
	});

	test('Q16 the kept place outlives the turn during which it was kept', () => {
		const hall = new GivenQueue();
		hall.rule = 'first-in-meeting';
		hall.spoke('anna');
		hall.raise('speaker');
		hall.next();
		hall.raise('anna');
		hall.end();
		hall.raise('badi');
		expect(hall.order).toEqual(['anna', 'badi']);
	});

	test('Q16 when the person of the kept place speaks, the next head is kept', () => {
		const hall = waiting('anna', 'badi');
		hall.next();
		expect(hall.queue.fixed).toEqual([{ turn: 'badi', why: 'kept' }]);
	});

	test('Q18 when the kept hand is taken back, the next head is kept', () => {
		const hall = waiting('anna', 'badi', 'cleo');
		hall.resident('anna', { type: 'WithdrawHand', turn: 'anna' });
		expect(hall.reasons[0]).toBe('badi kept, in-order');
	});

	test('Q18 when the kept turn passes, the next head is kept', () => {
		const hall = waiting('anna', 'badi', 'cleo');
		hall.resident('anna', { type: 'PassTurn', turn: 'anna' });
		expect(hall.reasons).toEqual(['badi kept, in-order', 'cleo in-order', 'anna passed']);
	});
});

describe('placing a turn', () => {
	test('Q17 a turn placed before the kept place stands right behind it', () => {
		const hall = waiting('anna', 'badi', 'cleo');
		hall.place('cleo', 'anna');
		expect(hall.reasons).toEqual(['anna kept, in-order', 'cleo moved', 'badi in-order']);
	});

	test('Q17 a turn placed before a technical point stands right behind the kept place', () => {
		const hall = waiting('anna', 'badi', 'cleo');
		hall.raise('dora', 'technical');
		hall.place('cleo', 'dora');
		expect(hall.order).toEqual(['dora', 'anna', 'cleo', 'badi']);
	});

	test('Q17 a head that was placed is not passed either while somebody speaks', () => {
		const hall = waiting('anna', 'badi', 'cleo');
		hall.place('badi', 'anna');
		hall.next();
		expect(hall.reasons).toEqual(['badi moved', 'cleo in-order']);
		hall.place('cleo', 'badi');
		expect(hall.order).toEqual(['badi', 'cleo']);
		expect(hall.place('badi', null)).toEqual(refuse('place-kept'));
	});

	test('Q16 a head that was placed is next while a technical point is made, whatever is kept behind it', () => {
		const hall = new GivenQueue();
		for (const person of ['anna', 'badi', 'cleo']) hall.raise(person);
		hall.place('cleo', 'anna');
		hall.place('badi', null);
		hall.raise('dora', 'technical');
		hall.next();
		expect(hall.reasons).toEqual(['cleo moved', 'anna kept, in-order', 'badi moved']);
		expect(hall.place('cleo', null)).toEqual(refuse('place-kept'));
		expect(hall.place('anna', null)).toEqual(refuse('place-kept'));
		hall.place('badi', 'anna');
		expect(hall.order).toEqual(['cleo', 'anna', 'badi']);
	});

	test('Q17 with nobody speaking and no place kept, a placed turn may become the head', () => {
		const hall = new GivenQueue();
		for (const person of ['anna', 'badi', 'cleo']) hall.raise(person);
		hall.place('cleo', 'anna');
		expect(hall.reasons).toEqual(['cleo moved', 'anna in-order', 'badi in-order']);
	});

	test('Q17 the kept turn and technical points cannot be placed', () => {
		const hall = waiting('anna', 'badi');
		hall.raise('cleo', 'technical');
		expect(hall.place('anna', null)).toEqual(refuse('place-kept'));
		expect(hall.place('cleo', null)).toEqual(refuse('place-kept'));
	});

	test('Q17 a turn is placed only before a turn that waits, and only while it waits', () => {
		const hall = waiting('anna', 'badi');
		expect(hall.place('nobody', null)).toEqual(refuse('turn-unknown'));
		expect(hall.place('badi', 'nobody')).toEqual(refuse('turn-unknown'));
		expect(hall.place('badi', 'speaker')).toEqual(refuse('turn-running'));
		expect(hall.place('badi', 'badi')).toEqual({ events: [] });
	});

	test('Q19 newcomers whom the rule prefers stand behind what was placed', () => {
		const hall = new GivenQueue();
		hall.rule = 'first-in-meeting';
		for (const person of ['anna', 'badi', 'cleo']) hall.spoke(person);
		for (const person of ['anna', 'badi', 'cleo']) hall.raise(person);
		hall.place('cleo', 'badi');
		hall.raise('dora');
		expect(hall.reasons).toEqual(['anna kept, nth 2', 'cleo moved', 'dora first-in-meeting', 'badi nth 2']);
	});

	test('Q19 when a turn is placed last, everybody before it stays in order', () => {
		const hall = waiting('anna', 'badi', 'cleo');
		hall.place('badi', null);
		expect(hall.order).toEqual(['anna', 'cleo', 'badi']);
	});

	test('Q19 a turn that was placed earlier stays behind one that was placed later', () => {
		const hall = waiting('anna', 'badi', 'cleo', 'dora');
		hall.place('cleo', 'badi');
		hall.place('dora', 'cleo');
		expect(hall.reasons).toEqual(['anna kept, in-order', 'dora moved', 'cleo moved', 'badi in-order']);
	});

	test('Q19 each placing is logged under its item', () => {
		const hall = waiting('anna', 'badi', 'cleo');
		expect(hall.place('cleo', 'badi')).toEqual({
			events: [{ type: 'TurnPlaced', turn: 'cleo', item: 'point-1', front: ['anna', 'cleo'] }]
		});
		hall.item = 'point-2';
		hall.place('badi', 'cleo');
		expect(hall.queue.overrides).toEqual(['point-1', 'point-2']);
	});
});
