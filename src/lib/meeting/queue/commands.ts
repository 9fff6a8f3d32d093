// Commands about speaking. Each names the turn it is about, so that two taps or two facilitators never skip anybody.
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
	/** The floor goes to the head of the queue. `after`: the turn that the caller sees speaking; null = nobody. */
	CallNext: { who: facilitator, when: whileOpen, fields: { after: v.nullable(smallId) } },
	/** The floor goes to this very turn, out of order: an override, logged. */
	GiveFloor: { who: facilitator, when: whileOpen, fields: { turn: smallId, after: v.nullable(smallId) } },
	/** The running turn is over and nobody is called. A speaker may end their own. */
	EndTurn: { who: ['resident', 'facilitator'], when: whileOpen, fields: { turn: smallId } },
	/** Undo of "next", naming the turn that it started. */
	UndoNext: { who: facilitator, when: whileOpen, fields: { turn: smallId } },
	/** Undo of `EndTurn`, naming the turn that it ended. */
	UndoEndTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId } },
	PauseTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId } },
	ResumeTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId } },
	ExtendTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId, bySeconds: whole(-600, 600) } },
	/** "Faire passer" or a drag: before that waiting turn; null = last. Never before the protected place. */
	PlaceTurn: { who: facilitator, when: whileOpen, fields: { turn: smallId, before: v.nullable(smallId) } },
	/** Tour de table: everybody present, in order of arrival, gets a turn. */
	StartRound: { who: facilitator, when: whileOpen, fields: {} },
	/** That tour de table (by the id of its `StartRound`) is over: what it gave and nobody took is taken back. */
	EndRound: { who: facilitator, when: whileOpen, fields: { round: smallId } },
	/** "Je passe": the turn comes again at the end; said a second time it is withdrawn. */
	PassTurn: { who: everybody, when: whileOpen, fields: { turn: smallId } },
	CloseList: { who: facilitator, when: whileOpen, fields: {} },
	OpenList: { who: facilitator, when: whileOpen, fields: {} }
} as const satisfies ClientRows;

export type QueueCommand = CommandsOf<typeof queueCommands>;
export type CommandOf<T extends QueueCommand['type']> = Extract<QueueCommand, { type: T }>;
