// Commands about speaking. Each names the turn it is about, so that two taps or two facilitators never skip anybody.
import * as v from 'valibot';
import { behalf } from '../behalf.ts';
import { smallId, whole } from '#stream/text.ts';
import { turnKinds } from './state.ts';

/** A resident raises their own hand; staff raise one for a card or for someone. */
export const RaiseHand = v.strictObject({
	type: v.literal('RaiseHand'),
	kind: v.picklist(turnKinds),
	for: v.optional(behalf)
});
export const WithdrawHand = v.strictObject({ type: v.literal('WithdrawHand'), turn: smallId });
/** The floor goes to the head of the queue. `after`: the turn that the caller sees speaking; null = nobody. */
export const CallNext = v.strictObject({ type: v.literal('CallNext'), after: v.nullable(smallId) });
/** The floor goes to this very turn, out of order: an override, logged. */
export const GiveFloor = v.strictObject({
	type: v.literal('GiveFloor'),
	turn: smallId,
	after: v.nullable(smallId)
});
/** The running turn is over and nobody is called. A speaker may end their own. */
export const EndTurn = v.strictObject({ type: v.literal('EndTurn'), turn: smallId });
/** Undo of "next", naming the turn that it started. */
export const UndoNext = v.strictObject({ type: v.literal('UndoNext'), turn: smallId });
/** Undo of `EndTurn`, naming the turn that it ended. */
export const UndoEndTurn = v.strictObject({ type: v.literal('UndoEndTurn'), turn: smallId });
export const PauseTurn = v.strictObject({ type: v.literal('PauseTurn'), turn: smallId });
export const ResumeTurn = v.strictObject({ type: v.literal('ResumeTurn'), turn: smallId });
export const ExtendTurn = v.strictObject({
	type: v.literal('ExtendTurn'),
	turn: smallId,
	bySeconds: whole(-600, 600)
});
/** "Faire passer" or a drag: before that waiting turn; null = last. Never before the protected place. */
export const PlaceTurn = v.strictObject({
	type: v.literal('PlaceTurn'),
	turn: smallId,
	before: v.nullable(smallId)
});
/** Tour de table: everybody present, in order of arrival, gets a turn. */
export const StartRound = v.strictObject({ type: v.literal('StartRound') });
/** That tour de table (by the id of its `StartRound`) is over: what it gave and nobody took is taken back. */
export const EndRound = v.strictObject({ type: v.literal('EndRound'), round: smallId });
/** "Je passe": the turn comes again at the end; said a second time it is withdrawn. */
export const PassTurn = v.strictObject({ type: v.literal('PassTurn'), turn: smallId });
export const CloseList = v.strictObject({ type: v.literal('CloseList') });
export const OpenList = v.strictObject({ type: v.literal('OpenList') });
export const queueCommands = [
	RaiseHand,
	WithdrawHand,
	CallNext,
	GiveFloor,
	EndTurn,
	UndoNext,
	UndoEndTurn,
	PauseTurn,
	ResumeTurn,
	ExtendTurn,
	PlaceTurn,
	StartRound,
	EndRound,
	PassTurn,
	CloseList,
	OpenList
] as const;
export type QueueCommand = v.InferOutput<(typeof queueCommands)[number]>;
export type CommandOf<T extends QueueCommand['type']> = Extract<QueueCommand, { type: T }>;
