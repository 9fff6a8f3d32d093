// Records by key. Where clients chose the keys, only own entries count: an id such as "constructor" finds nothing.

export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
	Object.hasOwn(record, key) ? record[key] : undefined;

/** The record itself if it has no such entry. */
export const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
	Object.hasOwn(record, key)
		? Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
		: record;

/** One value for each key. */
export function keyed<Key extends string, T>(
	keys: readonly Key[],
	valueOf: (key: Key) => T
): Readonly<Record<Key, T>>;
export function keyed(
	keys: readonly string[],
	valueOf: (key: string) => unknown
): Readonly<Record<string, unknown>> {
	return Object.fromEntries(keys.map((key) => [key, valueOf(key)]));
}
