// Records keyed by ids that clients chose. Only own entries count: an id such as "constructor" finds nothing.

export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
	Object.hasOwn(record, key) ? record[key] : undefined;

/** The record itself where it has no such entry. */
export const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
	Object.hasOwn(record, key)
		? Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
		: record;
