// The tour de table: how it begins, whether it goes on, and how it ends.
import type { Cause } from '../frame.ts';
import { isTechnical } from './order.ts';
import type { Floor, Queue, Turn } from './state.ts';
import { dropWaiting } from './waiting.ts';

/** A tour goes round as long as one of its turns waits or runs. After that, only a turn that is given back resumes it. */
export const settleRoundIfOn = (queue: Queue): Queue => (queue.isRoundOn ? settleRound(queue) : queue);

export function settleRound(queue: Queue): Queue {
	const isRoundOn =
		(queue.floor?.turn.inRound ?? false) || Object.values(queue.waiting).some((turn) => turn.inRound);
	return isRoundOn === queue.isRoundOn ? queue : { ...queue, isRoundOn };
}

interface Started {
	readonly turns: readonly { readonly turn: string; readonly person: string }[];
	/** Q32. Turns of guests, which wait beside the tour. */
	readonly besides?: readonly string[];
}

/** A person who already waits takes part with the turn that they have. */
export function roundStarted(
	queue: Queue,
	item: string | null,
	{ turns, besides = [] }: Started,
	cause: Cause
): Queue {
	const before = Object.values(queue.waiting).map((turn) =>
		isTechnical(turn) || besides.includes(turn.id) ? turn : { ...turn, inRound: true }
	);
	const added = turns.map(({ turn, person }, index): Turn => ({
		id: turn,
		person,
		kind: 'speak',
		channel: 'hand',
		item,
		askedAt: cause.at,
		seq: queue.seq + index,
		answers: null,
		passed: 0,
		inRound: true,
		given: true
	}));
	const waiting = Object.fromEntries([...before, ...added].map((turn) => [turn.id, turn]));
	return { ...queue, waiting, seq: queue.seq + added.length, isRoundOn: true, roundId: cause.id };
}

/** The rule of the item is back at once. The speaker, and a speaker whom an undo of "next" brings back, go on outside of the tour. */
export function roundEnded(queue: Queue, turns: readonly string[]): Queue {
	const left = turns.reduce(dropWaiting, queue);
	const waiting = Object.fromEntries(
		Object.entries(left.waiting).map(([id, turn]) => [id, turn.inRound ? { ...turn, inRound: false } : turn])
	);
	const before = left.before && { ...left.before, floor: outsideOfTour(left.before.floor) };
	return { ...left, waiting, floor: outsideOfTour(left.floor), before };
}

const outsideOfTour = (floor: Floor | null): Floor | null =>
	floor && { ...floor, turn: { ...floor.turn, inRound: false } };
