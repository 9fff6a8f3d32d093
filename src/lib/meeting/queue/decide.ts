// What may happen to the queue. Each command names the turn it is about; a refusal tells the caller what changed.
import type { Behalf, Cause, Decision, Refusal, SpeechRule } from '../frame.ts';
import { endRound, passTurn, placeTurn, raiseHand, setList, startRound, withdrawHand } from './hands.ts';
import { callNext, endTurn, extendTurn, giveFloor, pauseTurn, resumeTurn } from './speaking.ts';
import { undoEndTurn, undoNext } from './undoing.ts';
import type { QueueCommand } from './commands.ts';
import type { Queue, QueueEvent } from './state.ts';

/** What the queue asks of the other topics. `E`: what counting somebody present may add before the hand. */
export interface QueueAround<E = never> {
	/** The person whose device sent the command; null for staff and before the seat is taken. */
	readonly author: string | null;
	readonly staff: boolean;
	readonly rule: SpeechRule;
	readonly item: string | null;
	/** Time of a turn in this item, before the allowance. */
	readonly turnMs: number;
	allowance(person: string): number;
	isPresent(person: string): boolean;
	/** In order of arrival. */
	readonly present: readonly string[];
	resolve(behalf: Behalf): { readonly person: string; readonly events: readonly E[] } | Refusal;
	/** Whether anything was noted in the record since `at`. */
	capturedSince(at: number): boolean;
}

export type CommandOf<T extends QueueCommand['type']> = Extract<QueueCommand, { type: T }>;

export function decideQueue<E = never>(
	queue: Queue,
	command: QueueCommand,
	cause: Cause,
	around: QueueAround<E>
): Decision<QueueEvent | E> {
	switch (command.type) {
		case 'RaiseHand':
			return raiseHand(queue, command, cause, around);
		case 'WithdrawHand':
			return withdrawHand(queue, command.turn, around);
		case 'PassTurn':
			return passTurn(queue, command.turn, around);
		case 'PlaceTurn':
			return placeTurn(queue, command, around);
		case 'StartRound':
			return startRound(queue, cause, around);
		case 'EndRound':
			return endRound(queue, command.round);
		case 'CloseList':
			return setList(queue, false);
		case 'OpenList':
			return setList(queue, true);
		case 'CallNext':
			return callNext(queue, command.after, cause, around);
		case 'GiveFloor':
			return giveFloor(queue, command, cause, around);
		case 'EndTurn':
			return endTurn(queue, command.turn, cause, around);
		case 'UndoNext':
			return undoNext(queue, command.turn, cause, around);
		case 'UndoEndTurn':
			return undoEndTurn(queue, command.turn, cause, around);
		case 'PauseTurn':
			return pauseTurn(queue, command.turn);
		case 'ResumeTurn':
			return resumeTurn(queue, command.turn);
		case 'ExtendTurn':
			return extendTurn(queue, command);
	}
}
