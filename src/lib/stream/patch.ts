// The difference between two views, as plain data. Parts are replaced whole or field by field. In keyed lists entries are dropped and put.
// The server makes it and clients apply it. Both sides, and any other client (PROTOCOL.md), share this one meaning.
import { between } from './between.ts';

/** First `drop` (by id), then `put` each entry at its index, in the order given. */
export interface ListPatch {
	readonly drop: readonly string[];
	readonly put: readonly (readonly [number, { readonly id: string }])[];
}
export interface Patch {
	readonly set?: Readonly<Record<string, unknown>>;
	/** Fields of parts that are objects: those named are replaced, the others stay. */
	readonly fields?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	readonly list?: Readonly<Record<string, ListPatch>>;
}
type Parts = Readonly<Record<string, unknown>>;
interface Keyed {
	readonly id: string;
}

type List = readonly unknown[];
const isPlain = (part: unknown): part is Parts =>
	typeof part === 'object' && part !== null && !Array.isArray(part);
const idOf = (entry: unknown): string | undefined =>
	isPlain(entry) && typeof entry['id'] === 'string' ? entry['id'] : undefined;
const isList = (part: unknown): part is List => Array.isArray(part);
const isKeyed = (list: List): list is readonly Keyed[] => list.every((entry) => idOf(entry) !== undefined);

/** The same JSON, of plain data. */
export function same(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (Array.isArray(a))
		return Array.isArray(b) && a.length === b.length && a.every((each, index) => same(each, b[index]));
	if (!isPlain(a) || !isPlain(b)) return false;
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length &&
		keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
	);
}

/** The changed fields. Null if the part is better sent whole: it has other fields, or hardly any stays. */
function diffFields(was: unknown, now: unknown): Parts | null {
	if (!isPlain(was) || !isPlain(now)) return null;
	const keys = Object.keys(now);
	if (keys.length !== Object.keys(was).length || !keys.every((key) => Object.hasOwn(was, key))) return null;
	const changed = Object.entries(now).filter(([key, value]) => !same(was[key], value));
	return changed.length < keys.length / 2 ? Object.fromEntries(changed) : null;
}

/** Null when nothing changed. */
export function diff(was: object, now: object): Patch | null {
	if (!isPlain(was) || !isPlain(now)) return null;
	const [before, after] = [was, now];
	const set: Record<string, unknown> = {};
	const fields: Record<string, Parts> = {};
	const list: Record<string, ListPatch> = {};
	for (const [part, is] of Object.entries(after)) {
		const had = before[part];
		if (had === is) continue;
		const change = isList(had) && isList(is) ? diffList(had, is) : null;
		if (change) {
			if (change.drop.length + change.put.length > 0) list[part] = change;
		} else if (!same(had, is)) {
			const changed = diffFields(had, is);
			if (changed) fields[part] = changed;
			else set[part] = is;
		}
	}
	const patch: Patch = {
		...(Object.keys(set).length > 0 && { set }),
		...(Object.keys(fields).length > 0 && { fields }),
		...(Object.keys(list).length > 0 && { list })
	};
	return patch.set || patch.fields || patch.list ? patch : null;
}

/** Null if the list is better sent whole, because what changed in it has no ids. */
function diffList(was: List, now: List): ListPatch | null {
	const { start, wasEnd, nowEnd } = between(was, now, same);
	const [before, after] = [was.slice(start, wasEnd), now.slice(start, nowEnd)];
	if (!isKeyed(before) || !isKeyed(after)) return null;
	const { drop, put } = diffKeyed(before, after);
	return { drop, put: put.map(([index, entry]) => [start + index, entry] as const) };
}

function diffKeyed(was: readonly Keyed[], now: readonly Keyed[]): ListPatch {
	const oldIndex = new Map(was.map((entry, index) => [entry.id, index]));
	const stays = now.map((entry) => {
		const index = oldIndex.get(entry.id);
		return index !== undefined && same(was[index], entry) ? index : -1;
	});
	const kept = longestRising(stays);
	const keptIds = new Set([...kept].map((index) => now[index]?.id));
	return {
		drop: was.filter((entry) => !keptIds.has(entry.id)).map((entry) => entry.id),
		put: now.flatMap((entry, index) => (kept.has(index) ? [] : [[index, entry] as const]))
	};
}

/** Indices of the longest strictly rising subsequence of the values that are not negative. */
function longestRising(values: readonly number[]): Set<number> {
	const tails: number[] = [];
	const previous = new Array<number>(values.length).fill(-1);
	values.forEach((value, index) => {
		if (value < 0) return;
		let low = 0;
		let high = tails.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((values[tails[middle] ?? -1] ?? Infinity) < value) low = middle + 1;
			else high = middle;
		}
		previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
		tails[low] = index;
	});
	const kept = new Set<number>();
	for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
	return kept;
}

/** The view after the patch. Parts that it does not name keep their identity. */
export function apply<V extends object>(view: V, patch: Patch): V {
	const next: Record<string, unknown> = { ...view, ...patch.set };
	for (const [part, changed] of Object.entries(patch.fields ?? {})) {
		const had = next[part];
		next[part] = isPlain(had) ? { ...had, ...changed } : changed;
	}
	for (const [part, change] of Object.entries(patch.list ?? {})) {
		const dropped = new Set<string | undefined>(change.drop);
		const had = next[part];
		const entries = isList(had) ? had.filter((entry) => !dropped.has(idOf(entry))) : [];
		for (const [index, entry] of change.put) entries.splice(index, 0, entry);
		next[part] = entries;
	}
	return next as V; // this is where a client takes a view from the wire
}
