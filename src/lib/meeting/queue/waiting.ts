// How a turn is added to those that wait, and how it leaves them.
import { withEntry, withoutEntry } from '#stream/growth.ts';
import { entryOf } from '#stream/keyed.ts';
import { isTechnical } from './order.ts';
import type { Queue, Turn } from './state.ts';

export function dropWaiting(queue: Queue, turn: string): Queue {
	if (entryOf(queue.waiting, turn) === undefined) return queue;
	const waiting = withoutEntry(queue.waiting, turn);
	const stays = queue.fixed.every((place) => place.turn !== turn);
	return {
		...queue,
		waiting,
		fixed: stays ? queue.fixed : queue.fixed.filter((place) => place.turn !== turn)
	};
}

export const addWaiting = (queue: Queue, turn: Turn): Queue => ({
	...queue,
	waiting: withEntry(queue.waiting, turn.id, turn)
});

/** Puts a turn before all others, even before the kept place. */
export function waitFirst(queue: Queue, turn: Omit<Turn, 'askedAt' | 'seq'>, at: number): Queue {
	const again: Turn = { ...turn, askedAt: at, seq: queue.seq };
	return {
		...addWaiting(queue, again),
		seq: queue.seq + 1,
		fixed: isTechnical(again) ? queue.fixed : [{ turn: again.id, why: 'moved' }, ...queue.fixed]
	};
}
