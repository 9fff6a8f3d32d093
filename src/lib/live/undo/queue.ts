// What takes back an act about speaking.
import type { ClientCommand } from '#meeting/command.ts';
import type { Reason } from '#meeting/queue/order.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { lastCallNow } from './vote.ts';

type Of<T extends ClientCommand['type']> = Extract<ClientCommand, { type: T }>;

const nextUndo = (turn: string | undefined): ClientCommand | null =>
	turn === undefined ? null : { type: 'UndoNext', turn };

export const undoCallNext = (view: StaffView): ClientCommand | null => nextUndo(view.turns[0]?.id);
export const undoGiveFloor = (command: Of<'GiveFloor'>): ClientCommand | null => nextUndo(command.turn);
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

/** A hand may have made its person present. Then the person is marked absent again. */
export function behindRaise(command: Of<'RaiseHand'>, hand: string, now: StaffView): ClientCommand[] {
	const counted = now.persons.find(({ id, present }) => present && id === `${hand}.p`);
	return command.for && 'someone' in command.for && counted ? [{ type: 'MarkLeft', person: counted.id }] : [];
}

export const undoRaise = (turn: string): ClientCommand => ({ type: 'WithdrawHand', turn });

/** The hand goes up again. The rule of speech gives it its place. */
export function undoWithdraw(command: Of<'WithdrawHand'>, view: StaffView): ClientCommand | null {
	const was = view.turns.find(({ id }) => id === command.turn);
	if (was?.person === undefined || !view.queue.open) return null;
	const waitsAlso = view.turns.some(({ id, person }) => person === was.person && id !== was.id);
	return waitsAlso ? null : { type: 'RaiseHand', kind: was.kind, for: { person: was.person } };
}

export function undoPlace(command: Of<'PlaceTurn'>, view: StaffView): ClientCommand | null {
	const at = view.turns.findIndex(({ id }) => id === command.turn);
	if (at < 0) return null;
	return { type: 'PlaceTurn', turn: command.turn, before: view.turns[at + 1]?.id ?? null };
}

export const undoExtend = (command: Of<'ExtendTurn'>): ClientCommand => ({
	...command,
	bySeconds: -command.bySeconds
});
