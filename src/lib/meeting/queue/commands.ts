// Commands about speaking. Each names its turn, so that two taps or two facilitators never skip anybody.
import * as v from 'valibot';
import type { CommandsOf } from '#stream/command-row.ts';
import { everybody, facilitator, whileOpen, type ClientRows } from '../command-row.ts';
import { behalf } from '../behalf.ts';
import { smallId, whole } from '#stream/text.ts';
import { turnKinds } from './state.ts';

export const queueCommands = {
	/** A resident raises their own hand; staff raise one for a card or for someone. */
	RaiseHand: {
		who: everybody,
		when: whileOpen,
		fields: { kind: v.picklist(turnKinds), for: v.optional(behalf) }
	},
	WithdrawHand: { who: everybody, when: whileOpen, fields: { turn: smallId } },
	/** Gives the floor to the head of the queue. `after`: the turn that the caller sees running. Null: nobody speaks. */
	CallNext: { who: facilitator, when: whileOpen, fields: { after: v.nullable(smallId) } },
	/** Gives the floor to this turn, out of order. This is logged as an override. */
	GiveFloor: { who: facilitator, when: whileOpen, fields: { turn: smallId, after: v.nullable(smallId) } },
	/** Ends the running turn and calls nobody. A speaker may end their own turn. */
	EndTurn: { who: ['resident', 'facilitator'], when: whileOpen, fields: { turn: smallId } },
	/** Undoes "next". `turn`: the turn that it started. */
	UndoNext: { who: facilitator, when: whileOpen, fields: { turn: smallId } },
	/** Undoes `EndTurn`. `turn`: the turn that it ended. */
	UndoEndTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId } },
	PauseTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId } },
	ResumeTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId } },
	ExtendTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId, bySeconds: whole(-600, 600) } },
	/** Places a turn before another waiting turn. Null: last. Never before the kept place. */
	PlaceTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId, before: v.nullable(smallId) } },
	/** Begins a tour de table: everybody present gets a turn, in the order of arrival. */
	StartRound: { who: facilitator, when: whileOpen, fields: {} },
	/** Ends that tour de table. `round`: the id of its `StartRound`. Turns that it gave and that still wait are taken back. */
	EndRound: { who: facilitator, when: whileOpen, fields: { round: smallId } },
	/** "Je passe": the turn comes again at the end. The second time, it is withdrawn. */
	PassTurn: { who: everybody, when: whileOpen, fields: { turn: smallId } },
	CloseList: { who: facilitator, when: whileOpen, fields: {} },
	OpenList: { who: facilitator, when: whileOpen, fields: {} }
} as const satisfies ClientRows;

export type QueueCommand = CommandsOf<typeof queueCommands>;
export type CommandOf<T extends QueueCommand['type']> = Extract<QueueCommand, { type: T }>;
