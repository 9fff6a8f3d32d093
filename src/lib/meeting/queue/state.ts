// Turns: who waits, who speaks, and who has spoken how often and how long. The order is not stored: `order.ts` derives it from this
// state and the rule, with a reason for each turn.
import type { Channel } from '../frame.ts';
import { emptyShelf, type Shelf } from '#stream/shelf.ts';

/** To speak, to answer what was just said, or to make a technical point, which is short and goes next. */
export const turnKinds = ['speak', 'answer', 'technical'] as const;
export type TurnKind = (typeof turnKinds)[number];

export interface Turn {
	readonly id: string;
	readonly person: string;
	readonly kind: TurnKind;
	readonly channel: Channel;
	/** The item in which it was asked for. Null: before the first item. */
	readonly item: string | null;
	readonly askedAt: number;
	/** The order of asking, counted over the whole meeting. */
	readonly seq: number;
	/** The turn that was running when an answer was asked for. */
	readonly answers: string | null;
	/** How often "je passe" was said, in a tour or outside: 0 or 1. The second time withdraws the turn. */
	readonly passed: number;
	/** It belongs to a tour de table. */
	readonly inRound: boolean;
	/** A tour de table gave it, and nobody had asked. */
	readonly given: boolean;
}

/** The turn that runs now. Spoken = (pausedAt ?? now) - startedAt - pausedMs. The allowed time is over at allowedMs. */
export interface Floor {
	readonly turn: Turn;
	/** The item under which it is recorded. */
	readonly item: string | null;
	readonly startedAt: number;
	readonly pausedAt: number | null;
	readonly pausedMs: number;
	readonly allowedMs: number;
	/** The facilitator gave it the floor out of order. */
	readonly overridden: boolean;
}

/** A turn that is over. */
export interface SpokenTurn {
	readonly id: string;
	readonly person: string;
	readonly kind: TurnKind;
	readonly channel: Channel;
	readonly item: string | null;
	readonly startedAt: number;
	readonly ms: number;
	readonly how: TurnEnd;
	/** The time beyond the allowed time. It is noted, and no turn is cut off. */
	readonly overMs: number;
	/** It was taken in a tour de table. */
	readonly inRound: boolean;
}

export const turnEnds = ['next', 'done', 'interrupted', 'closed'] as const;
export type TurnEnd = (typeof turnEnds)[number];
export const withdrawals = ['self', 'staff', 'passed', 'left', 'closed', 'undone'] as const;
export type Withdrawal = (typeof withdrawals)[number];

/** How much one person has spoken so far. Technical points do not count. */
export interface Spoken {
	readonly turns: number;
	readonly ms: number;
	readonly byItem: Readonly<Record<string, number>>;
}

export interface Queue {
	/** A closed list still takes people who have never spoken (Q6). */
	readonly open: boolean;
	readonly waiting: Readonly<Record<string, Turn>>;
	/** The front of the queue, which no rule may change: the kept next place and the placed turns, in order. */
	readonly fixed: readonly { readonly turn: string; readonly why: 'kept' | 'moved' }[];
	readonly floor: Floor | null;
	/** What the last TurnStarted replaced, or the last TurnEnded ended, so that it can be undone. Null: it cannot be restored any more. */
	readonly before: {
		readonly at: number;
		readonly floor: Floor | null;
		readonly ended: SpokenTurn | null;
		readonly fixed: Queue['fixed'];
		readonly spoken: Queue['spoken'];
		readonly heard: Queue['heard'];
		readonly overrides: Queue['overrides'];
	} | null;
	/** The queue at the closing of the meeting, in case the closing is taken back. */
	readonly atClose: { readonly waiting: Queue['waiting']; readonly fixed: Queue['fixed'] } | null;
	readonly past: readonly SpokenTurn[];
	/** The person of each turn in `past`. */
	readonly over: Shelf<string>;
	readonly spoken: Readonly<Record<string, Spoken>>;
	/** Ids of persons in the order in which they were first heard. */
	readonly heard: readonly string[];
	/** The item of each change of the order by hand: a floor given out of order, or a turn placed. */
	readonly overrides: readonly (string | null)[];
	/** The next `seq`. */
	readonly seq: number;
	/** Whether a tour de table goes round. */
	readonly isRoundOn: boolean;
	/** The latest tour, named by the command that began it. */
	readonly roundId: string | null;
}

export const emptyQueue: Queue = {
	open: true,
	waiting: {},
	fixed: [],
	floor: null,
	before: null,
	atClose: null,
	past: [],
	over: emptyShelf,
	spoken: {},
	heard: [],
	overrides: [],
	seq: 0,
	isRoundOn: false,
	roundId: null
};
