// What takes back an act about votes. A closed vote is never opened as it was: the undo begins a second round. An opened vote can be
// as before only while nobody has answered.
import { voteShown } from '#meeting/agenda/stages.ts';
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { voteCommands } from '#meeting/vote/commands.ts';
import { choicesOf } from '#meeting/vote/vote-plan.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';
import type { Behind, Of, UndoRows } from './row.ts';
import { behindStage } from './stage.ts';

const voteOf = (view: StaffView, vote: string): StaffVoteView | undefined =>
	view.votes.find(({ id }) => id === vote);

const planOf = (was: StaffVoteView) => ({
	question: was.question,
	...choicesOf(was),
	secret: was.secret,
	live: was.live,
	level: was.level
});

const undoPrepareVote = (command: Of<'PrepareVote'>, vote: string): ClientCommand =>
	command.open ? { type: 'TakeBackOpening', vote, round: 1 } : { type: 'RemoveVote', vote };

function undoOpen(vote: string, view: StaffView): ClientCommand | null {
	const was = voteOf(view, vote);
	return was ? { type: 'TakeBackOpening', vote, round: was.round + 1 } : null;
}

type OpeningCommand = Of<'OpenVote' | 'ReopenVote' | 'PrepareVote'>;

/** The room looks at its former stage again. A vote that was made only to be opened is removed. */
function behindOpening(
	command: OpeningCommand,
	id: string,
	{ stage: before }: StaffView,
	now: StaffView
): ClientCommand[] {
	if (command.type === 'PrepareVote' && !command.open) return [];
	const vote = 'vote' in command ? command.vote : id;
	const isShown = voteShown(now.stage) === vote;
	const isBack = voteShown(before) === vote;
	return [
		...(isShown && !isBack ? [{ type: 'ShowStage', stage: before } as const] : []),
		...(command.type === 'PrepareVote' ? [{ type: 'RemoveVote', vote } as const] : [])
	];
}

function undoEditVote(command: Of<'EditVote'>, view: StaffView): ClientCommand | null {
	const was = voteOf(view, command.vote);
	return was && was.from === null ? { type: 'EditVote', vote: was.id, ...planOf(was) } : null;
}

export function undoRemoveVote(command: Of<'RemoveVote'>, view: StaffView): ClientCommand | null {
	const was = voteOf(view, command.vote);
	if (!was) return null;
	return was.from === null
		? { type: 'PrepareVote', item: was.item, ...planOf(was) }
		: { type: 'AskIdea', idea: was.from };
}

function undoHands(command: Of<'CountHands'>, view: StaffView): ClientCommand | null {
	const was = voteOf(view, command.vote);
	if (!was) return null;
	const former = Object.keys(command.counts).map((id) => [id, was.hands?.counts[id] ?? 0] as const);
	const people = was.hands?.people ?? 0;
	return {
		type: 'CountHands',
		vote: was.id,
		round: was.round,
		counts: Object.fromEntries(former),
		...(command.people !== undefined && { people }),
		...(command.covers !== undefined && { covers: was.covers })
	};
}

const behind =
	(command: OpeningCommand, id: string, view: StaffView): Behind =>
	(_, now) => [...behindOpening(command, id, view, now), ...behindStage(view, now)];

export const voteUndo: UndoRows<typeof voteCommands> = {
	PrepareVote: { inverse: undoPrepareVote, behind },
	EditVote: { inverse: (command, _, view) => undoEditVote(command, view) },
	RemoveVote: { inverse: (command, _, view) => undoRemoveVote(command, view) },
	OpenVote: { inverse: ({ vote }, _, view) => undoOpen(vote, view), behind },
	CastBallot: null,
	CountHands: { inverse: (command, _, view) => undoHands(command, view) },
	CloseVote: { inverse: ({ vote, round }) => ({ type: 'ReopenVote', vote, round }) },
	CallLast: { inverse: ({ vote, round }) => ({ type: 'CancelLastCall', vote, round }) },
	CancelLastCall: null,
	TakeBackOpening: null,
	ReopenVote: { inverse: ({ vote, round }) => ({ type: 'TakeBackOpening', vote, round: round + 1 }), behind },
	AskIdea: { inverse: (_, vote) => ({ type: 'RemoveVote', vote }) },
	VoidSlips: null
};
