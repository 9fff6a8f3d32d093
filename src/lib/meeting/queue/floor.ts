// The floor: how a turn starts, how it ends, and how a mistaken "next" is taken back.
import type { Cause } from '../frame.ts';
import { keptAsIs, withLast } from '#stream/growth.ts';
import { entryOf } from '#stream/keyed.ts';
import { shelve, unshelve } from '#stream/shelf.ts';
import { restoreFront } from './kept.ts';
import { isTechnical, itemKey } from './order.ts';
import { settleRound } from './round.ts';
import type { Floor, Queue, Spoken, SpokenTurn, Turn, TurnEnd, Withdrawal } from './state.ts';
import { addWaiting, dropWaiting, waitFirst } from './waiting.ts';

/** Milliseconds spoken until `at`, without the pauses. */
export const elapsedMs = (floor: Floor, at: number): number =>
	Math.max(0, (floor.pausedAt ?? at) - floor.startedAt - floor.pausedMs);

export type Start = {
	readonly item: string | null;
	readonly allowedMs: number;
	readonly overridden: boolean;
};

type End = { readonly ms: number; readonly how: TurnEnd };

/** If "next" has just ended a turn, this start replaces it. One undo takes both back. */
export function startTurn(queue: Queue, turn: Turn, start: Start, cause: Cause): Queue {
	const { floor, fixed, spoken, heard, overrides } = queue;
	const before = floor === null && queue.before?.ended?.how === 'next' ? queue.before : null;
	return {
		...dropWaiting(queue, turn.id),
		floor: {
			turn,
			item: start.item,
			startedAt: cause.at,
			pausedAt: null,
			pausedMs: 0,
			allowedMs: start.allowedMs,
			overridden: start.overridden
		},
		before: before ?? { at: cause.at, floor: null, ended: null, fixed, spoken, heard, overrides },
		overrides: start.overridden ? [...overrides, start.item] : overrides
	};
}

export function closeFloor(queue: Queue, floor: Floor, { ms, how }: End, at: number): Queue {
	const { fixed, spoken, heard, overrides } = queue;
	const ended = spokenTurn(floor, ms, how);
	return {
		...queue,
		...(!isTechnical(ended) && counted(queue, ended)),
		floor: null,
		past: withLast(queue.past, ended),
		over: shelve(queue.over, ended.id, ended.person),
		before: how === 'interrupted' ? null : { at, floor, ended, fixed, spoken, heard, overrides }
	};
}

const spokenTurn = (floor: Floor, ms: number, how: TurnEnd): SpokenTurn => ({
	id: floor.turn.id,
	person: floor.turn.person,
	kind: floor.turn.kind,
	channel: floor.turn.channel,
	item: floor.item,
	startedAt: floor.startedAt,
	ms,
	how,
	overMs: Math.max(0, ms - floor.allowedMs),
	inRound: floor.turn.inRound
});

function counted(
	{ spoken, heard }: Queue,
	{ person, item, ms }: SpokenTurn
): Pick<Queue, 'spoken' | 'heard'> {
	const was: Spoken = entryOf(spoken, person) ?? { turns: 0, ms: 0, byItem: {} };
	const key = itemKey(item);
	const byItem = { ...was.byItem, [key]: (entryOf(was.byItem, key) ?? 0) + 1 };
	return {
		spoken: { ...spoken, [person]: { turns: was.turns + 1, ms: was.ms + ms, byItem } },
		heard: heard.includes(person) ? heard : [...heard, person]
	};
}

/** Q28: queue, seat and clock are as if nobody had said "next". */
export function takeBackStart(queue: Queue, floor: Floor): Queue {
	const waiting = addWaiting({ ...queue, floor: null, before: null }, floor.turn);
	const { before } = queue;
	if (!before) return waiting;
	const { ended, overrides } = before;
	const placedSince = queue.overrides.slice(overrides.length + (floor.overridden ? 1 : 0));
	return {
		...waiting,
		floor: before.floor,
		fixed: restoreFront(waiting, before.fixed),
		spoken: before.spoken,
		heard: before.heard,
		overrides: placedSince.length > 0 ? [...overrides, ...placedSince] : overrides,
		...(ended && {
			past: queue.past.filter((turn) => turn.id !== ended.id),
			over: unshelve(queue.over, ended.id)
		})
	};
}

/** Q29: it is too late. The turn is over with its time, and its person waits before everybody. */
export function interruptTurn(queue: Queue, floor: Floor, ms: number, again: string, cause: Cause): Queue {
	const over = closeFloor(queue, floor, { ms, how: 'interrupted' }, cause.at);
	return waitFirst(over, { ...floor.turn, id: again, given: false }, cause.at);
}

/** Q42: the turn that ended last goes on, as if it had not ended. */
export function takeBackEnd(queue: Queue): Queue {
	const { before } = queue;
	if (!before?.ended) return queue;
	const { floor, ended, fixed, spoken, heard } = before;
	return {
		...queue,
		floor,
		fixed: restoreFront(queue, fixed),
		spoken,
		heard,
		before: null,
		past: queue.past.filter(({ id }) => id !== ended.id),
		over: unshelve(queue.over, ended.id)
	};
}

/** M16: the closing was a mistake. The speaker has the floor again, and the clock stands still where it was. */
export function reopenQueue(queue: Queue, closedAt: number): Queue {
	const { atClose, before } = queue;
	if (!atClose) return queue;
	const line: Queue = { ...queue, ...atClose, atClose: null };
	if (before?.ended?.how !== 'closed') return settleRound(line);
	const back = takeBackEnd(line);
	return settleRound({
		...back,
		fixed: atClose.fixed,
		floor: back.floor && { ...back.floor, pausedAt: back.floor.pausedAt ?? closedAt }
	});
}

/** What the closing is about to end, as it was before the closing began. */
export const remembering = (queue: Queue, why: TurnEnd | Withdrawal): Queue =>
	why === 'closed' && queue.atClose === null
		? { ...queue, atClose: { waiting: keptAsIs(queue.waiting), fixed: queue.fixed } }
		: queue;
