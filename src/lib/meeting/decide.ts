// May it happen, and what then happened. The root asks role, phase and id first, then the topic, then adds what other
// topics owe to the same act (a vote that opens is shown; an item that goes takes its prepared votes along).
import { decideAgenda } from './agenda/decide.ts';
import { isTaken } from './around.ts';
import { closingEvents, takenBackEvents } from './closing.ts';
import { consequences } from './consequences.ts';
import { mayDo, type Command, type MeetingCommand } from './command.ts';
import type { Event } from './event.ts';
import { accept, isRefusal, refuse, type Cause, type Decision } from './frame.ts';
import type { Meeting, Sealed } from './meeting.ts';
import type { Outside } from './outside.ts';
import { decidePeople } from './people/decide.ts';
import { outOfPhase } from './phase.ts';
import { decideQueue } from './queue/decide.ts';
import { decideRecord } from './record/decide.ts';
import {
	agendaAround,
	peopleAround,
	queueAround,
	recordAround,
	voteAround,
	wallAround
} from './topic-arounds.ts';
import { decideVote } from './vote/decide.ts';
import { decideWall } from './wall/decide.ts';

export function decide(
	meeting: Meeting,
	command: Command,
	cause: Cause,
	outside: Outside
): Decision<Event, Sealed> {
	if (!mayDo(cause.by.role, command.type)) return refuse('not-allowed'); // M1
	const early = outOfPhase(meeting.about.phase, command); // M2
	if (early) return early;
	if (isTaken(meeting, cause.id)) return refuse('id-taken'); // M3
	const decision = ofTopic(meeting, command, cause, outside);
	if (isRefusal(decision)) return decision;
	const more = consequences(meeting, decision.events, cause);
	return more.length === 0 ? decision : { ...decision, events: [...decision.events, ...more] };
}

function ofTopic(
	meeting: Meeting,
	command: Command,
	cause: Cause,
	outside: Outside
): Decision<Event, Sealed> {
	switch (command.type) {
		case 'CreateMeeting':
		case 'EditMeeting':
		case 'OpenDoors':
		case 'CloseMeeting':
		case 'ReopenMeeting':
		case 'TakeBackClosing':
			return decideMeeting(meeting, command, cause, outside);
		case 'AddItem':
		case 'EditItem':
		case 'MoveItem':
		case 'RemoveItem':
		case 'ShowStage':
			return decideAgenda(meeting.agenda, command, cause, agendaAround(meeting));
		case 'Arrive':
		case 'GiveCard':
		case 'CountSomeone':
		case 'MarkLeft':
		case 'MarkBack':
		case 'CountPresent':
		case 'SetName':
		case 'ForgetPerson':
		case 'SetAllowance':
		case 'SetAdmitted':
		case 'AdmitPhones':
		case 'FreeSeats':
		case 'MakeLink':
		case 'UseLink':
		case 'RevokeLink':
			return decidePeople(meeting.people, command, cause, peopleAround(meeting, cause, outside));
		case 'RaiseHand':
		case 'WithdrawHand':
		case 'CallNext':
		case 'GiveFloor':
		case 'EndTurn':
		case 'UndoNext':
		case 'UndoEndTurn':
		case 'PauseTurn':
		case 'ResumeTurn':
		case 'ExtendTurn':
		case 'PlaceTurn':
		case 'StartRound':
		case 'EndRound':
		case 'PassTurn':
		case 'CloseList':
		case 'OpenList':
			return decideQueue(meeting.queue, command, cause, queueAround(meeting, cause));
		case 'PrepareVote':
		case 'EditVote':
		case 'RemoveVote':
		case 'OpenVote':
		case 'CastBallot':
		case 'CountHands':
		case 'CloseVote':
		case 'CallLast':
		case 'CancelLastCall':
		case 'TakeBackOpening':
		case 'ReopenVote':
		case 'AskIdea':
		case 'RecoverBallot':
		case 'MakeSlips':
		case 'VoidSlips':
			return decideVote(meeting.votes, command, cause, voteAround(meeting, cause, outside));
		case 'PrepareWall':
		case 'EditWall':
		case 'RemoveWall':
		case 'OpenWall':
		case 'CloseWall':
		case 'HideWall':
		case 'ShowWall':
		case 'PostIdea':
		case 'ShowIdea':
		case 'HideIdea':
		case 'PutBackIdea':
		case 'WithdrawIdea':
		case 'GroupIdeas':
		case 'UngroupIdeas':
		case 'NameGroup':
		case 'MergeGroups':
		case 'UndoGrouping':
			return decideWall(meeting.walls, command, cause, wallAround(meeting, cause));
		case 'NoteEntry':
		case 'EditEntry':
		case 'MoveEntry':
		case 'StrikeEntry':
		case 'RestoreEntry':
		case 'NameEntry':
			return decideRecord(meeting.record, command, cause, recordAround(meeting));
	}
}

function decideMeeting(
	meeting: Meeting,
	command: MeetingCommand,
	cause: Cause,
	outside: Outside
): Decision<Event, Sealed> {
	switch (command.type) {
		case 'CreateMeeting': {
			if (meeting.about.id !== '') return refuse('id-taken');
			return accept({ ...command, type: 'MeetingCreated' });
		}
		case 'EditMeeting': {
			return accept({ ...command, type: 'MeetingEdited' });
		}
		case 'OpenDoors':
			return accept({ type: 'DoorsOpened', ...(outside.zone !== undefined && { zone: outside.zone }) }); // M20
		case 'CloseMeeting':
			return closingEvents(meeting, cause, outside, command.lost === true);
		case 'ReopenMeeting':
			return accept({ type: 'MeetingReopened', reason: command.reason });
		case 'TakeBackClosing':
			return takenBackEvents(meeting, cause);
	}
}
