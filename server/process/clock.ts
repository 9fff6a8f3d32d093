// The server's one clock: the wall time of its start plus the monotonic time since. It never goes back, whatever happens to the
// laptop's date during the evening.
export type Clock = () => number;

/** Whole milliseconds since 1970. */
export function startClock(): Clock {
	const wall = Date.now();
	const began = performance.now();
	return () => wall + Math.floor(performance.now() - began);
}
