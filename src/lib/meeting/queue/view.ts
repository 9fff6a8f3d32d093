// Who sees what of the queue. Everybody: the waiting turns in order, with label and reason, and the clock of the speaker. Staff also
// see the person of each turn, and since when they wait. Nobody: how long anybody has spoken in all.
import type { Label } from '../label.ts';
import type { Sign } from '../sign.ts';
import type { SpeechRule } from '../frame.ts';
import { goingOnEach, remembered } from '#stream/remembered.ts';
import { hasSpoken } from './find.ts';
import { orderQueue, type Reason } from './order.ts';
import { endUndo, undoUntil, type EndUndo } from './undoing.ts';
import type { Queue, SpokenTurn, TurnKind } from './state.ts';

export interface TurnView {
	readonly id: string;
	readonly label: Label;
	/** Left out: the person has no sign. */
	readonly sign?: Sign;
	readonly kind: TurnKind;
	readonly reason: Reason;
	/** Staff only. */
	readonly person?: string;
	readonly askedAt?: number;
}

export interface FloorView {
	readonly turn: string;
	readonly label: Label;
	/** Left out: the person has no sign. */
	readonly sign?: Sign;
	readonly kind: TurnKind;
	readonly startedAt: number;
	readonly pausedAt: number | null;
	readonly pausedMs: number;
	readonly allowedMs: number;
	/** Staff only. */
	readonly person?: string;
}

export interface QueueView {
	readonly open: boolean;
	readonly rule: SpeechRule;
	readonly round: boolean;
	/** For staff: the id of the tour de table that goes round. */
	readonly roundId: string | null;
	/** For staff: until when "next" can be undone in full. Null for everybody else. */
	readonly undoUntil: number | null;
	/** For staff: the end of a turn that can be undone in full, even if the speaker ended it. Null for everybody else. */
	readonly endUndo: EndUndo | null;
}

/** What the view needs besides the queue: how the room calls a person, and whether the viewer is staff. */
interface Sight {
	readonly staff: boolean;
	label(person: string): Label;
	sign(person: string): Sign | null;
}

/** P31. */
const called = (person: string, { label, sign }: Sight): { readonly label: Label; readonly sign?: Sign } => {
	const own = sign(person);
	return { label: label(person), ...(own && { sign: own }) };
};

/** The waiting turns in order, each with its reason. */
export const viewTurns = (queue: Queue, rule: SpeechRule, item: string | null, sight: Sight): TurnView[] =>
	orderQueue(queue, rule, item).map(({ turn, reason }) => ({
		id: turn.id,
		...called(turn.person, sight),
		kind: turn.kind,
		reason,
		...(sight.staff && { person: turn.person, askedAt: turn.askedAt })
	}));

export const viewFloor = ({ floor }: Queue, sight: Sight): FloorView | null =>
	floor && {
		turn: floor.turn.id,
		...called(floor.turn.person, sight),
		kind: floor.turn.kind,
		startedAt: floor.startedAt,
		pausedAt: floor.pausedAt,
		pausedMs: floor.pausedMs,
		allowedMs: floor.allowedMs,
		...(sight.staff && { person: floor.turn.person })
	};

export const viewQueue = (
	queue: Queue,
	rule: SpeechRule,
	around: { readonly staff: boolean; capturedSince(at: number): boolean }
): QueueView => ({
	open: queue.open,
	rule,
	round: queue.isRoundOn,
	roundId: around.staff && queue.isRoundOn ? queue.roundId : null,
	undoUntil: around.staff ? undoUntil(queue, around.capturedSince) : null,
	endUndo: around.staff ? endUndo(queue, around.capturedSince) : null
});

/** For staff: turns that are over, the newest last. */
export const viewPast = (queue: Queue, label: (person: string) => Label) => viewTurnsOver(label, queue.past);

const viewTurnsOver = goingOnEach((label: (person: string) => Label, turn: SpokenTurn) =>
	viewTurnOver(turn, label(turn.person))
);
const viewTurnOver = remembered(({ id, item, startedAt }: SpokenTurn, label: Label) => ({
	id,
	label,
	item,
	at: startedAt
}));

/** For staff: since when the longest wait lasts, and how many of those who wait were never heard. */
export function viewLists(queue: Queue): { longestWaitSince: number | null; firstTimers: number } {
	const waiting = Object.values(queue.waiting);
	const people = new Set(waiting.map(({ person }) => person));
	return {
		longestWaitSince: waiting.length > 0 ? Math.min(...waiting.map(({ askedAt }) => askedAt)) : null,
		firstTimers: [...people].filter((person) => !hasSpoken(queue, person)).length
	};
}
