// Commands about votes. A ballot names the vote and its round, so that a late phone never lands in the wrong one.
import * as v from 'valibot';
import type { CommandsOf, HostCommandsOf } from '#stream/command-row.ts';
import {
	byHost,
	everybody,
	facilitator,
	staff,
	untilClosed,
	whileOpen,
	type ClientRows,
	type HostRows
} from '../command-row.ts';
import type { Channel } from '../frame.ts';
import { headCount, longestOption, longestQuestion, optionCount, slipCount } from '../limits.ts';
import { id, line, smallId, whole } from '#stream/text.ts';
import { isChoice, voteKinds, type Choice } from './kinds/kinds.ts';
import { voteLevels, type Voter } from './state.ts';

const plan = {
	question: line(longestQuestion),
	kind: v.picklist(voteKinds),
	/** Labels, where the kind asks for them. */
	options: v.pipe(v.array(line(longestOption)), v.maxLength(optionCount[1])),
	/** Most choices of a ballot, where the kind asks for it. */
	max: v.optional(whole(1, optionCount[1])),
	secret: v.optional(v.boolean()),
	live: v.optional(v.boolean()),
	level: v.optional(v.picklist(voteLevels))
};

export const voteCommands = {
	/** Prepared on an item; left out: on the current one. `open`: improvised, opened and shown at once. */
	PrepareVote: {
		who: facilitator,
		when: untilClosed,
		whenTrue: { open: whileOpen },
		fields: { item: v.optional(id), ...plan, open: v.optional(v.boolean()) }
	},
	EditVote: { who: facilitator, when: untilClosed, fields: { vote: id, ...plan } },
	RemoveVote: { who: facilitator, when: untilClosed, fields: { vote: id } },
	/** Opens and shows it. */
	OpenVote: { who: facilitator, when: whileOpen, fields: { vote: id } },
	/** One's own ballot; staff cast that of a card (`person`), saying how it came. A later one replaces an earlier one. */
	CastBallot: {
		who: everybody,
		when: whileOpen,
		fields: {
			vote: id,
			round: whole(1, 99),
			/** Of any kind. Whether it answers this vote is decided later. */
			choice: v.pipe(v.custom<Choice>(isChoice), v.description('by kind')),
			person: v.optional(smallId),
			/** Of a slip, in a coded vote: as printed; behind the door its salted hash stands here. */
			code: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9 -]{1,32}$/))),
			channel: v.optional(v.picklist(['hand', 'paper', 'scribe']))
		}
	},
	/** Raised hands, added to the phones already in. Said again, it replaces the former count. `people`: where the kind asks for it. */
	CountHands: {
		who: staff,
		when: whileOpen,
		fields: {
			vote: id,
			round: whole(1, 99),
			counts: v.record(smallId, whole(...headCount)),
			people: v.optional(whole(...headCount))
		}
	},
	/** `lost`: close also where secret ballots cannot be read any more; those are then told as lost, the others count. */
	CloseVote: {
		who: ['facilitator', 'host'],
		when: whileOpen,
		fields: { vote: id, round: whole(1, 99), lost: v.optional(v.boolean()) }
	},
	/** The vote closes in five seconds, unless it is called off. */
	CallLast: { who: facilitator, when: whileOpen, fields: { vote: id, round: whole(1, 99) } },
	CancelLastCall: { who: facilitator, when: whileOpen, fields: { vote: id, round: whole(1, 99) } },
	/** Undo of a mistaken opening, as long as nobody has answered. */
	TakeBackOpening: { who: facilitator, when: whileOpen, fields: { vote: id, round: whole(1, 99) } },
	/** Undo of a mistaken close, or a second round: begins anew with no ballot. */
	ReopenVote: { who: facilitator, when: whileOpen, fields: { vote: id, round: whole(1, 99) } },
	/** An idea becomes the question of a vote, keeping the link. Prepared as for/against on the idea's item. */
	AskIdea: { who: facilitator, when: whileOpen, fields: { idea: id } },
	/** Slips that were lost, or printed for nothing; as many as one message holds. */
	VoidSlips: {
		who: facilitator,
		when: untilClosed,
		fields: { slips: v.pipe(v.array(smallId), v.minLength(slipCount[0]), v.maxLength(slipCount[1])) }
	}
} as const satisfies ClientRows;

export const voteHostCommands = {
	/** A slot of the box has no event: the server stopped between the two. */
	RecoverBallot: byHost<{ readonly vote: string; readonly round: number; readonly channel: Channel } & Voter>(
		whileOpen
	),
	/** The server makes the codes, tells them once, and keeps these salted hashes. */
	MakeSlips: byHost<{ readonly hashes: readonly string[] }>(untilClosed)
} as const satisfies HostRows;

type VoteHostCommand = HostCommandsOf<typeof voteHostCommands>;
export type MakeSlips = Extract<VoteHostCommand, { type: 'MakeSlips' }>;
export type RecoverBallot = Extract<VoteHostCommand, { type: 'RecoverBallot' }>;
export type VoteCommand = CommandsOf<typeof voteCommands> | VoteHostCommand;
