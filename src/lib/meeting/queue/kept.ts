// The front of the queue that no rule changes: the protected next place, and what the facilitator has placed.
import type { SpeechRule } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import { headOf, isTechnical } from './order.ts';
import type { Queue } from './state.ts';

/** While somebody speaks, the first line that is not a technical point keeps its place. Called after every event. */
export function keepNext(queue: Queue, rule: SpeechRule, item: string | null): Queue {
	if (!queue.floor || queue.fixed.length > 0) return queue;
	const head = headOf(queue, rule, item);
	return head ? { ...queue, fixed: [{ turn: head.id, why: 'kept' }] } : queue;
}

/** Behind which turns are placed: the first that is kept, and while somebody speaks the head, also one that was placed there. */
export function protectedPlaces({ fixed, floor }: Queue): string[] {
	const kept = fixed.find(({ why }) => why === 'kept');
	return fixed.filter((place, at) => place === kept || (floor && at === 0)).map(({ turn }) => turn);
}

/** The turns from the head down to `turn`, once it stands before `before` (null: last), but behind the protected places. */
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

/** `front` stands first, in its order; whoever was fixed and is not in it stays fixed behind. */
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

/** The front as it was before; what the facilitator has placed since stands behind it. */
export function restoreFront(queue: Queue, was: Queue['fixed']): Queue['fixed'] {
	const known = new Set(was.map(({ turn }) => turn));
	const since = queue.fixed.filter(({ turn }) => !known.has(turn));
	const placed = since.some(({ why }) => why === 'moved');
	return stillWaiting(queue, placed ? [...was, ...since] : was);
}
