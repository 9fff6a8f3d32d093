// What the votes become by each event. Total: an event about a vote that is not there changes nothing.
import { withEntry } from '#stream/growth.ts';
import { entryOf, without } from '#stream/keyed.ts';
import {
	idOf,
	type Ballot,
	type EvolveVotes,
	type PlanWritten,
	type Slip,
	type Vote,
	type VoteEvent,
	type VotePlan,
	type Votes
} from './state.ts';

export const evolveVotes: EvolveVotes = (votes, event, cause) => {
	switch (event.type) {
		case 'VotePrepared':
			return {
				...votes,
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
			return cast(votes, event, { channel: event.channel, choice: event.choice });
		case 'BallotRecovered':
			return cast(votes, event, { channel: event.channel, choice: null });
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
		case 'LastCallMade':
			return change(votes, event.vote, (vote) => ({ ...vote, lastCall: event.endsAt }));
		case 'LastCallCancelled':
			return change(votes, event.vote, (vote) => ({
				...vote,
				lastCall: null,
				unread: event.unread ?? vote.unread
			}));
		case 'OpeningTakenBack':
			return change(votes, event.vote, (vote) => ({
				...emptied(vote),
				state: vote.results.length === 0 ? 'prepared' : 'closed',
				openedAt: vote.results.at(-1)?.openedAt ?? null
			}));
		case 'SlipsMade':
			return withSlips(
				votes,
				event.slips.map(({ id, number, hash }) => ({ id, number, hash, isVoid: false }))
			);
		case 'SlipsVoided':
			return withSlips(
				votes,
				event.slips.flatMap((id) => {
					const slip = entryOf(votes.slips, id);
					return slip ? [{ ...slip, isVoid: true }] : [];
				})
			);
	}
};

type InVote = Extract<VoteEvent, { type: 'BallotCast' | 'BallotRecovered' }>;
const cast = (votes: Votes, event: InVote, ballot: Ballot): Votes =>
	change(votes, event.vote, (vote) => ({
		...vote,
		ballots: withEntry(vote.ballots, idOf(event), ballot)
	}));

const withSlips = (votes: Votes, slips: readonly Slip[]): Votes =>
	slips.length === 0
		? votes
		: { ...votes, slips: { ...votes.slips, ...Object.fromEntries(slips.map((slip) => [slip.id, slip])) } };

/** Who answered, and the hands, are not kept beyond the round. */
const emptied = (vote: Vote): Vote => ({
	...vote,
	lastCall: null,
	unread: false,
	ballots: {},
	hands: null
});

const planIn = (event: PlanWritten): VotePlan => ({
	question: event.question,
	from: event.from,
	kind: event.kind,
	options: event.options,
	max: event.max,
	secret: event.secret,
	live: event.live,
	level: event.level ?? 'indicative'
});

const prepared = (event: Extract<VoteEvent, { type: 'VotePrepared' }>): Vote => ({
	id: event.vote,
	item: event.item,
	...planIn(event),
	state: 'prepared',
	round: 0,
	lastCall: null,
	unread: false,
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
	return left === votes.votes
		? votes
		: { ...votes, votes: left, order: votes.order.filter((id) => id !== gone) };
}
