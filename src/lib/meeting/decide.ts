// Whether a command may happen, and which events then happened. The root first checks role, phase and id. It then asks the topic,
// and adds what follows in other topics: a vote that opens is shown, and an item that goes takes its prepared votes along.
import { agendaCommands } from './agenda/commands.ts';
import { isOf } from '#stream/event-row.ts';
import { decideAgenda } from './agenda/decide.ts';
import { isTaken } from './around.ts';
import { closingEvents, takenBackEvents } from './closing.ts';
import { consequences } from './consequences.ts';
import type { Command } from './command.ts';
import type { Event } from './event.ts';
import { accept, isRefusal, refuse, type Cause, type Decision } from './frame.ts';
import { keepsWords, mayDo, outOfPhase } from './may.ts';
import type { MeetingCommand } from './meeting-commands.ts';
import type { Meeting, Sealed } from './meeting.ts';
import { isOffRecord } from './off-record.ts';
import type { Outside } from './outside.ts';
import { decidePublished } from './answering.ts';
import { peopleCommands, peopleHostCommands } from './people/commands.ts';
import { decidePeople } from './people/decide.ts';
import { publicationCommands } from './publication/commands.ts';
import { queueCommands } from './queue/commands.ts';
import { decideQueue } from './queue/decide.ts';
import { recordCommands, recordHostCommands } from './record/commands.ts';
import { decideRecord } from './record/decide.ts';
import {
	agendaAround,
	peopleAround,
	queueAround,
	recordAround,
	voteAround,
	wallAround
} from './topic-arounds.ts';
import { voteCommands, voteHostCommands } from './vote/commands.ts';
import { decideVote } from './vote/decide.ts';
import { wallCommands } from './wall/commands.ts';
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
	const kept = keepsWords(meeting.about, command); // M51
	if (kept) return kept;
	if (isTaken(meeting, cause.id)) return refuse('id-taken'); // M3
	const decision = ofTopic(meeting, command, cause, outside);
	if (isRefusal(decision)) return decision;
	const more = consequences(meeting, decision.events, cause);
	return more.length === 0 ? decision : { ...decision, events: [...decision.events, ...more] };
}

/** Asks the topic that has the command's row. A command without a row in any topic does not compile. */
function ofTopic(
	meeting: Meeting,
	command: Command,
	cause: Cause,
	outside: Outside
): Decision<Event, Sealed> {
	if (isOf(agendaCommands, command))
		return decideAgenda(meeting.agenda, command, cause, agendaAround(meeting));
	if (isOf(peopleCommands, command) || isOf(peopleHostCommands, command))
		return decidePeople(meeting.people, command, cause, peopleAround(meeting, cause, outside));
	if (isOf(queueCommands, command))
		return decideQueue(meeting.queue, command, cause, queueAround(meeting, cause));
	if (isOf(voteCommands, command) || isOf(voteHostCommands, command))
		return decideVote(meeting.votes, command, cause, voteAround(meeting, cause, outside));
	if (isOf(wallCommands, command))
		return decideWall(meeting.walls, command, cause, wallAround(meeting, cause));
	if (isOf(recordCommands, command) || isOf(recordHostCommands, command))
		return decideRecord(meeting.record, command, cause, recordAround(meeting, cause));
	if (isOf(publicationCommands, command)) return decidePublished(meeting, command, cause);
	return decideMeeting(meeting, command, cause, outside);
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
		case 'PlanNext':
			return accept({ ...command, type: 'NextPlanned' }); // M40
		case 'OpenDoors':
			return withSigns(
				accept({ type: 'DoorsOpened', ...(outside.zone !== undefined && { zone: outside.zone }) }), // M20
				outside
			);
		case 'CloseMeeting':
			return closingEvents(meeting, cause, outside, command.lost === true);
		case 'BeginOffRecord':
			return isOffRecord(meeting.about) ? accept() : accept({ type: 'OffRecordBegan' }); // M50
		case 'EndOffRecord':
			return isOffRecord(meeting.about) ? accept({ type: 'OffRecordEnded' }) : accept();
		case 'ReopenMeeting':
			return accept({ type: 'MeetingReopened', reason: command.reason });
		case 'TakeBackClosing':
			return withSigns(takenBackEvents(meeting, cause), outside);
	}
}

/** P32. */
const withSigns = (decision: Decision<Event>, { signs }: Outside): Decision<Event, Sealed> =>
	isRefusal(decision) || !signs ? decision : { ...decision, sealed: { kind: 'signs', order: signs } };
