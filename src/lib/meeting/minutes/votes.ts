// The votes that were opened. Every closed round is told with its result. Of an open round, only the number of answers is told.
import { entryOf } from '#stream/keyed.ts';
import { countOn } from '#stream/shelf.ts';
import type { Meeting } from '../meeting.ts';
import { kinds } from '../vote/kinds/kinds.ts';
import type { Result, Vote } from '../vote/state.ts';
import type { Walls } from '../wall/state.ts';
import type { IsUnder, RoundMinutes, VoteMinutes } from './types.ts';

export const votesOf = ({ votes, walls }: Meeting, isUnder: IsUnder): VoteMinutes[] =>
	votes.order.flatMap((id) => {
		const vote = votes.votes[id];
		return vote && vote.state !== 'prepared' && isUnder(vote.item) ? [voteMinutes(vote, walls)] : [];
	});

const voteMinutes = (vote: Vote, walls: Walls): VoteMinutes => ({
	id: vote.id,
	question: vote.question ?? (vote.from === null ? null : (entryOf(walls.ideas, vote.from)?.words ?? null)),
	from: vote.from,
	wall: vote.wall,
	kind: vote.kind,
	options: vote.options.map(({ id, label }) => ({ id, label })),
	max: vote.max,
	secret: vote.secret,
	level: vote.level,
	state: vote.state,
	answered: vote.state === 'open' ? countOn(vote.ballots) + (vote.hands?.people ?? 0) : null,
	rounds: vote.results.map((result) => roundMinutes(vote, result))
});

const roundMinutes = (vote: Vote, result: Result): RoundMinutes => ({
	round: result.round,
	cast: result.cast,
	present: result.present,
	channels: {
		phone: result.channels.phone,
		hand: result.channels.hand,
		paper: result.channels.paper,
		scribe: result.channels.scribe
	},
	counts: kinds[vote.kind]
		.lines(vote, result.counts)
		.map(({ option, count }) => ({ option: option.id, count })),
	openedAt: result.openedAt,
	closedAt: result.closedAt,
	...(result.lost !== undefined && { lost: result.lost }),
	...(result.slips !== undefined && { slips: result.slips }),
	...(result.covers !== undefined && { covers: result.covers })
});
