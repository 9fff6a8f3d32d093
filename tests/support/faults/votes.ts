// Votes, as the tests of faults need them.
import type { ClientCommand } from '#meeting/command.ts';
import type { StaffView } from '#meeting/view-types.ts';
import type { Client } from '../client.ts';

/** An improvised vote for or against, shown at once. */
export const openVote = (staff: Client<StaffView>, item: string, isSecret = true): Promise<string> =>
	staff.do({
		type: 'PrepareVote',
		item,
		question: 'Un banc à l’ombre ?',
		kind: 'approval',
		options: [],
		secret: isSecret,
		open: true
	});

export const ballot = (vote: string, option: string, round = 1): ClientCommand => ({
	type: 'CastBallot',
	vote,
	round,
	choice: [option]
});
