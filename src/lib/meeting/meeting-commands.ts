// Commands about the meeting itself: its frame, its doors, its end.
import * as v from 'valibot';
import type { CommandsOf, HostCommandsOf } from '#stream/command-row.ts';
import {
	always,
	byHost,
	facilitator,
	staff,
	whileOpen,
	whileWritten,
	type ClientRows,
	type HostRows
} from './command-row.ts';
import { longestNextPlace, longestReason, meetingLengths } from './limits.ts';
import { calendarDate } from '#stream/calendar-date.ts';
import { line, optionalLine } from '#stream/text.ts';

const day = v.pipe(
	v.string(),
	v.regex(/^(\d{4}-\d{2}-\d{2})?$/),
	v.check((typed) => typed === '' || calendarDate(typed) !== null),
	v.description('`"2026-12-10"` or `""`')
);
export const clockTime = v.pipe(
	v.string(),
	v.regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/),
	v.description('`"18:30"` or `""`')
);

export const meetingCommands = {
	/** The frame of the minutes. Texts may be empty. */
	EditMeeting: {
		who: staff,
		when: ['preparing', 'open', 'correcting'],
		fields: {
			title: v.exactOptional(line(meetingLengths.title)),
			place: v.exactOptional(optionalLine(meetingLengths.place)),
			date: v.exactOptional(optionalLine(meetingLengths.date)),
			convener: v.exactOptional(optionalLine(meetingLengths.convener)),
			purpose: v.exactOptional(optionalLine(meetingLengths.purpose)),
			facilitator: v.exactOptional(optionalLine(meetingLengths.facilitator)),
			secretary: v.exactOptional(optionalLine(meetingLengths.secretary)),
			excused: v.exactOptional(optionalLine(meetingLengths.excused))
		}
	},
	/** M40. When and where the table meets again. Any field may be empty. */
	PlanNext: {
		who: staff,
		when: always,
		fields: {
			date: v.exactOptional(day),
			time: v.exactOptional(clockTime),
			place: v.exactOptional(optionalLine(longestNextPlace))
		}
	},
	/** Phones may take their seats; the code opens. */
	OpenDoors: {
		who: facilitator,
		when: ['preparing'],
		refusedWith: { open: 'already-open' },
		fields: {}
	},
	/**
	 * Settles what is open (votes, walls, hands, the running turn) and completes the minutes. `lost`: do so even if secret ballots of an
	 * open vote cannot be read any more. They are then reported as lost.
	 */
	CloseMeeting: {
		who: facilitator,
		when: whileWritten,
		offRecord: true,
		fields: { lost: v.optional(v.boolean()) }
	},
	/** M50. Until it ends, nothing of what is said is kept. If it is so already, nothing happens. */
	BeginOffRecord: { who: staff, when: whileOpen, offRecord: true, fields: {} },
	/** If the meeting is on the record already, nothing happens. */
	EndOffRecord: { who: staff, when: whileOpen, offRecord: true, fields: {} },
	/** Opens the record of a closed meeting for corrections, which is logged. CloseMeeting closes it again. */
	ReopenMeeting: {
		who: facilitator,
		when: ['closed'],
		refusedWith: { preparing: 'not-closed', open: 'not-closed', correcting: 'not-closed' },
		fields: { reason: line(longestReason) }
	},
	/** The closing was a mistake: within ten minutes the evening goes on where it was. */
	TakeBackClosing: {
		who: facilitator,
		when: ['closed'],
		refusedWith: { preparing: 'not-closed', open: 'not-closed', correcting: 'too-late' },
		fields: {}
	}
} as const satisfies ClientRows;

export const meetingHostCommands = {
	/** The first line of a journal. */
	CreateMeeting: byHost<{
		readonly meeting: string;
		readonly table: string;
		readonly tableName: string;
		readonly title: string;
		/** Salt of the device hashes of this meeting. */
		readonly salt: string;
		/** The meeting's address, so that the index can be made again from journals. */
		readonly key?: string;
	}>(['preparing'])
} as const satisfies HostRows;

export type MeetingCommand = CommandsOf<typeof meetingCommands> | HostCommandsOf<typeof meetingHostCommands>;
