// Where two lists differ: a long one mostly begins and ends as it did before, and that part need not be looked at again.

/** Their middles: `was.slice(start, wasEnd)` is `now.slice(start, nowEnd)` now. */
export interface Between {
	readonly start: number;
	readonly wasEnd: number;
	readonly nowEnd: number;
}

/** `alike`: asked of what is not the same object. */
export function between<T>(
	was: readonly T[],
	now: readonly T[],
	alike: (a: T | undefined, b: T | undefined) => boolean = Object.is
): Between {
	const shortest = Math.min(was.length, now.length);
	let start = 0;
	while (start < shortest && (was[start] === now[start] || alike(was[start], now[start]))) start += 1;
	let [wasEnd, nowEnd] = [was.length, now.length];
	for (; wasEnd > start && nowEnd > start; wasEnd -= 1, nowEnd -= 1) {
		const [a, b] = [was[wasEnd - 1], now[nowEnd - 1]];
		if (a !== b && !alike(a, b)) break;
	}
	return { start, wasEnd, nowEnd };
}
