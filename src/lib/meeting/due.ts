// What ends by itself, and by which command (M18). The room carries it out as `host`.
import type { Command } from './command.ts';
import type { Meeting } from './meeting.ts';
import type { Due } from '#stream/rules.ts';

/** What is due next. Null: nothing. */
export function dueOf({ votes }: Pick<Meeting, 'votes'>): Due<Command> | null {
	for (const id of votes.order) {
		const vote = votes.votes[id];
		if (vote?.state !== 'open' || vote.lastCall === null) continue;
		return { at: vote.lastCall, command: { type: 'CloseVote', vote: id, round: vote.round } };
	}
	return null;
}
