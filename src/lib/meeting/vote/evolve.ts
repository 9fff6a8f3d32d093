// What the votes become by each event. Total: an event about a vote that is not there changes nothing.
import { entryOf, without } from '../keyed.ts';
import type { EvolveVotes, Vote, VoteEvent, VotePlan, Votes } from './state.ts';

export const evolveVotes: EvolveVotes = (votes, event, cause) => {
	switch (event.type) {
		case 'VotePrepared':
			return {
				votes: { ...votes.votes, [event.vote]: prepared(event) },
				order: [...votes.order, event.vote]
			};
		case 'VoteEdited':
			return change(votes, event.vote, (vote) => ({ ...vote, ...planIn(event) }));
		case 'VoteRemoved':
			return remove(votes, event.vote);
		case 'VoteOpened':
		case 'VoteReopened':
			return change(votes, event.vote, (vote) => ({
				...emptied(vote),
				state: 'open',
				round: event.round,
				openedAt: cause.at
			}));
		case 'BallotCast':
			return change(votes, event.vote, (vote) => ({
				...vote,
				ballots: { ...vote.ballots, [event.person]: { channel: event.channel, choice: event.choice } }
			}));
		case 'BallotRecovered':
			return change(votes, event.vote, (vote) => ({
				...vote,
				ballots: { ...vote.ballots, [event.person]: { channel: event.channel, choice: null } }
			}));
		case 'HandsCounted':
			return change(votes, event.vote, (vote) => ({
				...vote,
				hands: event.people === 0 ? null : { counts: event.counts, people: event.people }
			}));
		case 'VoteClosed':
			return change(votes, event.vote, (vote) => ({
				...emptied(vote),
				state: 'closed',
				results: [...vote.results, event.result]
			}));
	}
};

/** Who answered, and the hands, are not kept beyond the round. */
const emptied = (vote: Vote): Vote => ({ ...vote, ballots: {}, hands: null });

const planIn = (event: VotePlan): VotePlan => ({
	question: event.question,
	from: event.from,
	kind: event.kind,
	options: event.options,
	max: event.max,
	secret: event.secret,
	live: event.live
});

const prepared = (event: Extract<VoteEvent, { type: 'VotePrepared' }>): Vote => ({
	id: event.vote,
	item: event.item,
	...planIn(event),
	state: 'prepared',
	round: 0,
	openedAt: null,
	ballots: {},
	hands: null,
	results: []
});

function change(votes: Votes, id: string, by: (vote: Vote) => Vote): Votes {
	const vote = entryOf(votes.votes, id);
	return vote ? { ...votes, votes: { ...votes.votes, [id]: by(vote) } } : votes;
}

function remove(votes: Votes, gone: string): Votes {
	const left = without(votes.votes, gone);
	return left === votes.votes ? votes : { votes: left, order: votes.order.filter((id) => id !== gone) };
}
