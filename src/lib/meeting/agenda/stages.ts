// What each kind of stage says of itself. Everything else asks here, and compares no stage with a name.
import type { Stage } from './state.ts';

export interface KindOfStage {
	/** It belongs to the item that the room is on: a step back leads to that item. */
	readonly isAside: boolean;
	/** A7: time runs on the item that the room is on. */
	readonly timeRuns: boolean;
	/** M15: the clock of whoever speaks is in sight. */
	readonly showsClock: boolean;
	/** M9: the room sees what was noted. */
	readonly readsBack: boolean;
}

const nothing = { isAside: false, timeRuns: false, showsClock: false, readsBack: false } as const;

export const stages: Readonly<Record<Stage['kind'], KindOfStage>> = {
	welcome: nothing,
	item: { ...nothing, timeRuns: true, showsClock: true },
	vote: { ...nothing, isAside: true, timeRuns: true },
	wall: { ...nothing, isAside: true, timeRuns: true },
	readback: { ...nothing, readsBack: true },
	pause: { ...nothing, isAside: true },
	closing: { ...nothing, readsBack: true }
};

/** What a stage shows by its id; null where it shows something else. */
export const itemShown = (stage: Stage): string | null => ('item' in stage ? stage.item : null);
export const voteShown = (stage: Stage): string | null => ('vote' in stage ? stage.vote : null);
export const wallShown = (stage: Stage): string | null => ('wall' in stage ? stage.wall : null);
