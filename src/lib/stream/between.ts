// Finds where two lists differ. A long list mostly begins and ends as it did before, and those parts need not be looked at again.

/** Their middles: `was.slice(start, wasEnd)` is `now.slice(start, nowEnd)` now. */
export interface Between {
	readonly start: number;
	readonly wasEnd: number;
	readonly nowEnd: number;
}

type List = readonly unknown[];

/** What a list was made from, and how much of its beginning and of its end it has from there. */
interface Origin {
	readonly was: List;
	readonly start: number;
	readonly kept: number;
}

/** Two lists of which one was made from the other are compared only where they may differ. */
const origins = new WeakMap<List, Origin>();

/** `was` forgets its own origin: else a list would hold all that were before it. */
function madeFrom(now: List, origin: Origin): void {
	origins.delete(origin.was);
	origins.set(now, origin);
}

/** Another list, with this in the place of what stood from `start` to `wasEnd`. Neither may change any more. */
export function replaced<T>(
	was: readonly T[],
	start: number,
	wasEnd: number,
	by: readonly T[]
): readonly T[] {
	const now = was.toSpliced(start, wasEnd - start, ...by);
	madeFrom(now, { was, start, kept: was.length - wasEnd });
	return now;
}

/** Another list, with this at its end. It may become longer. */
export function lengthened<T>(was: readonly T[], last: T): T[] {
	const now = [...was, last];
	madeFrom(now, { was, start: was.length, kept: 0 });
	return now;
}

/** It is about to change where it stands. */
export const changesInPlace = (list: List): boolean => origins.delete(list);

/** `alike`: asked of what is not the same object. */
export function between<T>(
	was: readonly T[],
	now: readonly T[],
	alike: (a: T | undefined, b: T | undefined) => boolean = Object.is
): Between {
	const origin = origins.get(now);
	const { start: from, kept } = origin?.was === was ? origin : { start: 0, kept: 0 };
	const shortest = Math.min(was.length, now.length) - kept;
	let start = from;
	while (start < shortest && (was[start] === now[start] || alike(was[start], now[start]))) start += 1;
	let [wasEnd, nowEnd] = [was.length - kept, now.length - kept];
	for (; wasEnd > start && nowEnd > start; wasEnd -= 1, nowEnd -= 1) {
		const [a, b] = [was[wasEnd - 1], now[nowEnd - 1]];
		if (a !== b && !alike(a, b)) break;
	}
	return { start, wasEnd, nowEnd };
}
