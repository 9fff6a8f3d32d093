// Whether a command about votes may happen, and which events then happened.
import { accept, isRefusal, refuse, type Cause, type Decision, type Refusal } from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import type { VoteAround } from './around.ts';
import { castBallot, countHands, openRound, recoverBallot } from './ballots.ts';
import type { VoteCommand } from './commands.ts';
import { callLast, cancelLastCall, takeBackOpening, unreadAtLastCall } from './ending.ts';
import { makeSlips, notReady, countOfSlips, voidSlips } from './levels.ts';
import { planFrom, planFromIdea } from './vote-plan.ts';
import type { BoxContent, Result, SealedBallot, Vote, Votes } from './state.ts';
import type { VoteEvent } from './events.ts';
import { resultOf } from './tally.ts';

type Of<T extends VoteCommand['type']> = Extract<VoteCommand, { type: T }>;
type Decided = Decision<VoteEvent, SealedBallot>;
/** The last round that a command can name. */
const lastRound = 99;

export function decideVote(votes: Votes, command: VoteCommand, cause: Cause, around: VoteAround): Decided {
	switch (command.type) {
		case 'PrepareVote':
			return prepareVote(votes, command, cause, around);
		case 'EditVote':
			return editVote(votes, command, around);
		case 'RemoveVote':
			return whilePrepared(votes, command.vote, (vote) =>
				accept<VoteEvent>({ type: 'VoteRemoved', vote: vote.id })
			);
		case 'OpenVote':
			return openVote(votes, command, around);
		case 'CastBallot':
			return castBallot(votes, command, cause, around);
		case 'CountHands':
			return countHands(votes, command, cause, around.present);
		case 'CloseVote':
			return closeRound(votes, command, cause, around);
		case 'CallLast':
			return callLast(votes, command, cause);
		case 'CancelLastCall':
			return cancelLastCall(votes, command, cause);
		case 'TakeBackOpening':
			return takeBackOpening(votes, command);
		case 'ReopenVote':
			return reopenVote(votes, command, around);
		case 'AskIdea':
			return askIdea(command, cause, around);
		case 'RecoverBallot':
			return recoverBallot(votes, command, around);
		case 'MakeSlips':
			return makeSlips(votes, command, cause.id);
		case 'VoidSlips':
			return voidSlips(votes, command.slips);
	}
}

function closeRound(
	votes: Votes,
	command: Of<'CloseVote'>,
	cause: Cause,
	{ present, hasCards, box }: VoteAround
): Decided {
	const vote = openRound(votes, command);
	if (isRefusal(vote)) return vote;
	const closed = closeVote(votes, vote, cause, {
		present,
		hasCards,
		box: vote.secret ? box(vote.id, vote.round) : null,
		mayBeLost: command.lost === true
	});
	return isRefusal(closed) && cause.by.role === 'host' ? unreadAtLastCall(vote) : closed;
}

/** Ends a round, for the facilitator or the room. It is refused if ballots that came in cannot be read, unless they may be lost. */
export function closeVote(votes: Votes, vote: Vote, cause: Cause, closing: Closing): Decision<VoteEvent> {
	const counted = resultOf(vote, cause.at, closing);
	if (!counted) return refuse('box-mismatch'); // V13
	return accept({
		type: 'VoteClosed',
		vote: vote.id,
		result: { ...counted, ...countOfSlips(votes, vote), ...coverTold(vote, closing) },
		...(counted.round !== vote.round && { round: vote.round })
	});
}

/** V41. Nobody has to be told whom the hands cover where no hand was counted, or where nobody had a card. In a coded vote, slips vote. */
const coverTold = ({ hands, covers, level }: Vote, { hasCards }: Closing): Pick<Result, 'covers'> =>
	hands !== null && hasCards && level !== 'coded' ? { covers } : {};

interface Closing {
	readonly present: number;
	readonly hasCards: boolean;
	readonly box: BoxContent;
	readonly mayBeLost: boolean;
}

function prepareVote(votes: Votes, command: Of<'PrepareVote'>, cause: Cause, around: VoteAround): Decided {
	const item = command.item ?? around.current;
	if (item === null || !around.hasItem(item)) return refuse('item-unknown');
	const { wall = null } = command;
	if (wall !== null && !around.hasWall(wall)) return refuse('wall-unknown');
	const plan = planFrom(command, null, wall);
	if (isRefusal(plan)) return plan;
	const vote = cause.id;
	const prepared: VoteEvent = { type: 'VotePrepared', vote, item, ...plan };
	if (!command.open) return accept(prepared);
	if (someOpen(votes)) return refuse('vote-running');
	return notReady(votes, plan, around) ?? accept<VoteEvent>(prepared, { type: 'VoteOpened', vote, round: 1 });
}

const editVote = (votes: Votes, command: Of<'EditVote'>, around: VoteAround): Decided =>
	whilePrepared(votes, command.vote, (vote) => {
		const { from, wall } = vote;
		const idea = from === null ? null : { idea: from, words: around.idea(from)?.words ?? null };
		const plan = planFrom(command, idea, wall);
		return isRefusal(plan) ? plan : accept<VoteEvent>({ type: 'VoteEdited', vote: vote.id, ...plan });
	});

/** V3: a vote that was opened stays as it was asked. */
function whilePrepared(votes: Votes, id: string, then: (vote: Vote) => Decided): Decided {
	const vote = entryOf(votes.votes, id);
	if (!vote) return refuse('vote-unknown');
	return vote.state === 'prepared' ? then(vote) : refuse('vote-opened');
}

function openVote(votes: Votes, command: Of<'OpenVote'>, around: VoteAround): Decided {
	const vote = entryOf(votes.votes, command.vote);
	if (!vote) return refuse('vote-unknown');
	if (vote.state === 'open') return refuse('vote-opened');
	if (vote.state === 'closed') return refuse('vote-closed');
	if (vote.round >= lastRound) return refuse('vote-opened');
	return (
		cannotOpen(votes, vote, around) ??
		accept<VoteEvent>({ type: 'VoteOpened', vote: vote.id, round: vote.round + 1 })
	);
}

function reopenVote(votes: Votes, command: Of<'ReopenVote'>, around: VoteAround): Decided {
	const vote = entryOf(votes.votes, command.vote);
	if (!vote) return refuse('vote-unknown');
	if (vote.state === 'prepared') return refuse('vote-not-open');
	if (vote.round !== command.round) return refuse('other-round');
	if (vote.state === 'open') return refuse('vote-opened');
	if (vote.round >= lastRound) return refuse('vote-opened');
	return (
		cannotOpen(votes, vote, around) ??
		accept<VoteEvent>({ type: 'VoteReopened', vote: vote.id, round: vote.round + 1 })
	);
}

/** V4: one vote at a time, and none without a question. */
function cannotOpen(votes: Votes, vote: Vote, around: VoteAround): Refusal | null {
	if (someOpen(votes)) return refuse('vote-running');
	const asked = vote.question ?? (vote.from === null ? null : (around.idea(vote.from)?.words ?? null));
	return asked === null ? refuse('idea-withdrawn') : notReady(votes, vote, around);
}

const someOpen = (votes: Votes): boolean =>
	votes.order.some((id) => entryOf(votes.votes, id)?.state === 'open');

function askIdea(command: Of<'AskIdea'>, cause: Cause, around: VoteAround): Decided {
	const idea = around.idea(command.idea);
	if (!idea) return refuse('idea-unknown');
	if (idea.words === null) return refuse('idea-withdrawn');
	return accept({ type: 'VotePrepared', vote: cause.id, item: idea.item, ...planFromIdea(command.idea) });
}
