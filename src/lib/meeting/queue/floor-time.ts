// The time of the turn that runs, as the screen, the laptop and the phones tell it. It loads no library.
import type { FloorView } from './view.ts';

type Clock = Pick<FloorView, 'allowedMs' | 'startedAt' | 'pausedAt' | 'pausedMs'>;
export type TurnTime = 'paused' | 'over' | 'soon' | 'left';

const soonMs = 30_000;
const soonShare = 1 / 4;

/** Milliseconds left of a turn at `now`; below zero once the time is over. */
export const leftMs = (floor: Clock, now: number): number =>
	floor.allowedMs - Math.max(0, (floor.pausedAt ?? now) - floor.startedAt - floor.pausedMs);

/** The part of the turn that is left, from 1 to 0. */
export const leftShare = (floor: Clock, now: number): number =>
	floor.allowedMs > 0 ? Math.min(1, Math.max(0, leftMs(floor, now) / floor.allowedMs)) : 0;

/** M34. */
export function turnTime(floor: Clock, now: number): TurnTime {
	if (floor.pausedAt !== null) return 'paused';
	const left = leftMs(floor, now);
	if (left <= 0) return 'over';
	return left <= Math.min(soonMs, floor.allowedMs * soonShare) ? 'soon' : 'left';
}
