// What the key V does: close the vote on stage after five seconds, open a prepared one, else ask for a new one.
import type { Desk } from '#live/desk.svelte.ts';
import type { StaffVoteView } from '#meeting/vote/view.ts';
import type { Closing } from './closing.svelte.ts';

export function voteOnStage({ view }: Desk): StaffVoteView | undefined {
	const { stage } = view;
	return stage.kind === 'vote' ? view.votes.find(({ id }) => id === stage.vote) : undefined;
}

export function pressVote(desk: Desk, closing: Closing, improvise: () => void): void {
	const vote = voteOnStage(desk);
	if (vote?.state === 'open') closing.start();
	else if (vote?.state === 'prepared') void desk.act({ type: 'OpenVote', vote: vote.id });
	else improvise();
}
