/** A pure function that gives its last answer about an object again, as long as all else it is given is the same. */
export function remembered<K extends object, A extends readonly unknown[], T>(
	make: (of: K, ...rest: A) => T
): (of: K, ...rest: A) => T {
	const answers = new WeakMap<K, { readonly rest: A; readonly made: T }>();
	return (of, ...rest) => {
		const last = answers.get(of);
		if (last?.rest.every((each, index) => each === rest[index])) return last.made;
		const made = make(of, ...rest);
		answers.set(of, { rest, made });
		return made;
	};
}

/** What each person has in a collection, in its order. */
export const byPerson = <T extends { readonly person: string | null }>() =>
	remembered((all: Readonly<Record<string, T>>) => Map.groupBy(Object.values(all), ({ person }) => person));
