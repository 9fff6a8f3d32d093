// The two things that are done at a wall. A small laptop has room for one of them at a time.
import type { WallView } from '#meeting/wall/view.ts';

export const boardViews = ['read', 'sort'] as const;
export type BoardView = (typeof boardViews)[number];

/** It changes by a press alone: an idea that comes in takes nothing from under a hand. */
export const startOf = ({ review, waiting }: WallView): BoardView =>
	review || waiting > 0 ? 'read' : 'sort';
