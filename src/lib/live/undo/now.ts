// What an undo has become by the time it is sent, because the room went on.
import type { ClientCommand } from '#meeting/command.ts';
import type { Reason } from '#meeting/queue/order.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Of } from './row.ts';

/** After the vote has closed, taking back the last call begins a second round. */
function lastCallNow(inverse: Of<'CancelLastCall'>, view: StaffView): ClientCommand {
	const { vote, round } = inverse;
	const isClosed = view.votes.some(({ id, state }) => id === vote && state === 'closed');
	return isClosed ? { type: 'ReopenVote', vote, round } : inverse;
}

const hasPassed = (reason: Reason): boolean =>
	reason.code === 'kept' ? hasPassed(reason.because) : reason.code === 'passed';

/** "Next" calls the head of the queue. If another turn came to the head unseen, that one was called. */
export function undoneNow(inverse: ClientCommand, view: StaffView): ClientCommand {
	if (inverse.type === 'CancelLastCall') return lastCallNow(inverse, view);
	const { turns, floor } = view;
	if (inverse.type !== 'UndoNext' || !floor) return inverse;
	const stillWaits = turns.some(({ id, reason }) => id === inverse.turn && !hasPassed(reason));
	return stillWaits ? { ...inverse, turn: floor.turn } : inverse;
}
