import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { GivenQueue } from '../../support/meeting/queue.ts';

const hallWith = (...people: string[]): GivenQueue => {
	const hall = new GivenQueue();
	for (const person of people) hall.raise(person);
	return hall;
};

describe('next', () => {
	test('Q20 "next" gives the floor to the head', () => {
		const hall = hallWith('anna', 'badi');
		hall.next();
		expect(hall.speaking).toBe('anna');
		expect(hall.order).toEqual(['badi']);
	});

	test('Q20 the running turn ends before the next one starts', () => {
		const hall = hallWith('anna', 'badi');
		hall.next();
		hall.later(7000);
		expect(hall.next()).toEqual({
			events: [
				{ type: 'TurnEnded', turn: 'anna', ms: 7000, how: 'next' },
				{ type: 'TurnStarted', turn: 'badi', item: 'point-1', allowedMs: 120_000, overridden: false }
			]
		});
	});

	test('Q20 with nobody waiting the running turn goes on', () => {
		const hall = hallWith('anna');
		hall.next();
		expect(hall.next()).toEqual(refuse('queue-empty'));
		expect(hall.speaking).toBe('anna');
	});

	test('Q21 two taps on "next" skip nobody', () => {
		const hall = hallWith('anna', 'badi', 'cleo');
		hall.next();
		hall.facilitator({ type: 'CallNext', after: 'anna' });
		expect(hall.facilitator({ type: 'CallNext', after: 'anna' })).toEqual(refuse('next-changed'));
		expect(hall.facilitator({ type: 'CallNext', after: null })).toEqual(refuse('next-changed'));
		expect(hall.speaking).toBe('badi');
	});

	test('Q21 giving the floor to somebody twice skips nobody either', () => {
		const hall = hallWith('anna', 'badi', 'cleo');
		hall.next();
		const late = { type: 'GiveFloor', turn: 'cleo', after: null } as const;
		expect(hall.facilitator(late)).toEqual(refuse('next-changed'));
	});
});

describe('the floor given out of order', () => {
	test('Q22 giving the floor out of order is an override, logged under its item; the kept place stays for afterwards', () => {
		const hall = hallWith('anna', 'badi', 'cleo');
		hall.next();
		hall.facilitator({ type: 'GiveFloor', turn: 'cleo', after: 'anna' });
		expect(hall.queue.floor).toMatchObject({ turn: { id: 'cleo' }, overridden: true });
		expect(hall.queue.overrides).toEqual(['point-1']);
		expect(hall.reasons).toEqual(['badi kept, in-order']);
	});

	test('Q22 giving the floor to the head is no override', () => {
		const hall = hallWith('anna');
		hall.facilitator({ type: 'GiveFloor', turn: 'anna', after: null });
		expect(hall.queue.floor?.overridden).toBe(false);
		expect(hall.queue.overrides).toEqual([]);
	});

	test('Q22 giving the floor to a turn that does not wait is refused', () => {
		const hall = hallWith('anna');
		hall.next();
		const give = (turn: string) => hall.facilitator({ type: 'GiveFloor', turn, after: 'anna' });
		expect(give('anna')).toEqual(refuse('turn-running'));
		expect(give('nobody')).toEqual(refuse('turn-unknown'));
	});
});

describe('the clock', () => {
	test('Q23 a turn is allowed the time of its item, times the allowance', () => {
		const hall = hallWith('anna', 'badi');
		hall.turnMs = 90_000;
		hall.allowances = { badi: 1.5 };
		hall.next();
		expect(hall.queue.floor?.allowedMs).toBe(90_000);
		hall.next();
		expect(hall.queue.floor?.allowedMs).toBe(135_000);
	});

	test('Q23 a technical point is allowed twenty seconds, times the allowance', () => {
		const hall = new GivenQueue();
		hall.allowances = { badi: 2 };
		hall.raise('anna', 'technical');
		hall.raise('badi', 'technical');
		hall.next();
		expect(hall.queue.floor?.allowedMs).toBe(20_000);
		hall.next();
		expect(hall.queue.floor?.allowedMs).toBe(40_000);
	});

	test('Q24 a paused turn spends no time', () => {
		const hall = hallWith('anna');
		hall.next();
		hall.later(5000);
		hall.facilitator({ type: 'PauseTurn', turn: 'anna' });
		hall.later(30_000);
		hall.facilitator({ type: 'ResumeTurn', turn: 'anna' });
		hall.later(2000);
		hall.facilitator({ type: 'PauseTurn', turn: 'anna' });
		hall.later(30_000);
		hall.end();
		expect(hall.queue.past[0]?.ms).toBe(7000);
	});

	test('Q24 pausing or resuming twice changes nothing', () => {
		const hall = hallWith('anna');
		hall.next();
		expect(hall.facilitator({ type: 'ResumeTurn', turn: 'anna' })).toEqual({ events: [] });
		hall.facilitator({ type: 'PauseTurn', turn: 'anna' });
		hall.later(1000);
		expect(hall.facilitator({ type: 'PauseTurn', turn: 'anna' })).toEqual({ events: [] });
		expect(hall.queue.floor?.pausedAt).toBe(hall.at - 1000);
	});

	test('Q25 the time is extended or shortened, never below nothing', () => {
		const hall = hallWith('anna');
		hall.next();
		const extend = (bySeconds: number) => hall.facilitator({ type: 'ExtendTurn', turn: 'anna', bySeconds });
		extend(60);
		expect(hall.queue.floor?.allowedMs).toBe(180_000);
		extend(-600);
		expect(hall.queue.floor?.allowedMs).toBe(0);
	});

	test('Q26 time beyond the allowed one is noted with the turn', () => {
		const hall = hallWith('anna', 'badi');
		hall.next();
		hall.later(150_000);
		expect(hall.speaking).toBe('anna');
		hall.next();
		hall.end();
		expect(hall.queue.past).toMatchObject([
			{ id: 'anna', ms: 150_000, overMs: 30_000, how: 'next' },
			{ id: 'badi', ms: 0, overMs: 0, how: 'done' }
		]);
	});
});

describe('the end of a turn', () => {
	test('Q27 the facilitator or the speaker ends a turn', () => {
		const hall = hallWith('anna', 'badi');
		hall.next();
		expect(hall.resident('badi', { type: 'EndTurn', turn: 'anna' })).toEqual(refuse('not-yours'));
		expect(hall.scribe({ type: 'EndTurn', turn: 'anna' })).toEqual(refuse('not-yours'));
		hall.resident('anna', { type: 'EndTurn', turn: 'anna' });
		expect(hall.speaking).toBe(null);
		hall.next();
		hall.facilitator({ type: 'EndTurn', turn: 'badi' });
		expect(hall.queue.past.map(({ id, how }) => [id, how])).toEqual([
			['anna', 'done'],
			['badi', 'done']
		]);
	});

	test.each(['EndTurn', 'PauseTurn', 'ResumeTurn', 'UndoNext'] as const)(
		'Q27 %s must name the turn that runs',
		(type) => {
			const hall = hallWith('anna', 'badi');
			expect(hall.facilitator({ type, turn: 'anna' })).toEqual(refuse('nobody-speaks'));
			hall.next();
			expect(hall.facilitator({ type, turn: 'badi' })).toEqual(refuse('turn-unknown'));
			hall.next();
			expect(hall.facilitator({ type, turn: 'anna' })).toEqual(refuse('turn-over'));
		}
	);

	test('Q27 extending must name the turn that runs too', () => {
		const hall = hallWith('anna');
		const extend = { type: 'ExtendTurn', turn: 'anna', bySeconds: 60 } as const;
		expect(hall.facilitator(extend)).toEqual(refuse('nobody-speaks'));
	});

	test('Q31 a person is heard and counted when the turn is over, under the item in which it started', () => {
		const hall = hallWith('anna');
		hall.next();
		expect(hall.queue.heard).toEqual([]);
		hall.item = 'point-2';
		hall.later(3000);
		hall.end();
		expect(hall.queue.heard).toEqual(['anna']);
		expect(hall.queue.spoken).toEqual({ anna: { turns: 1, ms: 3000, byItem: { 'point-1': 1 } } });
	});

	test('Q31 turns add up, and nobody is heard twice', () => {
		const hall = new GivenQueue();
		hall.spoke('anna', 1000);
		hall.spoke('badi', 1000);
		hall.item = 'point-2';
		hall.spoke('anna', 2000);
		hall.spoke('anna', 3000);
		expect(hall.queue.heard).toEqual(['anna', 'badi']);
		expect(hall.queue.spoken['anna']).toEqual({
			turns: 3,
			ms: 6000,
			byItem: { 'point-1': 1, 'point-2': 2 }
		});
	});
});
