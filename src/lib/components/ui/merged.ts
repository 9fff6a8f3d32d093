/**
 * A draft that somebody writes while somebody else writes the same thing: what I changed since `before` is mine, all
 * else is as it is `now`.
 */
export function merged<D extends object>(before: D, mine: D, now: D): D {
	const was = new Map<string, unknown>(Object.entries(before));
	const changed = Object.entries(mine).filter(([field, value]) => value !== was.get(field));
	return { ...now, ...(Object.fromEntries(changed) as Partial<D>) };
}
