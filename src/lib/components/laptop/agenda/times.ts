// Time planned, kept and left, and when the evening should end.
import type { ItemView } from '#meeting/agenda/view.ts';

const minuteMs = 60_000;

/** Milliseconds spent on an item until `now`. */
export const spentMs = ({ spentMs, since }: ItemView, now: number): number =>
	spentMs + (since === null ? 0 : Math.max(0, now - since));

export const spentMinutes = (item: ItemView, now: number): number =>
	Math.floor(spentMs(item, now) / minuteMs);

/** When the evening ends if each open item takes its planned time. An item that is over its time takes no more. */
export function expectedEnd(items: readonly ItemView[], now: number): number {
	const left = items
		.filter(({ state }) => state !== 'done')
		.map((item) => Math.max(0, item.minutes * minuteMs - spentMs(item, now)));
	return now + left.reduce((sum, ms) => sum + ms, 0);
}
