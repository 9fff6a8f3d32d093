// The two things that are done at a wall. A small laptop has room for one of them at a time.
import type { WallView } from '#meeting/wall/view.ts';

export const boardViews = ['read', 'sort'] as const;
export type BoardView = (typeof boardViews)[number];

/** What there is to do, until somebody chooses or works at the desk. */
export const viewFor = ({ waiting }: Pick<WallView, 'waiting'>): BoardView => (waiting > 0 ? 'read' : 'sort');

/** Calls `work` once a hand is at something in this element: with a pointer, a wheel or a key. */
export const workedAt =
	(work: () => void) =>
	(element: HTMLElement): (() => void) => {
		const kinds = ['pointerdown', 'wheel', 'keydown'] as const;
		for (const kind of kinds) element.addEventListener(kind, work, { passive: true });
		return () => {
			for (const kind of kinds) element.removeEventListener(kind, work);
		};
	};
