// Votes in given/when/then: what happened, the command, the answer.
import type { Author, Cause, RefusalCode } from '#meeting/frame.ts';
import { isRefusal } from '#meeting/frame.ts';
import type { VoteAround } from '#meeting/vote/around.ts';
import type { VoteCommand } from '#meeting/vote/commands.ts';
import { decideVote } from '#meeting/vote/decide.ts';
import type { Choice } from '#meeting/vote/kinds/kinds.ts';
import { evolveVotes } from '#meeting/vote/events.ts';
import { noVotes, type HandsCover, type SealedBallot, type Vote, type Votes } from '#meeting/vote/state.ts';
import type { VoteEvent } from '#meeting/vote/events.ts';

export const item = 'item-000001';
export const facilitator: Author = { role: 'facilitator', device: 'laptop' };
const resident: Author = { role: 'resident', device: 'phone' };

export const vote1 = 'vote-000001';
export const vote2 = 'vote-000002';

export const prepare: Extract<VoteCommand, { type: 'PrepareVote' }> = {
	type: 'PrepareVote',
	question: 'Un banc de plus ?',
	kind: 'approval',
	options: []
};
export const several: typeof prepare = { ...prepare, kind: 'several', options: ['Banc', 'Arbre', 'Lampe'] };

export interface VoteOutcome {
	readonly refused: RefusalCode | null;
	readonly events: readonly VoteEvent[];
	readonly sealed: SealedBallot | undefined;
}

/** The votes of a meeting, and who asks. Each command is decided, and carried out if it is accepted. */
export class GivenVotes {
	votes: Votes = noVotes;
	at = 1000;
	around: VoteAround = {
		author: null,
		staff: true,
		current: item,
		hasItem: (id) => id === item,
		hasWall: (id) => id === 'wall-000001',
		isPresent: (person) => /^(card|phone|someone)/.test(person),
		isSomeone: (person) => person.startsWith('someone'),
		isGuest: (person) => person.startsWith('phone-guest'),
		isAdmitted: (person) => person.startsWith('card'),
		present: 30,
		hasCards: false,
		admitted: 12,
		isCounted: true,
		box: () => null,
		idea: () => null
	};

	ask(command: VoteCommand, more: Partial<VoteAround> = {}, id = vote1): VoteOutcome {
		const around = { ...this.around, ...more };
		const cause: Cause = { id, by: around.staff ? facilitator : resident, at: (this.at += 1000) };
		const decision = decideVote(this.votes, command, cause, around);
		if (isRefusal(decision)) return { refused: decision.refused, events: [], sealed: undefined };
		this.votes = decision.events.reduce((votes, event) => evolveVotes(votes, event, cause), this.votes);
		return { refused: null, events: decision.events, sealed: decision.sealed };
	}

	/** A command of a resident's phone. */
	phone(person: string, choice: Choice, round = 1): VoteOutcome {
		return this.ask(cast(choice, round), { author: person, staff: false });
	}
	/** A command that staff enter for somebody. */
	staff(person: string, choice: Choice, channel?: 'hand' | 'paper' | 'scribe'): VoteOutcome {
		return this.ask({ ...cast(choice), person, ...(channel && { channel }) });
	}
	hands(counts: Readonly<Record<string, number>>, people?: number, covers?: HandsCover): VoteOutcome {
		return this.ask({ type: 'CountHands', vote: vote1, round: 1, counts, people, covers });
	}
	/** As staff enter a slip that was filled in by hand, or, with `staff` false, as a phone sends it. */
	slip(code: string, choice: Choice, more: Partial<VoteAround> = {}): VoteOutcome {
		return this.ask({ ...cast(choice), code }, more);
	}
	/** Their codes are a, b, c…; their ids made-000001.1, .2, .3… */
	makeSlips(count: number): VoteOutcome {
		const hashes = Array.from({ length: count }, (_, index) => String.fromCharCode(97 + index));
		return this.ask({ type: 'MakeSlips', hashes }, {}, 'made-000001');
	}
	close(more: Partial<VoteAround> = {}, round = 1, lost = false): VoteOutcome {
		return this.ask({ type: 'CloseVote', vote: vote1, round, ...(lost && { lost }) }, more);
	}
	get vote(): Vote {
		const vote = this.votes.votes[vote1];
		if (!vote) throw new Error('no vote was prepared');
		return vote;
	}
}

export const cast = (
	choice: Choice,
	round = 1,
	vote = vote1
): Extract<VoteCommand, { type: 'CastBallot' }> => ({
	type: 'CastBallot',
	vote,
	round,
	choice
});

/** A room in which `vote1` is open, in its first round. */
export function open(plan: Partial<typeof prepare> = {}): GivenVotes {
	const room = new GivenVotes();
	const asked = room.ask({ ...prepare, ...plan, open: true });
	if (asked.refused) throw new Error(asked.refused);
	return room;
}
/** Like `open`, but the vote is not secret. */
export const openly = (plan: Partial<typeof prepare> = {}): GivenVotes => open({ secret: false, ...plan });
