// Undo stands in place of "are you sure". Each act of staff has a lawful command that takes it back. An undo is a command like any
// other, because history only grows. So some acts have no undo: a cast ballot, a forgotten name.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { behindStage, undoAdd, undoEditItem, undoMoveItem, undoRemoveItem, undoStage } from './agenda.ts';
import {
	behindBack,
	undoAdmitted,
	undoAllowance,
	undoArrival,
	undoCloseMeeting,
	undoCount,
	undoEditMeeting,
	undoPresence
} from './people.ts';
import {
	behindRaise,
	undoCallNext,
	undoExtend,
	undoGiveFloor,
	undoPlace,
	undoRaise,
	undoWithdraw
} from './queue.ts';
import { undoEditEntry, undoMoveEntry, undoNameEntry, undoNote } from './record.ts';
import {
	behindOpening,
	undoClose,
	undoEditVote,
	undoHands,
	undoOpen,
	undoPrepareVote,
	undoRemoveVote
} from './vote.ts';
import { undoEditWall, undoGrouping, undoPrepareWall, undoRemoveWall, undoTurned } from './wall.ts';

/** Commands to send after the inverse, for what it alone does not bring back. `made` is what the inverse made; `now` is the view of staff by then. */
type Behind = (made: string, now: StaffView) => ClientCommand[];

/** `id` and `view` are those of the inverse. */
export function behindInverse(command: ClientCommand, id: string, view: StaffView): Behind | null {
	if (command.type === 'ShowStage') return (_, now) => behindStage(view, now);
	if (command.type === 'RaiseHand') return (_, now) => behindRaise(command, id, now);
	if (command.type === 'OpenVote' || command.type === 'ReopenVote' || command.type === 'PrepareVote')
		return (_, now) => [...behindOpening(command, id, view, now), ...behindStage(view, now)];
	if (command.type === 'MarkLeft') return () => behindBack(command, view);
	return command.type === 'RemoveItem' ? preparedOn(command.item, view) : null;
}

/** Prepares the item's unopened votes and walls again, on the item that replaces it. */
function preparedOn(item: string, view: StaffView): Behind {
	const isOn = (each: { readonly item: string }) => each.item === item;
	const votes = view.votes
		.filter(isOn)
		.map(({ id }) => undoRemoveVote({ type: 'RemoveVote', vote: id }, view));
	const walls = view.walls
		.filter(isOn)
		.map(({ id }) => undoRemoveWall({ type: 'RemoveWall', wall: id }, view));
	const prepared = [...votes, ...walls].filter((each) => each !== null);
	return (made) => prepared.map((each) => ('item' in each ? { ...each, item: made } : each));
}

/** `id` is that of the command, and so of what it made. `view` is what staff saw before it. Null if nothing can take it back. */
export function inverseOf(command: ClientCommand, id: string, view: StaffView): ClientCommand | null {
	switch (command.type) {
		case 'AddItem':
			return undoAdd(id);
		case 'EditItem':
			return undoEditItem(command, view);
		case 'MoveItem':
			return undoMoveItem(command, view);
		case 'RemoveItem':
			return undoRemoveItem(command, view);
		case 'ShowStage':
			return undoStage(view);
		case 'CallNext':
			return undoCallNext(view);
		case 'GiveFloor':
			return undoGiveFloor(command);
		case 'RaiseHand':
			return undoRaise(id);
		case 'WithdrawHand':
			return undoWithdraw(command, view);
		case 'PlaceTurn':
			return undoPlace(command, view);
		case 'PauseTurn':
			return { type: 'ResumeTurn', turn: command.turn };
		case 'ResumeTurn':
			return { type: 'PauseTurn', turn: command.turn };
		case 'ExtendTurn':
			return undoExtend(command);
		case 'StartRound':
			return { type: 'EndRound', round: id };
		case 'CloseList':
			return { type: 'OpenList' };
		case 'OpenList':
			return { type: 'CloseList' };
		case 'GiveCard':
		case 'CountSomeone':
			return undoArrival(id);
		case 'MarkLeft':
		case 'MarkBack':
			return undoPresence(command, view);
		case 'CountPresent':
			return undoCount(view);
		case 'SetAllowance':
			return undoAllowance(command, view);
		case 'SetAdmitted':
			return undoAdmitted(command, view);
		case 'EditMeeting':
			return undoEditMeeting(command, view);
		case 'PrepareVote':
			return undoPrepareVote(command, id);
		case 'EditVote':
			return undoEditVote(command, view);
		case 'RemoveVote':
			return undoRemoveVote(command, view);
		case 'AskIdea':
			return { type: 'RemoveVote', vote: id };
		case 'CountHands':
			return undoHands(command, view);
		case 'CloseVote':
			return undoClose(command);
		case 'CallLast':
			return { type: 'CancelLastCall', vote: command.vote, round: command.round };
		case 'OpenVote':
			return undoOpen(command.vote, view);
		case 'ReopenVote':
			return { type: 'TakeBackOpening', vote: command.vote, round: command.round + 1 };
		case 'CloseMeeting':
			return undoCloseMeeting(view);
		case 'EndTurn':
			return { type: 'UndoEndTurn', turn: command.turn };
		case 'PrepareWall':
			return undoPrepareWall(command, id);
		case 'EditWall':
			return undoEditWall(command, view);
		case 'RemoveWall':
			return undoRemoveWall(command, view);
		case 'OpenWall':
			return { type: 'CloseWall', wall: command.wall };
		case 'CloseWall':
			return { type: 'OpenWall', wall: command.wall };
		case 'HideWall':
			return { type: 'ShowWall', wall: command.wall };
		case 'ShowWall':
			return { type: 'HideWall', wall: command.wall };
		case 'PostIdea':
			return { type: 'WithdrawIdea', idea: id };
		case 'ShowIdea':
		case 'HideIdea':
		case 'PutBackIdea':
			return undoTurned(command, view);
		case 'GroupIdeas':
		case 'UngroupIdeas':
		case 'NameGroup':
		case 'MergeGroups':
			return undoGrouping(command, id, view);
		case 'NoteEntry':
			return undoNote(id);
		case 'EditEntry':
			return undoEditEntry(command, view);
		case 'MoveEntry':
			return undoMoveEntry(command, view);
		case 'StrikeEntry':
			return { type: 'RestoreEntry', entry: command.entry };
		case 'RestoreEntry':
			return undoNote(command.entry);
		case 'NameEntry':
			return undoNameEntry(command, view);
		case 'OpenDoors':
		case 'ReopenMeeting':
		case 'TakeBackClosing':
		case 'Arrive':
		case 'SetName':
		case 'ForgetPerson':
		case 'RevokeLink':
		case 'UndoEndTurn':
		case 'UndoNext':
		case 'EndRound':
		case 'PassTurn':
		case 'CastBallot':
		case 'CancelLastCall':
		case 'TakeBackOpening':
		case 'WithdrawIdea':
		case 'UndoGrouping':
		case 'AdmitPhones':
		case 'FreeSeats':
		case 'VoidSlips':
			return null;
	}
	command satisfies never;
}
