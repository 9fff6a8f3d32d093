// Commands about votes. A ballot names the vote and its round, so that a late ballot never lands in another one.
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
import { handsCovers, voteLevels, type Voter } from './state.ts';

/** What a vote is prepared and edited with, and what a template has of it. */
export const votePlanFields = {
	question: line(longestQuestion),
	kind: v.picklist(voteKinds),
	/** The labels, if the kind of vote asks for them. */
	options: v.pipe(v.array(line(longestOption)), v.maxLength(optionCount[1])),
	/** How many options a ballot may hold, if the kind of vote asks for it. */
	max: v.optional(whole(1, optionCount[1])),
	secret: v.optional(v.boolean()),
	live: v.optional(v.boolean()),
	level: v.optional(v.picklist(voteLevels))
};

export const voteCommands = {
	/** Prepares a vote on an item. If none is named, it is the current item. `open`: the vote is opened and shown at once. */
	PrepareVote: {
		who: facilitator,
		when: untilClosed,
		whenTrue: { open: whileOpen },
		/** `wall`: its options are the groups of this wall (T1). */
		fields: { item: v.optional(id), ...votePlanFields, wall: v.optional(id), open: v.optional(v.boolean()) }
	},
	EditVote: { who: facilitator, when: untilClosed, fields: { vote: id, ...votePlanFields } },
	RemoveVote: { who: facilitator, when: untilClosed, fields: { vote: id } },
	/** Opens the vote and shows it. */
	OpenVote: { who: facilitator, when: whileOpen, fields: { vote: id } },
	/** A resident casts their own ballot. Staff cast the ballot of a card (`person`), and say how it came. A later ballot replaces an earlier one. */
	CastBallot: {
		who: everybody,
		when: whileOpen,
		fields: {
			vote: id,
			round: whole(1, 99),
			/** A choice of any kind of vote. Whether it fits this vote is checked when the vote is known. */
			choice: v.pipe(v.custom<Choice>(isChoice), v.description('by kind')),
			person: v.optional(smallId),
			/** The code of a slip, in a coded vote. The server replaces it by its salted hash before anything is decided. */
			code: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9 -]{1,32}$/))),
			channel: v.optional(v.picklist(['hand', 'paper', 'scribe']))
		}
	},
	/** Counts raised hands, which come on top of the ballots. A new count replaces the former one. `people`: if the kind of vote asks for it. */
	CountHands: {
		who: staff,
		when: whileOpen,
		fields: {
			vote: id,
			round: whole(1, 99),
			counts: v.record(smallId, whole(...headCount)),
			people: v.optional(whole(...headCount)),
			/** V40. If it is left out, it stays as before. */
			covers: v.optional(v.picklist(handsCovers))
		}
	},
	/** `lost`: close even if secret ballots cannot be read any more. They are then reported as lost, and the others count. */
	CloseVote: {
		who: ['facilitator', 'host'],
		when: whileOpen,
		fields: { vote: id, round: whole(1, 99), lost: v.optional(v.boolean()) }
	},
	/** The vote closes in five seconds, unless it is called off. */
	CallLast: { who: facilitator, when: whileOpen, fields: { vote: id, round: whole(1, 99) } },
	CancelLastCall: { who: facilitator, when: whileOpen, fields: { vote: id, round: whole(1, 99) } },
	/** Takes back an opening by mistake, as long as nobody has answered. */
	TakeBackOpening: { who: facilitator, when: whileOpen, fields: { vote: id, round: whole(1, 99) } },
	/** Begins the next round without a ballot, after a closing by mistake or for a second round. */
	ReopenVote: { who: facilitator, when: whileOpen, fields: { vote: id, round: whole(1, 99) } },
	/** V17. An idea becomes the question of a vote. */
	AskIdea: { who: facilitator, when: whileOpen, fields: { idea: id } },
	/** Makes slips void that were lost or not used: as many as one message holds. */
	VoidSlips: {
		who: facilitator,
		when: untilClosed,
		fields: { slips: v.pipe(v.array(smallId), v.minLength(slipCount[0]), v.maxLength(slipCount[1])) }
	}
} as const satisfies ClientRows;

export const voteHostCommands = {
	/** A ballot in the box has no event, because the server stopped between the two. */
	RecoverBallot: byHost<{ readonly vote: string; readonly round: number; readonly channel: Channel } & Voter>(
		whileOpen,
		{ offRecord: true }
	),
	/** The server makes the codes and shows them once. It keeps only these salted hashes. */
	MakeSlips: byHost<{ readonly hashes: readonly string[] }>(untilClosed)
} as const satisfies HostRows;

type VoteHostCommand = HostCommandsOf<typeof voteHostCommands>;
export type MakeSlips = Extract<VoteHostCommand, { type: 'MakeSlips' }>;
export type RecoverBallot = Extract<VoteHostCommand, { type: 'RecoverBallot' }>;
export type VoteCommand = CommandsOf<typeof voteCommands> | VoteHostCommand;
