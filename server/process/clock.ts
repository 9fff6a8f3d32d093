// The server's one clock: wall time of its start plus monotonic elapsed time. It never goes back, whatever
// happens to the laptop's date during the evening.
export type Clock = () => number;

/** Milliseconds since 1970, whole. */
export function startClock(): Clock {
	const wall = Date.now();
	const began = performance.now();
	return () => wall + Math.floor(performance.now() - began);
}
