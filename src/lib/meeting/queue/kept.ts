// The front of the queue, which no rule changes: the kept next place, and the turns that the facilitator placed.
import type { SpeechRule } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import { headOf, isTechnical } from './order.ts';
import type { Queue } from './state.ts';

/** Q16: while somebody speaks, the first turn that is not a technical point keeps its place. Called after every event. */
export function keepNext(queue: Queue, rule: SpeechRule, item: string | null): Queue {
	if (!queue.floor || queue.fixed.length > 0) return queue;
	const head = headOf(queue, rule, item);
	return head ? { ...queue, fixed: [{ turn: head.id, why: 'kept' }] } : queue;
}

/** Turns are placed behind these: the kept turn, and, while somebody speaks, the head, even if it was placed there. */
export function protectedPlaces({ fixed, floor }: Queue): string[] {
	const kept = fixed.find(({ why }) => why === 'kept');
	return fixed.filter((place, at) => place === kept || (floor && at === 0)).map(({ turn }) => turn);
}

/** The turns from the head to `turn`, once `turn` stands before `before` (null: last), but behind the kept places. */
export function frontWith(
	lines: readonly string[],
	turn: string,
	before: string | null,
	kept: readonly string[]
): string[] {
	const others = lines.filter((each) => each !== turn);
	const wanted = before === null ? others.length : Math.max(0, others.indexOf(before));
	const free = Math.max(0, ...kept.map((each) => others.indexOf(each) + 1));
	return [...others.slice(0, Math.max(wanted, free)), turn];
}

/** `front` comes first, in its order. Fixed turns that are not in it stay fixed behind it. */
export function fixFront(queue: Queue, placed: string, front: readonly string[]): Queue['fixed'] {
	const whyOf = new Map(queue.fixed.map(({ turn, why }) => [turn, why]));
	const places = [...new Set(front)].map((turn) => ({
		turn,
		why: turn === placed ? ('moved' as const) : (whyOf.get(turn) ?? ('kept' as const))
	}));
	return stillWaiting(queue, [...places, ...queue.fixed.filter(({ turn }) => !front.includes(turn))]);
}

const stillWaiting = (queue: Queue, places: Queue['fixed']): Queue['fixed'] =>
	places.filter(({ turn }) => {
		const waiting = entryOf(queue.waiting, turn);
		return waiting !== undefined && !isTechnical(waiting);
	});

/** The front as it was. Turns that the facilitator placed since stand behind it. */
export function restoreFront(queue: Queue, was: Queue['fixed']): Queue['fixed'] {
	const known = new Set(was.map(({ turn }) => turn));
	const since = queue.fixed.filter(({ turn }) => !known.has(turn));
	const placed = since.some(({ why }) => why === 'moved');
	return stillWaiting(queue, placed ? [...was, ...since] : was);
}
