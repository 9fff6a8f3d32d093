// The events of the queue, and what each changes. An event about a turn that does not exist changes nothing.
import * as v from 'valibot';
import { evolveBy, eventsOf, type EventRows, type EventsOf } from '#stream/event-row.ts';
import { channel } from '../channel-field.ts';
import { duration, flag, keptId, instant, many } from '#stream/journal-fields.ts';
import { entryOf } from '#stream/keyed.ts';
import type { Cause } from '../frame.ts';
import {
	closeFloor,
	interruptTurn,
	remembering,
	startTurn,
	takeBackEnd,
	takeBackStart,
	type Start
} from './floor.ts';
import { fixFront } from './kept.ts';
import { roundEnded, roundStarted, settleRound, settleRoundIfOn } from './round.ts';
import { turnEnds, turnKinds, withdrawals, type Floor, type Queue, type Turn } from './state.ts';
import { addWaiting, dropWaiting, waitFirst } from './waiting.ts';

const event = eventsOf<Queue, Cause>();
const turn = { turn: keptId };
const item = v.nullable(keptId);

export const queueEvents = {
	/** `answers`: the turn that was running when it was asked. */
	HandRaised: event(
		{ ...turn, person: keptId, kind: v.picklist(turnKinds), channel, item, answers: v.nullable(keptId) },
		(queue, asked, cause) => settleRoundIfOn(raised(queue, asked, cause))
	),
	HandWithdrawn: event({ ...turn, reason: v.picklist(withdrawals) }, (queue, { turn: id, reason }) =>
		settleRoundIfOn(withdrawn(remembering(queue, reason), id))
	),
	TurnStarted: event(
		{ ...turn, item, allowedMs: instant, overridden: flag },
		(queue, { turn: id, item: within, allowedMs, overridden }, cause) =>
			settleRoundIfOn(started(queue, id, { item: within, allowedMs, overridden }, cause))
	),
	TurnEnded: event(
		{ ...turn, ms: duration, how: v.picklist(turnEnds) },
		(queue, { turn: id, ms, how }, { at }) =>
			settleRoundIfOn(
				onFloor(queue, id, (floor) => closeFloor(remembering(queue, how), floor, { ms, how }, at))
			)
	),
	/** "Next" was undone. In time (Q28), everything is as before. Too late (Q29), the turn ended after `ms`, and the person waits first with the turn `again`. */
	NextUndone: event(
		{ ...turn, restored: flag, ms: duration, again: keptId },
		(queue, { turn: id, restored, ms, again }, cause) =>
			settleRound(
				onFloor(queue, id, (floor) =>
					restored ? takeBackStart(queue, floor) : interruptTurn(queue, floor, ms, again, cause)
				)
			)
	),
	/** Q42. The end of a turn was undone. In time, everything is as before. Too late, the person waits first with the turn `again`. */
	EndUndone: event(
		{ ...turn, restored: flag, again: keptId },
		(queue, { turn: id, restored, again }, { at }) =>
			settleRound(restored ? takeBackEnd(queue) : waitAgain(queue, id, again, at))
	),
	TurnPaused: event(turn, (queue, { turn: id }, { at }) => clock(queue, id, (floor) => paused(floor, at))),
	TurnResumed: event(turn, (queue, { turn: id }, { at }) => clock(queue, id, (floor) => resumed(floor, at))),
	TurnExtended: event({ ...turn, byMs: duration }, (queue, { turn: id, byMs }) =>
		clock(queue, id, (floor) => extended(floor, byMs))
	),
	/** `front`: the ids of the turns from the head to the placed turn, in their new order. `item`: the current one. */
	TurnPlaced: event({ ...turn, item, front: many(keptId) }, (queue, placed) => ({
		...queue,
		fixed: fixFront(queue, placed.turn, placed.front),
		overrides: [...queue.overrides, placed.item]
	})),
	TurnPassed: event(turn, (queue, { turn: id }) => settleRound(passed(queue, id))),
	RoundStarted: event(
		{
			item,
			turns: many(v.strictObject({ ...turn, person: keptId })),
			besides: v.exactOptional(many(keptId))
		},
		(queue, started, cause) => settleRound(roundStarted(queue, started.item, started, cause))
	),
	/** `turns`: the turns that the tour gave and that still waited. */
	RoundEnded: event({ turns: many(keptId) }, (queue, { turns }) => settleRound(roundEnded(queue, turns))),
	ListClosed: event({}, (queue) => (queue.open ? { ...queue, open: false } : queue)),
	ListOpened: event({}, (queue) => (queue.open ? queue : { ...queue, open: true }))
} satisfies EventRows<Queue, Cause>;

export type QueueEvent = EventsOf<typeof queueEvents>;
export const evolveQueue = evolveBy<Queue, Cause, QueueEvent>(queueEvents);

const onFloor = (queue: Queue, turn: string, change: (floor: Floor) => Queue): Queue =>
	queue.floor?.turn.id === turn ? change(queue.floor) : queue;

const clock = (queue: Queue, turn: string, change: (floor: Floor) => Floor): Queue =>
	onFloor(queue, turn, (floor) => {
		const changed = change(floor);
		return changed === floor ? queue : { ...queue, floor: changed };
	});

const paused = (floor: Floor, at: number): Floor =>
	floor.pausedAt === null ? { ...floor, pausedAt: at } : floor;

const resumed = (floor: Floor, at: number): Floor =>
	floor.pausedAt === null
		? floor
		: { ...floor, pausedAt: null, pausedMs: floor.pausedMs + Math.max(0, at - floor.pausedAt) };

const extended = (floor: Floor, byMs: number): Floor => ({
	...floor,
	allowedMs: Math.max(0, floor.allowedMs + byMs)
});

type Asked = Pick<Turn, 'person' | 'kind' | 'channel' | 'item' | 'answers'> & { readonly turn: string };

function raised(queue: Queue, asked: Asked, cause: Cause): Queue {
	const { turn: id, person, kind, channel, item, answers } = asked;
	const turn: Turn = {
		id,
		person,
		kind,
		channel,
		item,
		askedAt: cause.at,
		seq: queue.seq,
		answers,
		passed: 0,
		inRound: false,
		given: false
	};
	return { ...addWaiting(queue, turn), seq: queue.seq + 1 };
}

/** A turn that passes just after it was called gives the floor back. Its person does not count as heard. */
const withdrawn = (queue: Queue, turn: string): Queue =>
	queue.floor?.turn.id === turn ? { ...queue, floor: null, before: null } : dropWaiting(queue, turn);

function started(queue: Queue, id: string, start: Start, cause: Cause): Queue {
	const turn = entryOf(queue.waiting, id);
	return turn ? startTurn(queue, turn, start, cause) : queue;
}

function waitAgain(queue: Queue, ended: string, again: string, at: number): Queue {
	const over = queue.past.findLast(({ id }) => id === ended);
	if (!over) return queue;
	const { person, kind, channel, item } = over;
	const turn = { id: again, person, kind, channel, item, answers: null, passed: 0 };
	return waitFirst(queue, { ...turn, inRound: false, given: false }, at);
}

function passed(queue: Queue, id: string): Queue {
	const called = queue.floor?.turn.id === id ? queue.floor.turn : undefined;
	const turn = called ?? entryOf(queue.waiting, id);
	if (!turn) return queue;
	// Q41: if the tour has ended, the turn that comes again belongs to no tour.
	const again = { ...turn, passed: turn.passed + 1, given: turn.given && turn.inRound };
	const waits = addWaiting(dropWaiting(queue, id), again);
	return called ? { ...waits, floor: null, before: null } : waits;
}
