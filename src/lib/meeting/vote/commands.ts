// Commands about votes. A ballot names the vote and its round, so that a late phone never lands in the wrong one.
import * as v from 'valibot';
import { headCount, longestOption, longestQuestion, optionCount, slipCount } from '../limits.ts';
import { id, line, smallId, whole } from '#stream/text.ts';
import { voteKinds, voteLevels, type Voter } from './state.ts';

const plan = {
	question: line(longestQuestion),
	kind: v.picklist(voteKinds),
	/** Labels; for `one` and `several` two to twelve of them, for `approval` none. */
	options: v.pipe(v.array(line(longestOption)), v.maxLength(optionCount[1])),
	/** Most choices of a ballot in `several`. */
	max: v.optional(whole(1, optionCount[1])),
	secret: v.optional(v.boolean()),
	live: v.optional(v.boolean()),
	level: v.optional(v.picklist(voteLevels))
};
/** Prepared on an item; left out: on the current one. `open`: improvised, opened and shown at once. */
export const PrepareVote = v.strictObject({
	type: v.literal('PrepareVote'),
	item: v.optional(id),
	...plan,
	open: v.optional(v.boolean())
});
export const EditVote = v.strictObject({ type: v.literal('EditVote'), vote: id, ...plan });
export const RemoveVote = v.strictObject({ type: v.literal('RemoveVote'), vote: id });
/** Opens and shows it. */
export const OpenVote = v.strictObject({ type: v.literal('OpenVote'), vote: id });
/** One's own ballot; staff cast that of a card (`person`), saying how it came. A later one replaces an earlier one. */
export const CastBallot = v.strictObject({
	type: v.literal('CastBallot'),
	vote: id,
	round: whole(1, 99),
	choice: v.pipe(v.array(smallId), v.minLength(1), v.maxLength(optionCount[1])),
	person: v.optional(smallId),
	/** Of a slip, in a coded vote: as printed; behind the door its salted hash stands here. */
	code: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9 -]{1,32}$/))),
	channel: v.optional(v.picklist(['hand', 'paper', 'scribe']))
});
/** Raised hands, added to the phones already in. Said again, it replaces the former count. `people` is asked for in `several` only. */
export const CountHands = v.strictObject({
	type: v.literal('CountHands'),
	vote: id,
	round: whole(1, 99),
	counts: v.record(smallId, whole(...headCount)),
	people: v.optional(whole(...headCount))
});
/** `lost`: close also where secret ballots cannot be read any more; those are then told as lost, the others count. */
export const CloseVote = v.strictObject({
	type: v.literal('CloseVote'),
	vote: id,
	round: whole(1, 99),
	lost: v.optional(v.boolean())
});
/** The vote closes in five seconds, unless it is called off. */
export const CallLast = v.strictObject({ type: v.literal('CallLast'), vote: id, round: whole(1, 99) });
export const CancelLastCall = v.strictObject({
	type: v.literal('CancelLastCall'),
	vote: id,
	round: whole(1, 99)
});
/** Undo of a mistaken opening, as long as nobody has answered. */
export const TakeBackOpening = v.strictObject({
	type: v.literal('TakeBackOpening'),
	vote: id,
	round: whole(1, 99)
});
/** Undo of a mistaken close, or a second round: begins anew with no ballot. */
export const ReopenVote = v.strictObject({ type: v.literal('ReopenVote'), vote: id, round: whole(1, 99) });
/** An idea becomes the question of a vote, keeping the link. Prepared as for/against on the idea's item. */
export const AskIdea = v.strictObject({ type: v.literal('AskIdea'), idea: id });
/** Slips that were lost, or printed for nothing; as many as one message holds. */
export const VoidSlips = v.strictObject({
	type: v.literal('VoidSlips'),
	slips: v.pipe(v.array(smallId), v.minLength(slipCount[0]), v.maxLength(slipCount[1]))
});
export const voteCommands = [
	PrepareVote,
	EditVote,
	RemoveVote,
	OpenVote,
	CastBallot,
	CountHands,
	CloseVote,
	CallLast,
	CancelLastCall,
	TakeBackOpening,
	ReopenVote,
	AskIdea,
	VoidSlips
] as const;
/** Only the server: a slot of the box without its event. */
export type RecoverBallot = {
	readonly type: 'RecoverBallot';
	readonly vote: string;
	readonly round: number;
	readonly channel: 'phone' | 'hand' | 'paper' | 'scribe';
} & Voter;
/** Only the server: it makes the codes, tells them once, and keeps these salted hashes. */
export interface MakeSlips {
	readonly type: 'MakeSlips';
	readonly hashes: readonly string[];
}
export type VoteCommand = v.InferOutput<(typeof voteCommands)[number]> | RecoverBallot | MakeSlips;
