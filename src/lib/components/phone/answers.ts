// The words that answer a tap, and how long they stay.
import type { ClientCommand } from '#meeting/command.ts';
import type { VoteView } from '#meeting/vote/view.ts';
import type { Sent } from '#live/live-meeting.svelte.ts';

const receivedMs = 5000;
const refusedMs = 15_000;

/** A received ballot stays announced while it can be changed. A waiting tap stays until its answer. */
export function isFresh({ command, state, at }: Sent, now: number, vote: VoteView | null): boolean {
	if (state === 'sending') return command.type !== 'Arrive';
	if (state !== 'received') return now < at + refusedMs;
	if (command.type === 'Arrive') return false;
	if (command.type === 'CastBallot')
		return vote?.id === command.vote && vote.state === 'open' && vote.round === command.round;
	return now < at + receivedMs;
}

export function receivedWords(command: ClientCommand) {
	if (command.type === 'CastBallot') return 'answer.ballot';
	if (command.type === 'WithdrawHand') return 'answer.withdrawn';
	return command.type === 'PostIdea' ? 'answer.idea' : 'answer.received';
}
