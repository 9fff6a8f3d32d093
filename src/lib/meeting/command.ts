// Everything that can be asked of a meeting, over the wire or by the server itself, and which role may ask it.
import * as v from 'valibot';
import { agendaCommands, type AgendaCommand } from './agenda/commands.ts';
import { peopleCommands, type PeopleCommand } from './people/commands.ts';
import { queueCommands, type QueueCommand } from './queue/commands.ts';
import { recordCommands, type RecordCommand } from './record/commands.ts';
import { longestReason, meetingLengths } from './limits.ts';
import { id, line, optionalLine } from '#stream/text.ts';
import { voteCommands, type VoteCommand } from './vote/commands.ts';
import { wallCommands, type WallCommand } from './wall/commands.ts';
import type { Author } from './frame.ts';

/** The frame of the minutes. Texts may be empty. */
const EditMeeting = v.strictObject({
	type: v.literal('EditMeeting'),
	title: v.exactOptional(line(meetingLengths.title)),
	place: v.exactOptional(optionalLine(meetingLengths.place)),
	date: v.exactOptional(optionalLine(meetingLengths.date)),
	convener: v.exactOptional(optionalLine(meetingLengths.convener)),
	purpose: v.exactOptional(optionalLine(meetingLengths.purpose))
});
/** Phones may take their seats; the code opens. */
const OpenDoors = v.strictObject({ type: v.literal('OpenDoors') });
/**
 * Settles what is open (votes, walls, hands, the running turn) and completes the minutes. `lost`: also where secret ballots of an
 * open vote cannot be read any more; they are then told as lost.
 */
const CloseMeeting = v.strictObject({ type: v.literal('CloseMeeting'), lost: v.optional(v.boolean()) });
/** To correct the record of a closed meeting; logged. Closed again by CloseMeeting. */
const ReopenMeeting = v.strictObject({ type: v.literal('ReopenMeeting'), reason: line(longestReason) });
/** The closing was a mistake: within ten minutes the evening goes on where it was. */
const TakeBackClosing = v.strictObject({ type: v.literal('TakeBackClosing') });
const meetingCommands = [EditMeeting, OpenDoors, CloseMeeting, ReopenMeeting, TakeBackClosing] as const;

/** What a client may send. */
export const commandSchema = v.variant('type', [
	...meetingCommands,
	...agendaCommands,
	...peopleCommands,
	...queueCommands,
	...voteCommands,
	...wallCommands,
	...recordCommands
]);
/** What travels: the command and its id. */
export const envelopeSchema = v.strictObject({ id, command: commandSchema });
export type Envelope = v.InferOutput<typeof envelopeSchema>;

/** Only the server: the first line of a journal. */
export interface CreateMeeting {
	readonly type: 'CreateMeeting';
	readonly meeting: string;
	readonly table: string;
	readonly tableName: string;
	readonly title: string;
	/** Salt of the device hashes of this meeting. */
	readonly salt: string;
	/** Its address, so that the index can be made again. */
	readonly key?: string;
}

export type MeetingCommand = v.InferOutput<(typeof meetingCommands)[number]> | CreateMeeting;
export type ClientCommand = v.InferOutput<typeof commandSchema>;
export type Command =
	MeetingCommand | AgendaCommand | PeopleCommand | QueueCommand | VoteCommand | WallCommand | RecordCommand;

const everybody = ['resident', 'scribe', 'facilitator'] as const;
const staff = ['scribe', 'facilitator'] as const;
const facilitator = ['facilitator'] as const;
const host = ['host'] as const;

/** Role by command; what it does to things that are not one's own is refused where it is decided (`not-yours`). */
export const may = {
	CreateMeeting: host,
	EditMeeting: staff,
	OpenDoors: facilitator,
	CloseMeeting: facilitator,
	ReopenMeeting: facilitator,
	TakeBackClosing: facilitator,
	AddItem: facilitator,
	EditItem: facilitator,
	MoveItem: facilitator,
	RemoveItem: facilitator,
	ShowStage: facilitator,
	Arrive: ['resident'],
	GiveCard: staff,
	CountSomeone: staff,
	MarkLeft: staff,
	MarkBack: staff,
	CountPresent: staff,
	SetName: everybody,
	ForgetPerson: everybody,
	SetAllowance: staff,
	SetAdmitted: staff,
	AdmitPhones: staff,
	FreeSeats: staff,
	MakeLink: host,
	UseLink: host,
	RevokeLink: ['facilitator', 'host'],
	RaiseHand: everybody,
	WithdrawHand: everybody,
	CallNext: facilitator,
	GiveFloor: facilitator,
	EndTurn: ['resident', 'facilitator'],
	UndoNext: facilitator,
	UndoEndTurn: facilitator,
	PauseTurn: facilitator,
	ResumeTurn: facilitator,
	ExtendTurn: facilitator,
	PlaceTurn: facilitator,
	StartRound: facilitator,
	EndRound: facilitator,
	PassTurn: everybody,
	CloseList: facilitator,
	OpenList: facilitator,
	PrepareVote: facilitator,
	EditVote: facilitator,
	RemoveVote: facilitator,
	OpenVote: facilitator,
	CastBallot: everybody,
	CountHands: staff,
	CloseVote: ['facilitator', 'host'],
	CallLast: facilitator,
	CancelLastCall: facilitator,
	TakeBackOpening: facilitator,
	ReopenVote: facilitator,
	AskIdea: facilitator,
	RecoverBallot: host,
	MakeSlips: host,
	VoidSlips: facilitator,
	PrepareWall: facilitator,
	EditWall: facilitator,
	RemoveWall: facilitator,
	OpenWall: facilitator,
	CloseWall: facilitator,
	HideWall: staff,
	ShowWall: staff,
	PostIdea: everybody,
	ShowIdea: staff,
	HideIdea: staff,
	PutBackIdea: staff,
	WithdrawIdea: everybody,
	GroupIdeas: staff,
	UngroupIdeas: staff,
	NameGroup: staff,
	MergeGroups: staff,
	UndoGrouping: staff,
	NoteEntry: staff,
	EditEntry: staff,
	MoveEntry: staff,
	StrikeEntry: staff,
	RestoreEntry: staff,
	NameEntry: staff
} as const satisfies Record<Command['type'], readonly Author['role'][]>;

export const mayDo = (role: Author['role'], type: Command['type']): boolean =>
	(may[type] as readonly string[]).includes(role);
