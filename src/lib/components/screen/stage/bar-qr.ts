// M44. Which way in the bar shows: the page's, and where a Wi-Fi is set, that of the Wi-Fi in turn, so that whoever comes late finds both.
import type { HallView } from '#meeting/view-types.ts';

export const turnMs = 10_000;

/** The same on all screens at an instant. `now` is asked only where there is a Wi-Fi. */
export const isWifiTurn = ({ wifi, qr }: HallView, now: () => number): boolean =>
	wifi !== null && qr.size > 0 && Math.floor(now() / turnMs) % 2 === 1;
