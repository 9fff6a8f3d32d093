// What takes back a change of the frame of the meeting.
import type { ClientCommand } from '#meeting/command.ts';
import type { meetingCommands } from '#meeting/meeting-commands.ts';
import type { StaffView } from '#meeting/view-types.ts';
import { formerOf } from './former.ts';
import type { Of, UndoRows } from './row.ts';

/** A meeting that is closed after a correction stays closed. */
const undoCloseMeeting = ({ meeting }: StaffView): ClientCommand | null =>
	meeting.phase === 'open' ? { type: 'TakeBackClosing' } : null;

const undoEditMeeting = (
	command: Of<'EditMeeting'>,
	{ meeting, minutesNames }: StaffView
): ClientCommand => ({
	...command,
	...formerOf(command, { ...meeting, ...minutesNames })
});

export const meetingUndo: UndoRows<typeof meetingCommands> = {
	EditMeeting: { inverse: (command, _, view) => undoEditMeeting(command, view) },
	PlanNext: { inverse: (command, _, { meeting }) => ({ ...command, ...formerOf(command, meeting.next) }) },
	OpenDoors: null,
	CloseMeeting: { inverse: (_command, _id, view) => undoCloseMeeting(view) },
	// The same key ends it.
	BeginOffRecord: null,
	EndOffRecord: null,
	ReopenMeeting: null,
	TakeBackClosing: null
};
