// Each kind of stage says here what it is like. No other file compares a stage with a name.
import type { Stage } from './state.ts';

export interface KindOfStage {
	/** It belongs to the current item: a step back leads to that item. */
	readonly isAside: boolean;
	/** A7: the time of the current item runs. */
	readonly timeRuns: boolean;
	/** M15: the room sees the clock of the speaker. */
	readonly showsClock: boolean;
	/** M9: the room sees the entries. */
	readonly readsBack: boolean;
	/** M9: the screen sees what was decided so far. */
	readonly showsDecided: boolean;
	/** M31: its pages turn by themselves until somebody turns one. */
	readonly turnsItself: boolean;
}

const nothing = {
	isAside: false,
	timeRuns: false,
	showsClock: false,
	readsBack: false,
	showsDecided: false,
	turnsItself: false
} as const;

export const stages: Readonly<Record<Stage['kind'], KindOfStage>> = {
	welcome: nothing,
	item: { ...nothing, timeRuns: true, showsClock: true, showsDecided: true },
	vote: { ...nothing, isAside: true, timeRuns: true },
	wall: { ...nothing, isAside: true, timeRuns: true, turnsItself: true },
	readback: { ...nothing, readsBack: true },
	pause: { ...nothing, isAside: true },
	closing: { ...nothing, readsBack: true }
};

/** The id of what a stage of this kind shows. Null: it shows something else. */
export const itemShown = (stage: Stage): string | null => ('item' in stage ? stage.item : null);
export const voteShown = (stage: Stage): string | null => ('vote' in stage ? stage.vote : null);
/** Until when a pause lasts. Null: it is none, or nobody said. */
export const pauseUntil = (stage: Stage): number | null => ('until' in stage ? (stage.until ?? null) : null);
export const wallShown = (stage: Stage): string | null => ('wall' in stage ? stage.wall : null);
