// Answers to an open vote: from phones, for cards, as raised hands, and recovered from the box. A secret choice leaves this file only
// in `sealed`, never in an event.
import {
	accept,
	isRefusal,
	refuse,
	type Cause,
	type Channel,
	type Decision,
	type Refusal
} from '../frame.ts';
import { entryOf } from '#stream/keyed.ts';
import { onShelf } from '#stream/shelf.ts';
import type { VoteAround } from './around.ts';
import type { VoteCommand } from './commands.ts';
import type { Counts } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import { notChecked, slipOf, tooManyHands } from './levels.ts';
import type { VoteEvent } from './events.ts';
import { idOf, type HandsCover, type SealedBallot, type Vote, type Voter, type Votes } from './state.ts';

type Of<T extends VoteCommand['type']> = Extract<VoteCommand, { type: T }>;
type Cast = Voter & { readonly channel: Channel };

/** The vote, if exactly this round of it is open. */
export function openRound(votes: Votes, named: { vote: string; round: number }): Vote | Refusal {
	const vote = entryOf(votes.votes, named.vote);
	if (!vote) return refuse('vote-unknown');
	if (vote.state === 'prepared') return refuse('vote-not-open');
	if (vote.round !== named.round) return refuse('other-round'); // V6
	return vote.state === 'closed' ? refuse('vote-closed') : vote;
}

/** The same, as long as the round still takes answers (V28). */
function takingRound(votes: Votes, named: { vote: string; round: number }, { at }: Cause): Vote | Refusal {
	const vote = openRound(votes, named);
	if (isRefusal(vote)) return vote;
	return vote.lastCall !== null && at >= vote.lastCall ? refuse('vote-closed') : vote;
}

export function castBallot(
	votes: Votes,
	command: Of<'CastBallot'>,
	cause: Cause,
	around: VoteAround
): Decision<VoteEvent, SealedBallot> {
	const vote = takingRound(votes, command, cause);
	if (isRefusal(vote)) return vote;
	if (around.author !== null && around.isGuest(around.author)) return refuse('guest');
	const cast =
		vote.level === 'coded' ? bySlip(votes, vote, command, around) : byPerson(vote, command, around);
	if (isRefusal(cast)) return cast;
	const choice = kinds[vote.kind].read(vote, command.choice);
	if (choice === null) return refuse('bad-choice');
	const ballot = { vote: vote.id, round: vote.round, ...cast };
	const event: VoteEvent = { type: 'BallotCast', ...ballot, choice: vote.secret ? null : choice };
	// V9
	return vote.secret ? { events: [event], sealed: { kind: 'ballot', ...ballot, choice } } : accept(event);
}

/** V8: residents answer for themselves, staff for a person who asks them to. */
function byPerson(vote: Vote, command: Of<'CastBallot'>, around: VoteAround): Cast | Refusal {
	const cast = around.staff ? forSomebody(vote, command, around) : forOneself(command, around);
	return isRefusal(cast) ? cast : (notChecked(vote, idOf(cast), around) ?? cast);
}

function forOneself(command: Of<'CastBallot'>, { author }: VoteAround): Cast | Refusal {
	if (author === null) return refuse('no-seat');
	const own = command.person === undefined || command.person === author;
	return own ? { person: author, channel: 'phone' } : refuse('not-yours');
}

function forSomebody(vote: Vote, command: Of<'CastBallot'>, around: VoteAround): Cast | Refusal {
	const { person, channel = vote.secret ? 'paper' : 'scribe' } = command;
	if (person === undefined || !around.isPresent(person)) return refuse('person-unknown');
	if (around.isGuest(person)) return refuse('guest'); // P48
	if (isAmongHands(vote, person, around.isSomeone(person))) return refuse('hands-counted');
	return { person, channel };
}

/** V10: a person or slip without a ballot, whom the counted hands may cover. They always cover whoever has neither phone nor card. */
const isAmongHands = ({ hands, covers, ballots }: Vote, voter: string, isSomeone: boolean): boolean =>
	hands !== null && (isSomeone || covers === 'cards') && onShelf(ballots, voter) === undefined;

/** V24: a slip answers for its holder, and nobody asks who that is. */
function bySlip(votes: Votes, vote: Vote, command: Of<'CastBallot'>, around: VoteAround): Cast | Refusal {
	const slip = slipOf(votes, command.code);
	if (isRefusal(slip)) return slip;
	if (around.staff && isAmongHands(vote, slip.id, false)) return refuse('hands-counted');
	return { slip: slip.id, channel: around.staff ? (command.channel ?? 'paper') : 'phone' };
}

export function countHands(
	votes: Votes,
	command: Of<'CountHands'>,
	cause: Cause,
	present: number
): Decision<VoteEvent> {
	const vote = takingRound(votes, command, cause);
	if (isRefusal(vote)) return vote;
	const { covers = vote.covers } = command;
	if (isUncovered(vote, covers, command.counts)) return refuse('hands-counted');
	const hands = kinds[vote.kind].hands.count(vote, vote.hands, command.counts, command.people);
	if (hands === null) return refuse('bad-choice');
	if (tooManyHands(vote, hands.people, present)) return refuse('more-than-present');
	return accept({ type: 'HandsCounted', vote: vote.id, round: vote.round, ...hands, covers });
}

/** V40: the hands covered the cards, and are not counted again without them. */
const isUncovered = (vote: Vote, covers: HandsCover, counts: Counts): boolean =>
	vote.hands !== null &&
	vote.covers === 'cards' &&
	covers === 'others' &&
	!vote.options.every(({ id }) => Object.hasOwn(counts, id));

/** V14: the box holds a ballot, and its event was cut off. If the event is there, nothing happens. */
export function recoverBallot(
	votes: Votes,
	command: Of<'RecoverBallot'>,
	around: VoteAround
): Decision<VoteEvent> {
	const vote = openRound(votes, command);
	if (isRefusal(vote)) return vote;
	if (!vote.secret) return refuse('bad-choice');
	if (onShelf(vote.ballots, idOf(command))) return accept();
	if (around.isGuest(idOf(command))) return refuse('guest');
	// V27: the events that allowed this ballot may be cut off, too.
	return notChecked(vote, idOf(command), around) ?? accept({ ...command, type: 'BallotRecovered' });
}
