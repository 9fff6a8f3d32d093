// What each event makes of the queue. Total: an event about a turn that is not there changes nothing.
import type { Cause } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import {
	endTurn,
	goRound,
	interruptTurn,
	joinLine,
	leaveLine,
	remembering,
	startTurn,
	stillRound,
	takeBackEnd,
	takeBackStart,
	waitFirst
} from './floor.ts';
import { fixFront } from './kept.ts';
import { isTechnical } from './order.ts';
import type { EvolveQueue, Floor, Queue, QueueEvent, Turn } from './state.ts';

type EventOf<T extends QueueEvent['type']> = Extract<QueueEvent, { type: T }>;

export const evolveQueue: EvolveQueue = (queue, event, cause) => {
	switch (event.type) {
		case 'HandRaised':
			return stillRound(raised(queue, event, cause));
		case 'HandWithdrawn':
			return stillRound(withdrawn(remembering(queue, event.reason), event.turn));
		case 'TurnStarted':
			return stillRound(started(queue, event, cause));
		case 'TurnEnded':
			return stillRound(
				onFloor(queue, event.turn, (floor) => endTurn(remembering(queue, event.how), floor, event, cause.at))
			);
		case 'NextUndone':
			return goRound(onFloor(queue, event.turn, (floor) => undone(queue, floor, event, cause)));
		case 'EndUndone':
			return goRound(endUndone(queue, event, cause));
		case 'TurnPaused':
			return clock(queue, event.turn, (floor) => paused(floor, cause.at));
		case 'TurnResumed':
			return clock(queue, event.turn, (floor) => resumed(floor, cause.at));
		case 'TurnExtended':
			return clock(queue, event.turn, (floor) => extended(floor, event.byMs));
		case 'TurnPlaced':
			return placed(queue, event);
		case 'TurnPassed':
			return goRound(passed(queue, event.turn));
		case 'RoundStarted':
			return goRound(roundStarted(queue, event, cause));
		case 'RoundEnded':
			return goRound(roundEnded(queue, event.turns));
		case 'ListClosed':
			return queue.open ? { ...queue, open: false } : queue;
		case 'ListOpened':
			return queue.open ? queue : { ...queue, open: true };
	}
};

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

function raised(queue: Queue, event: EventOf<'HandRaised'>, cause: Cause): Queue {
	const { turn: id, person, kind, channel, item, answers } = event;
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
		round: false,
		given: false
	};
	return { ...joinLine(queue, turn), seq: queue.seq + 1 };
}

/** A turn that passed while it was called gives the floor back unheard. */
const withdrawn = (queue: Queue, turn: string): Queue =>
	queue.floor?.turn.id === turn ? { ...queue, floor: null, before: null } : leaveLine(queue, turn);

function started(queue: Queue, event: EventOf<'TurnStarted'>, cause: Cause): Queue {
	const turn = entryOf(queue.waiting, event.turn);
	return turn ? startTurn(queue, turn, event, cause) : queue;
}

const placed = (queue: Queue, { turn, item, front }: EventOf<'TurnPlaced'>): Queue => ({
	...queue,
	fixed: fixFront(queue, turn, front),
	overrides: [...queue.overrides, item]
});

const undone = (queue: Queue, floor: Floor, event: EventOf<'NextUndone'>, cause: Cause): Queue =>
	event.restored ? takeBackStart(queue, floor) : interruptTurn(queue, floor, event.ms, event.again, cause);

function endUndone(queue: Queue, event: EventOf<'EndUndone'>, cause: Cause): Queue {
	if (event.restored) return takeBackEnd(queue);
	const over = queue.past.findLast(({ id }) => id === event.turn);
	if (!over) return queue;
	const { person, kind, channel, item } = over;
	const turn = { id: event.again, person, kind, channel, item, answers: null, passed: 0 };
	return waitFirst(queue, { ...turn, round: false, given: false }, cause.at);
}

function passed(queue: Queue, id: string): Queue {
	const called = queue.floor?.turn.id === id ? queue.floor.turn : undefined;
	const turn = called ?? entryOf(queue.waiting, id);
	if (!turn) return queue;
	// Q41: that of a tour that was ended is their own when it comes again.
	const again = { ...turn, passed: turn.passed + 1, given: turn.given && turn.round };
	const line = joinLine(leaveLine(queue, id), again);
	return called ? { ...line, floor: null, before: null } : line;
}

/** Whoever waits already goes round with the turn they have. */
function roundStarted(queue: Queue, event: EventOf<'RoundStarted'>, cause: Cause): Queue {
	const before = Object.values(queue.waiting).map((turn) =>
		isTechnical(turn) ? turn : { ...turn, round: true }
	);
	const added = event.turns.map(({ turn, person }, index): Turn => ({
		id: turn,
		person,
		kind: 'speak',
		channel: 'hand',
		item: event.item,
		askedAt: cause.at,
		seq: queue.seq + index,
		answers: null,
		passed: 0,
		round: true,
		given: true
	}));
	const waiting = Object.fromEntries([...before, ...added].map((turn) => [turn.id, turn]));
	return { ...queue, waiting, seq: queue.seq + added.length, round: true, roundId: cause.id };
}

/** The order of the item comes back at once: whoever speaks, or spoke before "next", goes on outside of the tour. */
function roundEnded(queue: Queue, turns: readonly string[]): Queue {
	const line = turns.reduce(leaveLine, queue);
	const waiting = Object.fromEntries(
		Object.entries(line.waiting).map(([id, turn]) => [id, turn.round ? { ...turn, round: false } : turn])
	);
	const before = line.before && { ...line.before, floor: outsideOfTour(line.before.floor) };
	return { ...line, waiting, floor: outsideOfTour(line.floor), before };
}

const outsideOfTour = (floor: Floor | null): Floor | null =>
	floor && { ...floor, turn: { ...floor.turn, round: false } };
