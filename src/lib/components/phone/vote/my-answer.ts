// My answer, while this page lives. The choice lies in memory alone and goes with the page.
import type { ClientCommand } from '#meeting/command.ts';
import type { Choice } from '#meeting/vote/kinds/kinds.ts';
import type { VoteView } from '#meeting/vote/view.ts';
import type { RoomView } from '#meeting/view-types.ts';
import { lastOf } from '#live/last.ts';
import type { LiveMeeting } from '#live/live-meeting.svelte.ts';

/** The options of the newest choice that is sent or received, by that slip where the vote takes one. A refused choice leaves the one before. */
export function myOptions(live: LiveMeeting<RoomView>, vote: VoteView, code: string): readonly string[] {
	const ballot = lastOf(
		live.sent,
		({ command, state }) =>
			command.type === 'CastBallot' &&
			command.vote === vote.id &&
			command.round === vote.round &&
			(command.code ?? '') === code &&
			(state === 'sending' || state === 'received')
	)?.command;
	return ballot?.type === 'CastBallot' && Array.isArray(ballot.choice) ? ballot.choice : [];
}

export const ballotCommand = (vote: VoteView, choice: Choice, code: string): ClientCommand => ({
	type: 'CastBallot',
	vote: vote.id,
	round: vote.round,
	choice,
	...(code && { code })
});
