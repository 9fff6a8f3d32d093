// What the key V does: make the last call for the vote on stage, open what was prepared on this item, else ask for a new one.
import type { Desk } from '#live/desk.svelte.ts';
import { voteShown } from '#meeting/agenda/stages.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';

export function voteOnStage({ view }: Desk): StaffVoteView | undefined {
	return view.votes.find(({ id }) => id === voteShown(view.stage));
}

/** The room closes the vote some seconds later, unless somebody calls that off. */
export const callLast = (desk: Desk, { id, round }: StaffVoteView) =>
	desk.act({ type: 'CallLast', vote: id, round });

/** The votes that were prepared on the current item. */
export const preparedHere = ({ view, itemNow }: Desk): readonly StaffVoteView[] =>
	view.votes.filter(({ state, item }) => state === 'prepared' && item === itemNow);

interface Ways {
	/** Asks for a new one. */
	readonly improvise: () => void;
	/** Several were prepared: which one? */
	readonly choose: () => void;
}

export function pressVote(desk: Desk, { improvise, choose }: Ways): void {
	const vote = voteOnStage(desk);
	if (vote?.state === 'open') void callLast(desk, vote);
	else if (vote?.state === 'prepared') void desk.act({ type: 'OpenVote', vote: vote.id });
	else openPrepared(desk, { improvise, choose });
}

function openPrepared(desk: Desk, { improvise, choose }: Ways): void {
	const [first, ...others] = preparedHere(desk);
	if (!first) improvise();
	else if (others.length > 0) choose();
	else void desk.act({ type: 'OpenVote', vote: first.id });
}
