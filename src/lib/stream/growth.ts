// Records and lists that grow as long as their stream. A change copies them, so that whoever holds the old one keeps it. But nobody holds
// the states within a batch, or within a history that is folded. So what a batch or a fold has copied once is its own, and grows in place.
// A storm, or a long history, then costs what its events cost. The result is the same, byte for byte (M10).
//
// What a state keeps to go back to is kept as it is (`keptAsIs`). So is everything of which an answer is remembered.
import { changesInPlace, lengthened } from './between.ts';
import { without } from './keyed.ts';

type Table<T> = Readonly<Record<string, T>>;

/** A copy that may still change, and whose it is. */
interface Copied<T> {
	readonly by: Copies;
	readonly copy: T;
}

/** What one batch or one fold has copied for itself. */
export class Copies {
	/** The copy, if it is one of these. */
	mine<T>(copied: Copied<T> | undefined): T | undefined {
		return copied?.by === this ? copied.copy : undefined;
	}
}

const records = new WeakMap<object, Copied<Record<string, unknown>>>();
const lists = new WeakMap<object, Copied<unknown[]>>();

/** That of the batch or the fold under way; else null. Set and reset within one call, never across a wait. */
let own: Copies | null = null;

/** `work` is folding, and may not wait: what is in `mine` grows in place. */
export function folding<T>(mine: Copies, work: () => T): T {
	const before = own;
	own = mine;
	try {
		return work();
	} finally {
		own = before;
	}
}

function owned<T>(record: Table<T>): Table<T> {
	if (own) records.set(record, { by: own, copy: record });
	return record;
}

/** From here on it does not change, because somebody holds it. */
export function keptAsIs<T extends object>(kept: T): T {
	records.delete(kept);
	lists.delete(kept);
	return kept;
}

const recordOfOurs = <T>(record: Table<T>) => own?.mine(records.get(record));
const listOfOurs = <T>(list: readonly T[]) => own?.mine(lists.get(list));

export function withEntry<T>(record: Table<T>, key: string, value: T): Table<T> {
	const mine = key === '__proto__' ? undefined : recordOfOurs(record);
	if (!mine) return owned({ ...record, [key]: value });
	mine[key] = value;
	return record;
}

export function withoutEntry<T>(record: Table<T>, key: string): Table<T> {
	const mine = recordOfOurs(record);
	if (!mine) return owned(without(record, key));
	Reflect.deleteProperty(mine, key);
	return record;
}

export function withLast<T>(list: readonly T[], last: T): readonly T[] {
	const mine = listOfOurs(list);
	if (mine) {
		mine.push(last);
		return list;
	}
	const copy = lengthened(list, last);
	if (own) lists.set(copy, { by: own, copy });
	return copy;
}

/** `at` is within the list. */
export function withAt<T>(list: readonly T[], at: number, value: T): readonly T[] {
	const mine = listOfOurs(list);
	if (mine) {
		changesInPlace(list);
		mine[at] = value;
		return list;
	}
	const copy = list.with(at, value);
	if (own) lists.set(copy, { by: own, copy });
	return copy;
}
