// Commands about the floor: who gets it, how a turn ends, and its clock.
import { accept, isRefusal, refuse, type Cause, type Decision } from '../frame.ts';
import { runningTurn, waitingTurn } from './find.ts';
import { elapsedMs } from './floor.ts';
import { isTechnical, orderQueue } from './order.ts';
import type { QueueAround } from './around.ts';
import type { CommandOf } from './commands.ts';
import type { Floor, Queue, Turn } from './state.ts';
import type { QueueEvent } from './events.ts';

/** Q23. */
const technicalMs = 20_000;

type Around = Pick<QueueAround, 'item' | 'rule' | 'turnMs' | 'allowance'>;
type Decided = Decision<QueueEvent>;

export function callNext(queue: Queue, after: string | null, cause: Cause, around: Around): Decided {
	if (after !== (queue.floor?.turn.id ?? null)) return refuse('next-changed');
	const head = orderQueue(queue, around.rule, around.item)[0];
	return head ? accept(...giveTo(queue, head.turn, false, cause, around)) : refuse('queue-empty');
}

export function giveFloor(
	queue: Queue,
	{ turn: id, after }: CommandOf<'GiveFloor'>,
	cause: Cause,
	around: Around
): Decided {
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
): Decided {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	const mayEnd = cause.by.role === 'facilitator' || author === floor.turn.person;
	return mayEnd ? accept(ended(floor, cause, 'done')) : refuse('not-yours');
}

export function pauseTurn(queue: Queue, turn: string): Decided {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	return floor.pausedAt === null ? accept({ type: 'TurnPaused', turn }) : accept();
}

export function resumeTurn(queue: Queue, turn: string): Decided {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	return floor.pausedAt === null ? accept() : accept({ type: 'TurnResumed', turn });
}

export function extendTurn(queue: Queue, { turn, bySeconds }: CommandOf<'ExtendTurn'>): Decided {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	return accept({ type: 'TurnExtended', turn, byMs: bySeconds * 1000 });
}
