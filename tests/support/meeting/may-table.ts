// Who may send each command of a meeting, and in which phases. The table is written by hand, because M1, M2 and H5 compare the rows of
// the commands with it. A command that is missing here fails the test: decide who may send it, then add its name.
import type { Command } from '#meeting/command.ts';
import type { Author } from '#meeting/frame.ts';
import type { Phase } from '#meeting/phase.ts';

type Sender = Author['role'];
type Type = Command['type'];

export const senders = ['resident', 'screen', 'scribe', 'facilitator', 'host'] as const satisfies Sender[];
export const phases = ['preparing', 'open', 'closed', 'correcting'] as const satisfies Phase[];

interface Allowed {
	readonly who: readonly Sender[];
	readonly when: readonly Phase[];
	readonly commands: readonly Type[];
}

export const mayTable: readonly Allowed[] = [
	{
		who: ['resident'],
		when: ['open'],
		commands: ['Arrive']
	},
	{
		who: ['resident', 'scribe', 'facilitator'],
		when: ['open'],
		commands: ['SetName', 'RaiseHand', 'WithdrawHand', 'PassTurn', 'CastBallot', 'PostIdea']
	},
	{
		who: ['resident', 'scribe', 'facilitator'],
		when: ['open', 'correcting'],
		commands: ['WithdrawIdea']
	},
	{
		who: ['resident', 'scribe', 'facilitator'],
		when: ['preparing', 'open', 'closed', 'correcting'],
		commands: ['SetNameInMinutes', 'ForgetPerson']
	},
	{
		who: ['resident', 'scribe', 'facilitator'],
		when: ['open', 'closed', 'correcting'],
		commands: ['AnswerEntry']
	},
	{
		who: ['resident', 'facilitator'],
		when: ['open'],
		commands: ['EndTurn']
	},
	{
		who: ['scribe', 'facilitator'],
		when: ['preparing', 'open'],
		commands: [
			...(['GiveCard', 'CountSomeone', 'WelcomeGuest', 'MarkLeft', 'MarkBack', 'CountPresent'] as const),
			...(['SetAllowance', 'SetAdmitted', 'AdmitPhones'] as const)
		]
	},
	{
		who: ['scribe', 'facilitator'],
		when: ['open'],
		commands: ['FreeSeats', 'CountHands', 'HideWall', 'BeginOffRecord', 'EndOffRecord']
	},
	{
		who: ['scribe', 'facilitator'],
		when: ['open', 'correcting'],
		commands: [
			...(['ShowWall', 'ShowIdea', 'HideIdea', 'PutBackIdea', 'TurnIdeas'] as const),
			...(['GroupIdeas', 'UngroupIdeas', 'NameGroup', 'MergeGroups', 'UndoGrouping'] as const),
			...(['NoteEntry', 'EditEntry', 'MoveEntry', 'StrikeEntry', 'RestoreEntry', 'NameEntry'] as const)
		]
	},
	{
		who: ['scribe', 'facilitator'],
		when: ['preparing', 'open', 'correcting'],
		commands: ['EditMeeting', 'SetGuest']
	},
	{
		who: ['scribe', 'facilitator'],
		when: ['preparing', 'open', 'closed', 'correcting'],
		commands: ['PlanNext']
	},
	{
		who: ['facilitator'],
		when: ['preparing'],
		commands: ['OpenDoors']
	},
	{
		who: ['facilitator'],
		when: ['preparing', 'open'],
		commands: [
			...(['AddItem', 'EditItem', 'MoveItem', 'RemoveItem'] as const),
			...(['PrepareVote', 'EditVote', 'RemoveVote', 'VoidSlips'] as const),
			...(['PrepareWall', 'EditWall', 'RemoveWall'] as const)
		]
	},
	{
		who: ['facilitator'],
		when: ['open'],
		commands: [
			'ShowStage',
			...(['CallNext', 'GiveFloor', 'UndoNext', 'UndoEndTurn', 'PauseTurn', 'ResumeTurn'] as const),
			...(['ExtendTurn', 'PlaceTurn', 'StartRound', 'EndRound', 'CloseList', 'OpenList'] as const),
			...(['OpenVote', 'CallLast', 'CancelLastCall', 'TakeBackOpening', 'ReopenVote', 'AskIdea'] as const),
			...(['OpenWall', 'CloseWall'] as const)
		]
	},
	{
		who: ['facilitator'],
		when: ['open', 'correcting'],
		commands: ['CloseMeeting']
	},
	{
		who: ['facilitator'],
		when: ['closed'],
		commands: ['ReopenMeeting', 'TakeBackClosing']
	},
	{
		who: ['resident', 'scribe', 'facilitator'],
		when: ['closed', 'correcting'],
		commands: ['ProposeCorrection', 'WithdrawCorrection']
	},
	{
		who: ['scribe', 'facilitator'],
		when: ['closed', 'correcting'],
		commands: ['AnswerCorrection', 'NoteCopy']
	},
	{
		who: ['facilitator', 'host'],
		when: ['closed'],
		commands: ['PublishMinutes']
	},
	{
		who: ['facilitator', 'host'],
		when: ['open'],
		commands: ['CloseVote']
	},
	{
		who: ['facilitator', 'host'],
		when: ['preparing', 'open', 'closed', 'correcting'],
		commands: ['RevokeLink']
	},
	{
		who: ['host'],
		when: ['preparing'],
		commands: ['CreateMeeting']
	},
	{
		who: ['host'],
		when: ['preparing', 'open', 'closed', 'correcting'],
		commands: ['MakeLink', 'UseLink']
	},
	{
		who: ['host'],
		when: ['open'],
		commands: ['RecoverBallot']
	},
	{
		who: ['host'],
		when: ['preparing', 'open'],
		commands: ['MakeSlips']
	},
	{
		who: ['host'],
		when: ['open', 'closed', 'correcting'],
		commands: ['GiveSlips', 'AnswerBySlip']
	}
];

/** With `open: true` these commands open what they prepare. They may then be sent only while the doors are open. */
export const opensAtOnce = ['PrepareVote', 'PrepareWall'] as const satisfies Type[];

export function allowedBy(type: Type): Allowed {
	const [found, ...more] = mayTable.filter(({ commands }) => commands.includes(type));
	if (!found || more.length > 0)
		throw new Error(`${type} stands ${found ? 'twice' : 'nowhere'} in may-table.ts`);
	return found;
}

/** M51: what may be sent while the meeting is off the record. Written by hand, too. */
export const offRecordTable: readonly Type[] = [
	...(['BeginOffRecord', 'EndOffRecord', 'CloseMeeting'] as const),
	...(['Arrive', 'GiveCard', 'CountSomeone', 'MarkLeft', 'MarkBack', 'FreeSeats'] as const),
	...(['ForgetPerson', 'SetNameInMinutes', 'NameEntry', 'WithdrawIdea', 'AnswerEntry'] as const),
	...(['RevokeLink', 'MakeLink', 'UseLink', 'RecoverBallot', 'AnswerBySlip'] as const)
];
/** M51: but not if this field is true. */
export const offRecordUnless: Readonly<Partial<Record<Type, string>>> = {
	SetNameInMinutes: 'inMinutes',
	NameEntry: 'named'
};
/** M51: but only with these values of this field. */
export const offRecordOnly: Readonly<Partial<Record<Type, readonly [string, readonly string[]]>>> = {
	AnswerEntry: ['answer', ['withdrawn', 'none']],
	AnswerBySlip: ['answer', ['withdrawn', 'none']]
};
