// What may happen to the queue. Each command names its turn, and a refusal says what has changed.
import type { Cause, Decision } from '../frame.ts';
import type { QueueAround } from './around.ts';
import { endRound, passTurn, placeTurn, raiseHand, setList, startRound, withdrawHand } from './hands.ts';
import { callNext, endTurn, extendTurn, giveFloor, pauseTurn, resumeTurn } from './speaking.ts';
import { undoEndTurn, undoNext } from './undoing.ts';
import type { QueueCommand } from './commands.ts';
import type { Queue } from './state.ts';
import type { QueueEvent } from './events.ts';

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
