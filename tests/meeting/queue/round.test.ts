import { describe, expect, test } from 'vitest';
import { refuse } from '#meeting/frame.ts';
import { GivenQueue } from '../../support/meeting/queue.ts';

const begun = (...present: string[]): GivenQueue => {
	const hall = new GivenQueue();
	hall.rule = 'first-in-meeting';
	hall.present = present;
	hall.facilitator({ type: 'StartRound' }, 'tour');
	return hall;
};

describe('the tour de table', () => {
	test('Q32 the tour gives everybody present a turn, in order of arrival', () => {
		const hall = begun('anna', 'badi', 'card-7');
		expect(hall.reasons).toEqual(['tour.1 round', 'tour.2 round', 'tour.3 round']);
		expect(hall.order.map((turn) => hall.queue.waiting[turn]?.person)).toEqual(['anna', 'badi', 'card-7']);
		expect(hall.queue.waiting['tour.3']).toMatchObject({ kind: 'speak', item: 'point-1', inRound: true });
	});

	test('Q32 whoever waits already keeps their turn, and takes part with it', () => {
		const hall = new GivenQueue();
		hall.present = ['anna', 'badi'];
		hall.raise('badi');
		hall.raise('anna', 'technical', 'point');
		hall.facilitator({ type: 'StartRound' }, 'tour');
		expect(hall.reasons).toEqual(['point technical', 'badi round', 'tour.1 round']);
		expect(hall.queue.waiting['tour.1']?.person).toBe('anna');
	});

	test('Q32 the tour passes over whoever speaks, unless they make a technical point', () => {
		const [speaks, points] = [new GivenQueue(), new GivenQueue()];
		for (const [hall, kind] of [
			[speaks, 'speak'],
			[points, 'technical']
		] as const) {
			hall.present = ['anna', 'badi'];
			hall.raise('anna', kind);
			hall.next();
			hall.facilitator({ type: 'StartRound' }, 'tour');
		}
		const people = ({ order, queue }: GivenQueue) => order.map((turn) => queue.waiting[turn]?.person);
		expect([people(speaks), people(points)]).toEqual([['badi'], ['anna', 'badi']]);
	});

	test('Q32 one tour goes round at a time, and none without people', () => {
		const hall = begun('anna');
		expect(hall.facilitator({ type: 'StartRound' })).toEqual(refuse('round-running'));
		expect(new GivenQueue().facilitator({ type: 'StartRound' })).toEqual(refuse('queue-empty'));
	});

	test('Q33 a hand that is raised during the tour comes after it', () => {
		const hall = begun('anna', 'badi');
		hall.raise('late');
		expect(hall.reasons).toEqual(['tour.1 round', 'tour.2 round', 'late in-order']);
	});

	test('Q33 the tour ends when its last turn is over', () => {
		const hall = begun('anna', 'badi');
		hall.raise('late');
		hall.next();
		hall.next();
		expect(hall.queue.isRoundOn).toBe(true);
		hall.end();
		expect(hall.queue.isRoundOn).toBe(false);
		expect(hall.reasons).toEqual(['late kept, first-in-meeting']);
		hall.present = ['anna'];
		hall.facilitator({ type: 'StartRound' }, 'second');
		expect(hall.queue.isRoundOn).toBe(true);
	});

	test('Q33 the tour ends when its last turn is taken back', () => {
		const hall = begun('anna');
		hall.facilitator({ type: 'WithdrawHand', turn: 'tour.1' });
		expect(hall.queue.isRoundOn).toBe(false);
	});

	test('Q33 undoing the end of the tour resumes it', () => {
		const hall = begun('anna');
		hall.raise('late');
		hall.next();
		hall.next();
		expect(hall.queue.isRoundOn).toBe(false);
		hall.undo();
		expect(hall.queue.isRoundOn).toBe(true);
	});
});

describe('ending the tour', () => {
	test('Q41 the waiting turns that the tour gave are taken back; whoever had asked waits on as before', () => {
		const hall = new GivenQueue();
		hall.rule = 'first-in-meeting';
		hall.present = ['anna', 'badi', 'cleo'];
		hall.raise('cleo');
		hall.raise('badi', 'technical', 'point');
		hall.facilitator({ type: 'StartRound' }, 'tour');
		hall.raise('late');
		expect(hall.facilitator({ type: 'EndRound', round: 'tour' })).toEqual({
			events: [{ type: 'RoundEnded', turns: ['tour.1', 'tour.2'] }]
		});
		expect(hall.queue.isRoundOn).toBe(false);
		expect(hall.reasons).toEqual(['point technical', 'cleo first-in-meeting', 'late first-in-meeting']);
	});

	test('Q41 the speaker goes on outside of the tour, and the rule of the item is back at once', () => {
		const hall = begun('anna', 'badi');
		hall.next();
		hall.facilitator({ type: 'EndRound', round: 'tour' });
		expect(hall.speaking).toBe('tour.1');
		expect(hall.queue).toMatchObject({ isRoundOn: false, waiting: {} });
		hall.end();
		expect(hall.queue).toMatchObject({ isRoundOn: false, past: [{ id: 'tour.1', inRound: false }] });
	});

	test('Q41 the next place goes to the person whom the rule of the item puts first', () => {
		const hall = begun('dan', 'anna', 'badi');
		hall.next();
		hall.next();
		hall.raise('dan', 'speak', 'dan-2');
		hall.raise('eve');
		hall.facilitator({ type: 'EndRound', round: 'tour' });
		expect(hall.reasons).toEqual(['eve kept, first-in-meeting', 'dan-2 nth 2']);
	});

	test('Q41 a turn that came again after a late undo was not given by the tour', () => {
		const hall = begun('anna', 'badi');
		hall.next();
		hall.later(20_000);
		hall.undo();
		const [again] = hall.order;
		hall.facilitator({ type: 'EndRound', round: 'tour' });
		expect(hall.order).toEqual([again]);
	});

	test('Q41 a kept place that the tour gave goes with it', () => {
		const hall = begun('anna', 'badi');
		hall.next();
		expect(hall.queue.fixed).toEqual([{ turn: 'tour.2', why: 'kept' }]);
		hall.facilitator({ type: 'EndRound', round: 'tour' });
		expect(hall.queue.fixed).toEqual([]);
	});

	/** "Next" gave the floor from Anna, in the tour, to Badi. Then the tour was ended. */
	function endedAfterNext(...present: string[]): GivenQueue {
		const hall = begun('anna', 'badi', ...present);
		hall.next();
		hall.next();
		hall.facilitator({ type: 'EndRound', round: 'tour' });
		return hall;
	}

	test('Q41 undoing "next" afterwards does not bring the tour back: it is as if the tour had ended before "next"', () => {
		const sooner = begun('anna', 'badi', 'cleo');
		sooner.next();
		sooner.facilitator({ type: 'EndRound', round: 'tour' });
		const hall = endedAfterNext('cleo');
		expect(hall.undo()).toMatchObject({
			events: [
				{ type: 'NextUndone', turn: 'tour.2', restored: true },
				{ type: 'HandWithdrawn', turn: 'tour.2', reason: 'undone' }
			]
		});
		expect({ ...hall.queue, before: null }).toEqual({ ...sooner.queue, before: null });
		expect(hall.queue).toMatchObject({ isRoundOn: false, waiting: {}, floor: { turn: { id: 'tour.1' } } });
		expect(hall.facilitator({ type: 'StartRound' }, 'second')).toMatchObject({
			events: [{ type: 'RoundStarted' }]
		});
	});

	test('Q41 undoing "next" afterwards leaves those who had asked in their place', () => {
		const hall = new GivenQueue();
		hall.present = ['anna', 'badi'];
		hall.raise('badi');
		hall.facilitator({ type: 'StartRound' }, 'tour');
		hall.next();
		hall.facilitator({ type: 'EndRound', round: 'tour' });
		hall.undo();
		expect(hall.reasons).toEqual(['badi in-order']);
		expect(hall.queue).toMatchObject({ floor: null, isRoundOn: false });
	});

	test('Q41 a speaker called in the tour keeps that turn if another tour began meanwhile and passed them over', () => {
		const hall = endedAfterNext();
		hall.facilitator({ type: 'StartRound' }, 'second');
		hall.undo();
		expect(Object.values(hall.queue.waiting).map(({ id, person }) => [id, person])).toEqual([
			['second.1', 'anna'],
			['tour.2', 'badi']
		]);
	});

	test('Q41 when "next" is undone too late, the person called in the tour waits first, as always', () => {
		const hall = endedAfterNext();
		hall.later(20_000);
		hall.undo();
		expect(hall.reasons).toEqual(['undo.again moved']);
		expect(hall.queue.isRoundOn).toBe(false);
	});

	test('Q41 a speaker who goes on outside of the tour and passes waits with a turn of their own', () => {
		const hall = endedAfterNext();
		hall.facilitator({ type: 'PassTurn', turn: 'tour.2' });
		const before = hall.queue;
		hall.next();
		hall.undo();
		expect(hall.queue).toEqual(before);
		hall.facilitator({ type: 'StartRound' }, 'second');
		hall.facilitator({ type: 'EndRound', round: 'second' });
		expect(hall.order).toEqual(['tour.2']);
	});

	test('Q41 ending another tour changes nothing', () => {
		const hall = begun('anna', 'badi');
		expect(hall.facilitator({ type: 'EndRound', round: 'another' })).toEqual({ events: [] });
		expect(hall.queue.isRoundOn).toBe(true);
		expect(new GivenQueue().facilitator({ type: 'EndRound', round: 'tour' })).toEqual({ events: [] });
	});
});

describe('passing ("je passe")', () => {
	test('Q34 a passed turn comes again at the end', () => {
		const hall = begun('anna', 'badi', 'cleo');
		expect(hall.resident('anna', { type: 'PassTurn', turn: 'tour.1' })).toEqual({
			events: [{ type: 'TurnPassed', turn: 'tour.1' }]
		});
		expect(hall.reasons).toEqual(['tour.2 round', 'tour.3 round', 'tour.1 passed']);
	});

	test('Q34 a turn that passes twice is withdrawn', () => {
		const hall = begun('anna', 'badi');
		hall.scribe({ type: 'PassTurn', turn: 'tour.1' });
		expect(hall.scribe({ type: 'PassTurn', turn: 'tour.1' })).toEqual({
			events: [{ type: 'HandWithdrawn', turn: 'tour.1', reason: 'passed' }]
		});
		expect(hall.order).toEqual(['tour.2']);
	});

	test('Q34 a turn that was just called and passes gives the floor back, and nothing counts as said', () => {
		const hall = begun('anna', 'badi');
		hall.next();
		hall.later(2000);
		hall.resident('anna', { type: 'PassTurn', turn: 'tour.1' });
		expect(hall.speaking).toBe(null);
		expect(hall.order).toEqual(['tour.2', 'tour.1']);
		expect(hall.queue).toMatchObject({ past: [], heard: [], spoken: {}, isRoundOn: true });
	});

	test('Q34 a turn that was just called and passes a second time is withdrawn, and the tour is over', () => {
		const hall = begun('anna');
		hall.next();
		hall.facilitator({ type: 'PassTurn', turn: 'tour.1' });
		hall.next();
		hall.facilitator({ type: 'PassTurn', turn: 'tour.1' });
		expect(hall.queue).toMatchObject({ floor: null, waiting: {}, past: [], isRoundOn: false });
	});

	test('Q34 nobody passes for another resident', () => {
		const hall = begun('anna');
		expect(hall.resident('badi', { type: 'PassTurn', turn: 'tour.1' })).toEqual(refuse('not-yours'));
		expect(hall.resident('badi', { type: 'PassTurn', turn: 'nothing' })).toEqual(refuse('turn-unknown'));
	});

	test('Q34 a technical point that passes is withdrawn', () => {
		const hall = new GivenQueue();
		hall.raise('anna', 'technical');
		hall.resident('anna', { type: 'PassTurn', turn: 'anna' });
		expect(hall.order).toEqual([]);
	});

	test('Q34 a called turn that passes while its person waits with another hand is withdrawn', () => {
		const hall = begun('anna');
		hall.next();
		hall.raise('anna', 'speak', 'anna-2');
		hall.resident('anna', { type: 'PassTurn', turn: 'tour.1' });
		expect(hall.order).toEqual(['anna-2']);
	});
});
