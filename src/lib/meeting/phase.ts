// In which phase of a meeting a command has its place. Does not compile with a command missing.
import type { Command } from './command.ts';
import { refuse, type Refusal } from './frame.ts';
import type { Phase } from './meeting.ts';

const always = ['preparing', 'open', 'closed', 'correcting'] as const;
const before = ['preparing', 'open'] as const;
const live = ['open'] as const;
const written = ['open', 'correcting'] as const;

const phases = {
	CreateMeeting: ['preparing'],
	EditMeeting: ['preparing', 'open', 'correcting'],
	OpenDoors: ['preparing'],
	CloseMeeting: written,
	ReopenMeeting: ['closed'],
	TakeBackClosing: ['closed'],
	AddItem: before,
	EditItem: before,
	MoveItem: before,
	RemoveItem: before,
	ShowStage: live,
	Arrive: live,
	GiveCard: before,
	CountSomeone: before,
	MarkLeft: before,
	MarkBack: before,
	CountPresent: before,
	SetName: live,
	ForgetPerson: always,
	SetAllowance: before,
	SetAdmitted: before,
	AdmitPhones: before,
	FreeSeats: live,
	MakeLink: always,
	UseLink: always,
	RevokeLink: always,
	RaiseHand: live,
	WithdrawHand: live,
	CallNext: live,
	GiveFloor: live,
	EndTurn: live,
	UndoNext: live,
	UndoEndTurn: live,
	PauseTurn: live,
	ResumeTurn: live,
	ExtendTurn: live,
	PlaceTurn: live,
	StartRound: live,
	EndRound: live,
	PassTurn: live,
	CloseList: live,
	OpenList: live,
	PrepareVote: before,
	EditVote: before,
	RemoveVote: before,
	OpenVote: live,
	CastBallot: live,
	CountHands: live,
	CloseVote: live,
	CallLast: live,
	CancelLastCall: live,
	TakeBackOpening: live,
	ReopenVote: live,
	AskIdea: live,
	RecoverBallot: live,
	MakeSlips: before,
	VoidSlips: before,
	PrepareWall: before,
	EditWall: before,
	RemoveWall: before,
	OpenWall: live,
	CloseWall: live,
	HideWall: live,
	ShowWall: live,
	PostIdea: live,
	ShowIdea: live,
	HideIdea: live,
	PutBackIdea: live,
	WithdrawIdea: written,
	GroupIdeas: written,
	UngroupIdeas: written,
	NameGroup: written,
	MergeGroups: written,
	UndoGrouping: written,
	NoteEntry: written,
	EditEntry: written,
	MoveEntry: written,
	StrikeEntry: written,
	RestoreEntry: written,
	NameEntry: written
} as const satisfies Record<Command['type'], readonly Phase[]>;

/** Null where the command has its place now; else why not. */
export function outOfPhase(phase: Phase, command: Command): Refusal | null {
	const opensAtOnce = 'open' in command && command.open === true;
	const allowed: readonly string[] = opensAtOnce ? live : phases[command.type];
	if (allowed.includes(phase)) return null;
	if (command.type === 'OpenDoors' && phase === 'open') return refuse('already-open');
	if (command.type === 'TakeBackClosing' && phase === 'correcting') return refuse('too-late');
	if (command.type === 'ReopenMeeting' || command.type === 'TakeBackClosing') return refuse('not-closed');
	return refuse(phase === 'preparing' ? 'not-open' : 'already-closed');
}
