// A record that grows as long as its stream. One more entry copies one page of it, not the whole record.
import { between, replaced } from './between.ts';
import { withAt, withEntry, withoutEntry } from './growth.ts';
import { entryOf } from './keyed.ts';

type Page<T> = Readonly<Record<string, T>>;
/** Always as many pages; a key lies on the one that it alone decides. */
export type Shelf<T> = readonly Page<T>[];

const pages = 256;
export const emptyShelf: Shelf<never> = Array.from({ length: pages }, () => ({}));

function pageOf(key: string): number {
	let sum = 0;
	for (let at = 0; at < key.length; at += 1) sum = (sum * 31 + key.charCodeAt(at)) % 65_521;
	return sum % pages;
}

export const onShelf = <T>(shelf: Shelf<T>, key: string): T | undefined =>
	entryOf(shelf[pageOf(key)] ?? {}, key);

export function shelve<T>(shelf: Shelf<T>, key: string, value: T): Shelf<T> {
	const page = pageOf(key);
	return withAt(shelf, page, withEntry(shelf[page] ?? {}, key, value));
}

export function unshelve<T>(shelf: Shelf<T>, key: string): Shelf<T> {
	const page = pageOf(key);
	return withAt(shelf, page, withoutEntry(shelf[page] ?? {}, key));
}

/** What lies under these keys, in their order. */
export const inOrder = <T>(shelf: Shelf<T>, keys: readonly string[]): T[] =>
	keys.flatMap((key) => onShelf(shelf, key) ?? []);

interface Listed<T> {
	readonly shelf: Shelf<T>;
	readonly keys: readonly string[];
	readonly all: readonly T[];
}

/** The same, from what it was before: only what was changed or moved since is looked for. */
export function inOrderSince<T>(shelf: Shelf<T>, keys: readonly string[], before: Listed<T>): readonly T[] {
	const { start, wasEnd, nowEnd } = between(before.keys, keys);
	const moved = inOrder(shelf, keys.slice(start, nowEnd));
	const all = replaced(before.all, start, wasEnd, moved);
	// Some key had, or has, nothing: what stands where is not known.
	if (before.all.length < before.keys.length || all.length < keys.length) return inOrder(shelf, keys);
	const changed = changedSince(shelf, before.shelf);
	if (changed.length === 0) return all;
	const since = [...all];
	for (const key of changed) {
		const at = keys.indexOf(key);
		if (at < 0) continue;
		const is = onShelf(shelf, key);
		if (is === undefined) return inOrder(shelf, keys);
		since[at] = is;
	}
	return since;
}

/** The keys under which another thing lies, or nothing any more. */
const changedSince = <T>(shelf: Shelf<T>, before: Shelf<T>): string[] =>
	before.flatMap((page, at) => {
		const now = shelf[at] ?? {};
		return page === now ? [] : Object.keys(page).filter((key) => entryOf(now, key) !== page[key]);
	});

/** The same keys, with other values. */
export const mapShelf = <T, U>(shelf: Shelf<T>, by: (value: T) => U): Shelf<U> =>
	shelf.map((page) => Object.fromEntries(Object.entries(page).map(([key, value]) => [key, by(value)])));

/** In no order that means anything. */
export const allOn = <T>(shelf: Shelf<T>): T[] => shelf.flatMap((page) => Object.values(page));
/** Each with its key, in no order that means anything. */
export const entriesOn = <T>(shelf: Shelf<T>): [string, T][] => shelf.flatMap((page) => Object.entries(page));
export const keysOn = (shelf: Shelf<unknown>): string[] => shelf.flatMap((page) => Object.keys(page));
export const countOn = (shelf: Shelf<unknown>): number =>
	shelf.reduce((count, page) => count + Object.keys(page).length, 0);
