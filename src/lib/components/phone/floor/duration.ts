// Time left, in calm words: by tens of seconds, and by single seconds only at the end.
import type { FloorView } from '#meeting/queue/view.ts';

/** Milliseconds left of a turn at `now`; below zero once the time is over. */
export const leftMs = (floor: FloorView, now: number): number =>
	floor.allowedMs - ((floor.pausedAt ?? now) - floor.startedAt - floor.pausedMs);

/** The part of the turn that is left, from 1 to 0. */
export const leftShare = (floor: FloorView, now: number): number =>
	floor.allowedMs > 0 ? Math.min(1, Math.max(0, leftMs(floor, now) / floor.allowedMs)) : 0;

export function inWords(ms: number) {
	const exact = Math.ceil(ms / 1000);
	const seconds = exact > 20 ? Math.ceil(exact / 10) * 10 : Math.max(exact, 0);
	const [m, s] = [Math.floor(seconds / 60), seconds % 60];
	if (m === 0) return { key: 'time.seconds', values: { s } } as const;
	return s === 0
		? ({ key: 'time.minutes', values: { m } } as const)
		: ({ key: 'time.both', values: { m, s } } as const);
}
