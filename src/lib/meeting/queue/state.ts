// Speaking turns: who waits, who speaks, who has spoken how often and how long. The order is not stored:
// `order.ts` derives it from this state and the rule, with a reason for every line.
import type { Channel } from '../frame.ts';
import { emptyShelf, type Shelf } from '#stream/shelf.ts';

/** To speak, to answer what was just said, or a technical point (goes next, short). */
export const turnKinds = ['speak', 'answer', 'technical'] as const;
export type TurnKind = (typeof turnKinds)[number];

export interface Turn {
	readonly id: string;
	readonly person: string;
	readonly kind: TurnKind;
	readonly channel: Channel;
	/** The item during which it was asked for; null before the first. */
	readonly item: string | null;
	readonly askedAt: number;
	/** Order of asking, counted over the meeting. */
	readonly seq: number;
	/** For an answer: the turn that was running when it was asked. */
	readonly answers: string | null;
	/** Tour de table: how often "je passe" was said (0 or 1; a second one withdraws). */
	readonly passed: number;
	/** Part of a tour de table. */
	readonly inRound: boolean;
	/** By a tour de table, unasked. */
	readonly given: boolean;
}

/** Who speaks now. Elapsed = (pausedAt ?? now) - startedAt - pausedMs; the time is over at allowedMs. */
export interface Floor {
	readonly turn: Turn;
	/** Under which item it is recorded. */
	readonly item: string | null;
	readonly startedAt: number;
	readonly pausedAt: number | null;
	readonly pausedMs: number;
	readonly allowedMs: number;
	/** The facilitator gave the floor out of order. */
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
	/** Time beyond the allowance, logged, never cut. */
	readonly overMs: number;
	/** Taken in a tour de table. */
	readonly inRound: boolean;
}

export const turnEnds = ['next', 'done', 'interrupted', 'closed'] as const;
export type TurnEnd = (typeof turnEnds)[number];
export const withdrawals = ['self', 'staff', 'passed', 'left', 'closed', 'undone'] as const;
export type Withdrawal = (typeof withdrawals)[number];

/** What one person has said so far. Technical points do not count. */
export interface Spoken {
	readonly turns: number;
	readonly ms: number;
	readonly byItem: Readonly<Record<string, number>>;
}

export interface Queue {
	/** Closed lists still take people who have not spoken. */
	readonly open: boolean;
	readonly waiting: Readonly<Record<string, Turn>>;
	/** The front of the queue that no rule may change: the protected next place and what the facilitator placed, in order. */
	readonly fixed: readonly { readonly turn: string; readonly why: 'kept' | 'moved' }[];
	readonly floor: Floor | null;
	/** What the last TurnStarted replaced or the last TurnEnded ended, so that it can be undone; null once it cannot be restored. */
	readonly before: {
		readonly at: number;
		readonly floor: Floor | null;
		readonly ended: SpokenTurn | null;
		readonly fixed: Queue['fixed'];
		readonly spoken: Queue['spoken'];
		readonly heard: Queue['heard'];
		readonly overrides: Queue['overrides'];
	} | null;
	/** Who waited when the meeting was closed, in case that was a mistake. */
	readonly atClose: { readonly waiting: Queue['waiting']; readonly fixed: Queue['fixed'] } | null;
	readonly past: readonly SpokenTurn[];
	/** The person of each turn in `past`. */
	readonly over: Shelf<string>;
	readonly spoken: Readonly<Record<string, Spoken>>;
	/** Person ids in the order in which they were first heard. */
	readonly heard: readonly string[];
	/** Each time the order was changed by hand (a floor given out of order, a turn placed): the item it happened under. */
	readonly overrides: readonly (string | null)[];
	/** Next `seq`. */
	readonly seq: number;
	/** A tour de table is going round. */
	readonly isRoundOn: boolean;
	/** The latest one, by the command that began it. */
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
