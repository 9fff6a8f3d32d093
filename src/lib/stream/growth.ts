// Records and lists that grow as long as the meeting lasts. Live, each change copies them, so that whoever holds the old
// one keeps it. While a history is folded nobody holds the states in between: what the fold has copied once is its own, and grows
// in place, so that a long history costs what its events cost. The result is the same, byte for byte (M10).
//
// What a state keeps to go back to is kept as it is (`keptAsIs`).
import { without } from './keyed.ts';

type Table<T> = Readonly<Record<string, T>>;

/** What one fold has copied for itself. */
export class Own {
	readonly records = new WeakMap<object, Record<string, unknown>>();
	readonly lists = new WeakMap<object, unknown[]>();
}

/** That of the fold under way; null while a meeting lives. Set and reset within one call, never across a wait. */
let own: Own | null = null;

/** `work` is folding, and may not wait: what is in `mine` grows in place. */
export function folding<T>(mine: Own, work: () => T): T {
	const before = own;
	own = mine;
	try {
		return work();
	} finally {
		own = before;
	}
}

function owned<T>(record: Table<T>): Table<T> {
	own?.records.set(record, record);
	return record;
}

/** From here on it does not change, for somebody holds it. */
export function keptAsIs<T extends object>(held: T): T {
	own?.records.delete(held);
	return held;
}

export function withEntry<T>(record: Table<T>, key: string, value: T): Table<T> {
	const mine = key === '__proto__' ? undefined : own?.records.get(record);
	if (!mine) return owned({ ...record, [key]: value });
	mine[key] = value;
	return record;
}

export function withoutEntry<T>(record: Table<T>, key: string): Table<T> {
	const mine = own?.records.get(record);
	if (!mine) return owned(without(record, key));
	Reflect.deleteProperty(mine, key);
	return record;
}

export function withLast<T>(list: readonly T[], last: T): readonly T[] {
	const mine = own?.lists.get(list);
	if (mine) {
		mine.push(last);
		return list;
	}
	const copy = [...list, last];
	own?.lists.set(copy, copy);
	return copy;
}

/** `at` is within the list. */
export function withAt<T>(list: readonly T[], at: number, value: T): readonly T[] {
	const mine = own?.lists.get(list);
	if (mine) {
		mine[at] = value;
		return list;
	}
	const copy = list.with(at, value);
	own?.lists.set(copy, copy);
	return copy;
}
