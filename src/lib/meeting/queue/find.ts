// Finds the turn that a command names. A refusal says what became of it.
import { refuse, type Refusal } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import { onShelf } from '#stream/shelf.ts';
import { isTechnical } from './order.ts';
import type { Floor, Queue, Turn, TurnKind } from './state.ts';

const isOver = (queue: Queue, turn: string): boolean => onShelf(queue.over, turn) !== undefined;

export const isKnown = (queue: Queue, turn: string): boolean =>
	entryOf(queue.waiting, turn) !== undefined || queue.floor?.turn.id === turn || isOver(queue, turn);

export function waitingTurn(queue: Queue, turn: string): Turn | Refusal {
	if (queue.floor?.turn.id === turn) return refuse('turn-running');
	return entryOf(queue.waiting, turn) ?? refuse(isOver(queue, turn) ? 'turn-over' : 'turn-unknown');
}

export function runningTurn(queue: Queue, turn: string): Floor | Refusal {
	if (queue.floor?.turn.id === turn) return queue.floor;
	if (isOver(queue, turn)) return refuse('turn-over');
	return refuse(queue.floor ? 'turn-unknown' : 'nobody-speaks');
}

/** The turn with which a person waits to speak or answer, or to make a technical point. */
export const waitsBy = (queue: Queue, person: string, kind: TurnKind): Turn | undefined =>
	Object.values(queue.waiting).find(
		(turn) => turn.person === person && isTechnical(turn) === isTechnical({ kind })
	);

export const waitsAtAll = (queue: Queue, person: string): boolean =>
	Object.values(queue.waiting).some((turn) => turn.person === person);

/** Whether the person was heard in this meeting, or speaks now. */
export const hasSpoken = (queue: Queue, person: string): boolean =>
	queue.heard.includes(person) ||
	(queue.floor !== null && queue.floor.turn.person === person && !isTechnical(queue.floor.turn));
