// The events of votes, and what each changes. An event about a vote that does not exist changes nothing.
import * as v from 'valibot';
import { evolveBy, eventsOf, type EventRows, type EventsOf } from '#stream/event-row.ts';
import { channel } from '../channel-field.ts';
import { count, counts, flag, keptId, instant, many, keptText } from '#stream/journal-fields.ts';
import { entryOf } from '#stream/keyed.ts';
import type { Cause } from '../frame.ts';
import {
	change,
	emptied,
	newVote,
	opened,
	planIn,
	received,
	remove,
	setAside,
	withSlips
} from './changes.ts';
import { isChoice, voteKinds, type Choice } from './kinds/kinds.ts';
import { handsCovers, idOf, voteTexts, voteLevels, type Votes } from './state.ts';

const event = eventsOf<Votes, Cause>();
/** The oldest journals know only one level, and no wall. */
const plan = {
	question: v.nullable(keptText),
	from: v.nullable(keptId),
	kind: v.picklist(voteKinds),
	options: many(v.strictObject({ id: keptId, label: keptText })),
	max: count,
	secret: flag,
	live: flag,
	level: v.exactOptional(v.picklist(voteLevels)),
	wall: v.exactOptional(v.nullable(keptId))
};
const round = { vote: keptId, round: count };
const cast = { ...round, channel, choice: v.nullable(v.custom<Choice>(isChoice)) };
const recovered = { ...round, channel };
const result = v.strictObject({
	round: count,
	cast: count,
	present: count,
	channels: v.strictObject({ phone: count, hand: count, paper: count, scribe: count }),
	counts,
	openedAt: instant,
	closedAt: instant,
	lost: v.exactOptional(count),
	slips: v.exactOptional(count),
	covers: v.exactOptional(v.picklist(handsCovers))
});

export const voteEvents = {
	VotePrepared: event(
		{ vote: keptId, item: keptId, ...plan },
		(votes, prepared) => ({
			...votes,
			votes: { ...votes.votes, [prepared.vote]: newVote(prepared) },
			order: [...votes.order, prepared.vote]
		}),
		{ texts: voteTexts }
	),
	VoteEdited: event(
		{ vote: keptId, ...plan },
		(votes, edit) => change(votes, edit.vote, (vote) => ({ ...vote, ...planIn(edit) })),
		{ texts: voteTexts }
	),
	VoteRemoved: event({ vote: keptId }, (votes, { vote }) => remove(votes, vote)),
	VoteOpened: event(round, (votes, opening, { at }) => opened(votes, opening, at)),
	BallotCast: event(
		[
			{ ...cast, person: keptId },
			{ ...cast, slip: keptId }
		],
		(votes, ballot) => received(votes, ballot, { channel: ballot.channel, choice: ballot.choice }),
		{ storms: idOf }
	),
	/** A ballot in the box had no event, because the server stopped between the two. */
	BallotRecovered: event(
		[
			{ ...recovered, person: keptId },
			{ ...recovered, slip: keptId }
		],
		(votes, ballot) => received(votes, ballot, { channel: ballot.channel, choice: null })
	),
	/** P49. Their person is a guest (`aside`), or a resident again. */
	BallotSetAside: event({ ...round, person: keptId, aside: flag }, (votes, moved) => setAside(votes, moved)),
	/** Journals of former versions do not say whom the hands cover. Cards could not vote beside them. */
	HandsCounted: event(
		{ ...round, counts, people: count, covers: v.exactOptional(v.picklist(handsCovers)) },
		(votes, { vote: id, counts, people, covers = people === 0 ? 'others' : 'cards' }) =>
			change(votes, id, (vote) => ({ ...vote, hands: people === 0 ? null : { counts, people }, covers }))
	),
	/** `round`: the number of the opening, if openings were taken back and the result has another number. */
	VoteClosed: event({ vote: keptId, result, round: v.exactOptional(count) }, (votes, closing) =>
		change(votes, closing.vote, (vote) => ({
			...emptied(vote),
			state: 'closed',
			results: [...vote.results, closing.result]
		}))
	),
	LastCallMade: event({ ...round, endsAt: instant }, (votes, { vote: id, endsAt }) =>
		change(votes, id, (vote) => ({ ...vote, lastCall: endsAt }))
	),
	/** `unread`: the last call was over, and the box could not be read. */
	LastCallCancelled: event(
		{ ...round, unread: v.exactOptional(v.literal(true)) },
		(votes, { vote: id, unread }) =>
			change(votes, id, (vote) => ({ ...vote, lastCall: null, unread: unread ?? vote.unread }))
	),
	/** The opening was a mistake. The vote is prepared as before, or closed with its former results. */
	OpeningTakenBack: event(round, (votes, { vote: id }) =>
		change(votes, id, (vote) => ({
			...emptied(vote),
			state: vote.results.length === 0 ? 'prepared' : 'closed',
			openedAt: vote.results.at(-1)?.openedAt ?? null
		}))
	),
	/** A second round begins; the first stays in the record. */
	VoteReopened: event(round, (votes, opening, { at }) => opened(votes, opening, at)),
	SlipsMade: event(
		{ slips: many(v.strictObject({ id: keptId, number: count, hash: keptId })) },
		(votes, { slips }) =>
			withSlips(
				votes,
				slips.map(({ id, number, hash }) => ({ id, number, hash, isVoid: false }))
			)
	),
	SlipsVoided: event({ slips: many(keptId) }, (votes, { slips }) =>
		withSlips(
			votes,
			slips.flatMap((id) => {
				const slip = entryOf(votes.slips, id);
				return slip ? [{ ...slip, isVoid: true }] : [];
			})
		)
	)
} satisfies EventRows<Votes, Cause>;

export type VoteEvent = EventsOf<typeof voteEvents>;
export const evolveVotes = evolveBy<Votes, Cause, VoteEvent>(voteEvents);
