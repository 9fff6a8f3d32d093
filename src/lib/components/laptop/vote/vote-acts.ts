// What the key V does: make the last call for the vote on stage, open a prepared one, else ask for a new one.
import type { Desk } from '#live/desk.svelte.ts';
import { voteShown } from '#meeting/agenda/stages.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';

export function voteOnStage({ view }: Desk): StaffVoteView | undefined {
	return view.votes.find(({ id }) => id === voteShown(view.stage));
}

/** The room closes the vote some seconds later, unless somebody calls that off. */
export const callLast = (desk: Desk, { id, round }: StaffVoteView) =>
	desk.act({ type: 'CallLast', vote: id, round });

export function pressVote(desk: Desk, improvise: () => void): void {
	const vote = voteOnStage(desk);
	if (vote?.state === 'open') void callLast(desk, vote);
	else if (vote?.state === 'prepared') void desk.act({ type: 'OpenVote', vote: vote.id });
	else improvise();
}
