// The floor: who gets it, how it ends, its clock, and the undo of "next".
import { accept, isRefusal, refuse, type Cause, type Decision } from '../frame.ts';
import { runningTurn, waitingTurn, waitsBy } from './find.ts';
import { elapsedMs } from './floor.ts';
import { isTechnical, orderQueue } from './order.ts';
import type { CommandOf, QueueAround } from './decide.ts';
import type { Floor, Queue, QueueEvent, Turn } from './state.ts';

/** A technical point is short. */
export const technicalMs = 20_000;
/** How long "next" can be undone as if it had not been said. */
export const undoMs = 10_000;

type Around = Pick<QueueAround, 'item' | 'rule' | 'turnMs' | 'allowance'>;
type Answer = Decision<QueueEvent>;

export function callNext(queue: Queue, after: string | null, cause: Cause, around: Around): Answer {
	if (after !== (queue.floor?.turn.id ?? null)) return refuse('next-changed');
	const head = orderQueue(queue, around.rule, around.item)[0];
	return head ? accept(...giveTo(queue, head.turn, false, cause, around)) : refuse('queue-empty');
}

export function giveFloor(
	queue: Queue,
	{ turn: id, after }: CommandOf<'GiveFloor'>,
	cause: Cause,
	around: Around
): Answer {
	const turn = waitingTurn(queue, id);
	if (isRefusal(turn)) return turn;
	if (after !== (queue.floor?.turn.id ?? null)) return refuse('next-changed');
	const head = orderQueue(queue, around.rule, around.item)[0];
	return accept(...giveTo(queue, turn, head?.turn.id !== id, cause, around));
}

function giveTo(queue: Queue, turn: Turn, overridden: boolean, cause: Cause, around: Around): QueueEvent[] {
	const time = isTechnical(turn) ? technicalMs : around.turnMs;
	return [
		...(queue.floor ? [ended(queue.floor, cause, 'next')] : []),
		{
			type: 'TurnStarted',
			turn: turn.id,
			item: around.item,
			allowedMs: Math.round(time * around.allowance(turn.person)),
			overridden
		}
	];
}

const ended = (floor: Floor, cause: Cause, how: 'next' | 'done'): QueueEvent => ({
	type: 'TurnEnded',
	turn: floor.turn.id,
	ms: elapsedMs(floor, cause.at),
	how
});

export function endTurn(
	queue: Queue,
	turn: string,
	cause: Cause,
	{ author }: Pick<QueueAround, 'author'>
): Answer {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	const mayEnd = cause.by.role === 'facilitator' || author === floor.turn.person;
	return mayEnd ? accept(ended(floor, cause, 'done')) : refuse('not-yours');
}

/** Until when "next" is undone in full; null where it no longer can be. */
export const undoUntil = (queue: Queue, capturedSince: QueueAround['capturedSince']): number | null =>
	queue.floor && queue.before && !capturedSince(queue.floor.startedAt)
		? queue.floor.startedAt + undoMs
		: null;

export function undoNext(
	queue: Queue,
	turn: string,
	cause: Cause,
	{ capturedSince, isPresent }: Pick<QueueAround, 'capturedSince' | 'isPresent'>
): Answer {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	const restored = cause.at <= (undoUntil(queue, capturedSince) ?? -Infinity);
	const { person, kind, given, round } = floor.turn;
	// Q41: its tour was ended meanwhile, and would have taken it back; another one passed over who spoke.
	const isOfEndedTour = restored && given && !round && !queue.round;
	// Asked for while being called: the turn that comes back stands for it.
	const second = isOfEndedTour ? undefined : waitsBy(queue, person, kind);
	const { floor: was, ended: wasOver } = queue.before ?? {};
	const isGone = restored && was && wasOver && !isPresent(was.turn.person);
	return accept<QueueEvent>(
		...(second ? [{ type: 'HandWithdrawn', turn: second.id, reason: 'undone' } as const] : []),
		{
			type: 'NextUndone',
			turn,
			restored,
			ms: elapsedMs(floor, cause.at),
			again: `${cause.id}.again`
		},
		...(isOfEndedTour ? [{ type: 'HandWithdrawn', turn, reason: 'undone' } as const] : []),
		// Q39
		...(isGone ? [{ type: 'TurnEnded', turn: wasOver.id, ms: wasOver.ms, how: 'done' } as const] : [])
	);
}

export function pauseTurn(queue: Queue, turn: string): Answer {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	return floor.pausedAt === null ? accept({ type: 'TurnPaused', turn }) : accept();
}

export function resumeTurn(queue: Queue, turn: string): Answer {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	return floor.pausedAt === null ? accept() : accept({ type: 'TurnResumed', turn });
}

export function extendTurn(queue: Queue, { turn, bySeconds }: CommandOf<'ExtendTurn'>): Answer {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	return accept({ type: 'TurnExtended', turn, byMs: bySeconds * 1000 });
}
