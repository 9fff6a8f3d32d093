import { between, replaced } from './between.ts';
import { keptAsIs } from './growth.ts';

/** A pure function that gives its last answer about an object again, as long as all else it is given is the same. */
export function remembered<K extends object, A extends readonly unknown[], T>(
	make: (of: K, ...rest: A) => T
): (of: K, ...rest: A) => T {
	const answers = new WeakMap<K, { readonly rest: A; readonly made: T }>();
	return (of, ...rest) => {
		const last = answers.get(of);
		if (last?.rest.every((each, index) => each === rest[index])) return last.made;
		const made = make(of, ...rest);
		keepAsTheyAre(of, ...rest);
		answers.set(of, { rest, made });
		return made;
	};
}

/** An answer about them holds them: they do not grow in place from here on. */
function keepAsTheyAre(...given: readonly unknown[]): void {
	for (const each of given) if (typeof each === 'object' && each !== null) keptAsIs(each);
}

interface Made<S, T> {
	readonly from: S;
	readonly made: T;
}

/** The same for what grows: besides, it is given its last answer about `of`, and what that was made from, to go on from there. */
export function goingOn<K extends object, S, T>(
	make: (of: K, from: S, last: Made<S, T> | undefined) => T
): (of: K, from: S) => T {
	const answers = new WeakMap<K, Made<S, T>>();
	return (of, from) => {
		const last = answers.get(of);
		if (last?.from === from) return last.made;
		const made = make(of, from, last);
		keepAsTheyAre(of, from);
		answers.set(of, { from, made });
		return made;
	};
}

/** One answer for each of a list, of which only what lies between its old beginning and end is asked anew. */
export const goingOnEach = <K extends object, E, T>(make: (of: K, each: E) => T) =>
	goingOn<K, readonly E[], readonly T[]>((of, list, last = { from: [], made: [] }) => {
		const { start, wasEnd, nowEnd } = between(last.from, list);
		const made = list.slice(start, nowEnd).map((each) => make(of, each));
		return replaced(last.made, start, wasEnd, made);
	});
