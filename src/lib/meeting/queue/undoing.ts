// How a change of the floor is taken back: a "next" or the end of a turn that was a mistake.
import { accept, isRefusal, refuse, type Cause, type Decision } from '../frame.ts';
import { runningTurn, waitsBy } from './find.ts';
import { elapsedMs } from './floor.ts';
import type { QueueAround } from './around.ts';
import type { Queue } from './state.ts';
import type { QueueEvent } from './events.ts';

/** How long "next", or the end of a turn, can be undone as if it had not happened. */
const undoMs = 10_000;

type Decided = Decision<QueueEvent>;
type Around = Pick<QueueAround, 'capturedSince' | 'isPresent'>;

/** Until when "next" can be undone in full. Null: it cannot be any more. */
export const undoUntil = (queue: Queue, capturedSince: QueueAround['capturedSince']): number | null =>
	queue.floor && queue.before && !capturedSince(queue.floor.startedAt)
		? queue.floor.startedAt + undoMs
		: null;

export interface EndUndo {
	readonly turn: string;
	readonly at: number;
	readonly until: number;
}

/** The end of a turn that can be undone in full, whoever ended the turn. Null: there is no such end. */
export function endUndo(
	{ floor, before }: Queue,
	capturedSince: QueueAround['capturedSince']
): EndUndo | null {
	if (floor || before?.ended?.how !== 'done' || capturedSince(before.at)) return null;
	return { turn: before.ended.id, at: before.at, until: before.at + undoMs };
}

export function undoNext(
	queue: Queue,
	turn: string,
	cause: Cause,
	{ capturedSince, isPresent }: Around
): Decided {
	const floor = runningTurn(queue, turn);
	if (isRefusal(floor)) return floor;
	const restored = cause.at <= (undoUntil(queue, capturedSince) ?? -Infinity);
	const { person, kind, given, inRound } = floor.turn;
	// Q41: its tour was ended meanwhile and would have taken it back. Or a new tour began and passed over its person, who spoke.
	const isOfEndedTour = restored && given && !inRound && !queue.isRoundOn;
	// The person raised a hand while they were called. The turn that comes back takes the place of that hand.
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

/** Q42 */
export function undoEndTurn(queue: Queue, turn: string, cause: Cause, around: Around): Decided {
	if (queue.floor?.turn.id === turn) return refuse('turn-running');
	const over = queue.past.findLast(({ id }) => id === turn);
	if (!over) return refuse('turn-unknown');
	if (over.how !== 'done') return refuse('turn-over');
	if (!around.isPresent(over.person)) return refuse('person-unknown');
	const speaks = queue.floor?.turn.person === over.person;
	if (speaks) return refuse('turn-running');
	const last = endUndo(queue, around.capturedSince);
	const restored = last?.turn === turn && cause.at <= last.until;
	// The person raised a hand meanwhile. The turn that comes back takes the place of that hand.
	const second = waitsBy(queue, over.person, over.kind);
	return accept<QueueEvent>(
		...(second ? [{ type: 'HandWithdrawn', turn: second.id, reason: 'undone' } as const] : []),
		{ type: 'EndUndone', turn, restored, again: `${cause.id}.again` }
	);
}
