// How an event changes the votes. An event about a vote that does not exist changes nothing.
import { entryOf, without } from '#stream/keyed.ts';
import { emptyShelf, onShelf, shelve, unshelve } from '#stream/shelf.ts';
import {
	idOf,
	type Ballot,
	type PlanWritten,
	type Slip,
	type Vote,
	type VotePlan,
	type Voter,
	type Votes
} from './state.ts';

interface OpenedRound {
	readonly vote: string;
	readonly round: number;
}

interface SetAside {
	readonly vote: string;
	readonly person: string;
	readonly aside: boolean;
}

export const opened = (votes: Votes, { vote: id, round }: OpenedRound, at: number): Votes =>
	change(votes, id, (vote) => ({ ...emptied(vote), state: 'open', round, openedAt: at }));

export const received = (votes: Votes, voter: Voter & { readonly vote: string }, ballot: Ballot): Votes =>
	change(votes, voter.vote, (vote) => ({
		...vote,
		ballots: shelve(vote.ballots, idOf(voter), ballot)
	}));

/** P49: from the ballots to those set aside, or back. */
export const setAside = (votes: Votes, { vote: id, person, aside }: SetAside): Votes =>
	change(votes, id, (vote) => {
		const [from, to] = aside ? [vote.ballots, vote.aside] : [vote.aside, vote.ballots];
		const ballot = onShelf(from, person);
		if (!ballot) return vote;
		const [fewer, more] = [unshelve(from, person), shelve(to, person, ballot)];
		return { ...vote, ballots: aside ? fewer : more, aside: aside ? more : fewer };
	});

export const withSlips = (votes: Votes, slips: readonly Slip[]): Votes =>
	slips.length === 0
		? votes
		: { ...votes, slips: { ...votes.slips, ...Object.fromEntries(slips.map((slip) => [slip.id, slip])) } };

/** V16: when a round is over, who answered and the hands are forgotten. */
export const emptied = (vote: Vote): Vote => ({
	...vote,
	lastCall: null,
	unread: false,
	ballots: emptyShelf,
	aside: emptyShelf,
	hands: null,
	covers: 'others'
});

export const planIn = (written: PlanWritten): VotePlan => ({
	question: written.question,
	from: written.from,
	wall: written.wall ?? null,
	kind: written.kind,
	options: written.options,
	max: written.max,
	secret: written.secret,
	live: written.live,
	level: written.level ?? 'indicative'
});

export const newVote = (prepared: PlanWritten & { readonly vote: string; readonly item: string }): Vote => ({
	id: prepared.vote,
	item: prepared.item,
	...planIn(prepared),
	state: 'prepared',
	round: 0,
	lastCall: null,
	unread: false,
	openedAt: null,
	ballots: emptyShelf,
	aside: emptyShelf,
	hands: null,
	covers: 'others',
	results: []
});

export function change(votes: Votes, id: string, by: (vote: Vote) => Vote): Votes {
	const vote = entryOf(votes.votes, id);
	return vote ? { ...votes, votes: { ...votes.votes, [id]: by(vote) } } : votes;
}

export function remove(votes: Votes, gone: string): Votes {
	const left = without(votes.votes, gone);
	return left === votes.votes
		? votes
		: { ...votes, votes: left, order: votes.order.filter((id) => id !== gone) };
}
