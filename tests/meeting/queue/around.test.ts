import { describe, expect, test } from 'vitest';
import { evolveQueue } from '#meeting/queue/events.ts';
import { closeQueue, leaveQueue } from '#meeting/queue/leaving.ts';
import { viewFloor, viewLists, viewPast, viewQueue, viewTurns } from '#meeting/queue/view.ts';
import type { Cause } from '#meeting/frame.ts';
import type { Label } from '#meeting/label.ts';
import type { Sign } from '#meeting/sign.ts';
import type { QueueEvent } from '#meeting/queue/events.ts';
import { GivenQueue } from '../../support/meeting/queue.ts';

const cause = (at: number): Cause => ({ id: 'closing', by: { role: 'facilitator', device: 'd' }, at });
const label = (person: string): Label => ({ kind: 'name', name: `label of ${person}` });
const sign = (person: string): Sign | null => (person === 'cleo' ? null : { object: 'boat', number: 2 });

/** Anna speaks, Badi and Cleo wait, and Cleo has been heard. */
function room(): GivenQueue {
	const hall = new GivenQueue();
	hall.spoke('cleo', 61_337);
	hall.raise('anna');
	hall.next();
	hall.raise('badi');
	hall.later(4000);
	hall.raise('cleo');
	return hall;
}

describe('evolve', () => {
	const strange: QueueEvent[] = [
		{ type: 'HandWithdrawn', turn: 'constructor', reason: 'self' },
		{ type: 'TurnStarted', turn: 'constructor', item: null, allowedMs: 1, overridden: false },
		{ type: 'TurnEnded', turn: 'badi', ms: 1, how: 'next' },
		{ type: 'NextUndone', turn: 'badi', restored: true, ms: 1, again: 'x' },
		{ type: 'NextUndone', turn: 'badi', restored: false, ms: 1, again: 'x' },
		{ type: 'TurnPaused', turn: 'badi' },
		{ type: 'TurnResumed', turn: 'anna' },
		{ type: 'TurnExtended', turn: 'badi', byMs: 1000 },
		{ type: 'TurnPassed', turn: 'nobody' },
		{ type: 'ListOpened' }
	];
	test.each(strange)('Q35 $type of an unknown turn changes nothing', (event) => {
		const { queue, at } = room();
		expect(evolveQueue(queue, event, cause(at))).toBe(queue);
	});

	test('Q35 a front that names turns which do not wait keeps those that do', () => {
		const { queue, at } = room();
		const front = ['badi', 'gone', 'badi', 'constructor', 'cleo'];
		const event: QueueEvent = { type: 'TurnPlaced', turn: 'cleo', item: null, front };
		expect(evolveQueue(queue, event, cause(at)).fixed).toEqual([
			{ turn: 'badi', why: 'kept' },
			{ turn: 'cleo', why: 'moved' }
		]);
	});

	test('Q35 taking back a start without a known past puts the turn back in the queue', () => {
		const { queue, at } = room();
		const event: QueueEvent = { type: 'NextUndone', turn: 'anna', restored: true, ms: 0, again: 'x' };
		const undone = evolveQueue({ ...queue, before: null }, event, cause(at));
		expect(undone).toMatchObject({ floor: null, waiting: { anna: { person: 'anna' } } });
	});

	test('Q35 what an event does not touch stays the same object', () => {
		const hall = room();
		const before = hall.queue;
		hall.raise('dora');
		expect(hall.queue.floor).toBe(before.floor);
		expect(hall.queue.waiting['badi']).toBe(before.waiting['badi']);
		expect([hall.queue.past, hall.queue.spoken, hall.queue.heard, hall.queue.fixed]).toEqual([
			before.past,
			before.spoken,
			before.heard,
			before.fixed
		]);
		expect(hall.queue.fixed).toBe(before.fixed);
		expect(hall.queue.past).toBe(before.past);
	});
});

describe('what is seen of the queue', () => {
	test('Q36 everybody sees lines with label, sign, kind and reason', () => {
		const { queue } = room();
		expect(viewTurns(queue, 'first-in-meeting', 'point-1', { staff: false, label, sign })).toEqual([
			{
				id: 'badi',
				label: label('badi'),
				sign: { object: 'boat', number: 2 },
				kind: 'speak',
				reason: { code: 'kept', because: { code: 'first-in-meeting' } }
			},
			{ id: 'cleo', label: label('cleo'), kind: 'speak', reason: { code: 'nth', n: 2 } }
		]);
	});

	test('Q36 staff also see whose turn it is, and since when they wait', () => {
		const { queue, at } = room();
		expect(viewTurns(queue, 'list', null, { staff: true, label, sign })[1]).toMatchObject({
			person: 'cleo',
			askedAt: at
		});
	});

	test('Q36 everybody sees the clock of the speaker; staff see the person', () => {
		const { queue, at } = room();
		const seen = viewFloor(queue, { staff: false, label, sign });
		expect(seen).toEqual({
			turn: 'anna',
			label: label('anna'),
			sign: { object: 'boat', number: 2 },
			kind: 'speak',
			startedAt: at - 4000,
			pausedAt: null,
			pausedMs: 0,
			allowedMs: 120_000
		});
		expect(viewFloor(queue, { staff: true, label, sign })).toEqual({ ...seen, person: 'anna' });
		expect(viewFloor(new GivenQueue().queue, { staff: true, label, sign })).toBe(null);
	});

	test('Q36 staff see until when "next" can be undone in full', () => {
		const { queue, at } = room();
		const until = (staff: boolean, noted: boolean) =>
			viewQueue(queue, 'list', { staff, capturedSince: () => noted }).undoUntil;
		expect(until(true, false)).toBe(at - 4000 + 10_000);
		expect(until(true, true)).toBe(null);
		expect(until(false, false)).toBe(null);
	});

	test('Q42 staff see which end of a turn can be undone in full, and until when', () => {
		const hall = new GivenQueue();
		hall.raise('anna');
		hall.next();
		hall.resident('anna', { type: 'EndTurn', turn: 'anna' });
		const seen = (staff: boolean, noted: boolean) =>
			viewQueue(hall.queue, 'list', { staff, capturedSince: () => noted }).endUndo;
		expect(seen(true, false)).toEqual({ turn: 'anna', at: hall.at, until: hall.at + 10_000 });
		expect([seen(true, true), seen(false, false)]).toEqual([null, null]);
	});

	test('Q36 nobody sees how long anybody has spoken', () => {
		const { queue } = room();
		const ms = 987_654_321;
		const spoken = { cleo: { turns: 1, ms, byItem: {} } };
		const marked = { ...queue, spoken, past: queue.past.map((turn) => ({ ...turn, ms, overMs: ms })) };
		const seen = [
			viewTurns(marked, 'least-time', null, { staff: true, label, sign }),
			viewFloor(marked, { staff: true, label, sign }),
			viewQueue(marked, 'least-time', { staff: true, capturedSince: () => false }),
			viewPast(marked, label),
			viewLists(marked)
		];
		expect(JSON.stringify(seen)).not.toContain(String(ms));
	});

	test('Q36 staff see the turns that are over, and how many wait who were never heard', () => {
		const { queue, at } = room();
		expect(viewPast(queue, label)).toEqual([
			{ id: 'cleo-0', label: label('cleo'), item: 'point-1', at: 1_000_000 }
		]);
		expect(viewLists(queue)).toEqual({ longestWaitSince: at - 4000, firstTimers: 1 });
		expect(viewLists(new GivenQueue().queue)).toEqual({ longestWaitSince: null, firstTimers: 0 });
	});
});

describe('leaving and closing', () => {
	test('Q37 whoever leaves neither waits nor speaks any more', () => {
		const hall = room();
		hall.raise('anna', 'speak', 'anna-2');
		const events = leaveQueue(hall.queue, 'anna', cause(hall.at));
		expect(events).toEqual([
			{ type: 'TurnEnded', turn: 'anna', ms: 4000, how: 'done' },
			{ type: 'HandWithdrawn', turn: 'anna-2', reason: 'left' }
		]);
		for (const event of events) hall.apply(event, cause(hall.at));
		expect(hall.queue.floor).toBe(null);
		expect(hall.order).toEqual(['badi', 'cleo']);
	});

	test('Q37 at the end the running turn keeps its time, and every hand goes down', () => {
		const hall = room();
		expect(closeQueue(hall.queue, cause(hall.at))).toEqual([
			{ type: 'TurnEnded', turn: 'anna', ms: 4000, how: 'closed' },
			{ type: 'HandWithdrawn', turn: 'badi', reason: 'closed' },
			{ type: 'HandWithdrawn', turn: 'cleo', reason: 'closed' }
		]);
		expect(closeQueue(new GivenQueue().queue, cause(0))).toEqual([]);
	});
});
