import * as v from 'valibot';
import { isChoice, voteKinds, type Choice } from '#meeting/vote/kinds/kinds.ts';
import { voteLevels } from '#meeting/vote/state.ts';
import { channel, count, counts, event, flag, id, instant, many, text } from './parts.ts';

const plan = {
	question: v.nullable(text),
	from: v.nullable(id),
	kind: v.picklist(voteKinds),
	options: many(v.strictObject({ id, label: text })),
	max: count,
	secret: flag,
	live: flag,
	level: v.exactOptional(v.picklist(voteLevels))
};
const vote = { vote: id, round: count };
const cast = { ...vote, channel, choice: v.nullable(v.custom<Choice>(isChoice)) };
const recovered = { ...vote, channel };
const result = v.strictObject({
	round: count,
	cast: count,
	present: count,
	channels: v.strictObject({ phone: count, hand: count, paper: count, scribe: count }),
	counts,
	openedAt: instant,
	closedAt: instant,
	lost: v.exactOptional(count),
	slips: v.exactOptional(count)
});

export const voteEvents = {
	VotePrepared: event('VotePrepared', { vote: id, item: id, ...plan }),
	VoteEdited: event('VoteEdited', { vote: id, ...plan }),
	VoteRemoved: event('VoteRemoved', { vote: id }),
	VoteOpened: event('VoteOpened', vote),
	BallotCast: v.union([
		event('BallotCast', { ...cast, person: id }),
		event('BallotCast', { ...cast, slip: id })
	]),
	BallotRecovered: v.union([
		event('BallotRecovered', { ...recovered, person: id }),
		event('BallotRecovered', { ...recovered, slip: id })
	]),
	HandsCounted: event('HandsCounted', { ...vote, counts, people: count }),
	VoteClosed: event('VoteClosed', { vote: id, result, round: v.exactOptional(count) }),
	LastCallMade: event('LastCallMade', { ...vote, endsAt: instant }),
	LastCallCancelled: event('LastCallCancelled', { ...vote, unread: v.exactOptional(v.literal(true)) }),
	OpeningTakenBack: event('OpeningTakenBack', vote),
	VoteReopened: event('VoteReopened', vote),
	SlipsMade: event('SlipsMade', { slips: many(v.strictObject({ id, number: count, hash: id })) }),
	SlipsVoided: event('SlipsVoided', { slips: many(id) })
};
