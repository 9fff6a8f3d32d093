// What ends in the queue when somebody leaves, or when the meeting closes.
import type { Cause } from '../frame.ts';
import { elapsedMs } from './floor.ts';
import { bySeq } from './order.ts';
import type { Queue, Turn } from './state.ts';
import type { QueueEvent } from './events.ts';

const withdrawals = (queue: Queue, reason: 'left' | 'closed', whose: (turn: Turn) => boolean): QueueEvent[] =>
	Object.values(queue.waiting)
		.filter(whose)
		.sort(bySeq)
		.map((turn) => ({ type: 'HandWithdrawn', turn: turn.id, reason }));

function endOfFloor(queue: Queue, cause: Cause, how: 'done' | 'closed'): QueueEvent[] {
	const { floor } = queue;
	return floor ? [{ type: 'TurnEnded', turn: floor.turn.id, ms: elapsedMs(floor, cause.at), how }] : [];
}

/** Somebody left: their running turn is over, and their hands go down. */
export const leaveQueue = (queue: Queue, person: string, cause: Cause): QueueEvent[] => [
	...(queue.floor?.turn.person === person ? endOfFloor(queue, cause, 'done') : []),
	...withdrawals(queue, 'left', (turn) => turn.person === person)
];

/** The meeting closes: the running turn keeps its time, and all hands go down. */
export const closeQueue = (queue: Queue, cause: Cause): QueueEvent[] => [
	...endOfFloor(queue, cause, 'closed'),
	...withdrawals(queue, 'closed', () => true)
];
