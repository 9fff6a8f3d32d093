// A record that grows as long as the meeting lasts: one more entry copies a page of it, not the history.
import { entryOf, without } from './keyed.ts';

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
	return shelf.with(page, { ...shelf[page], [key]: value });
}

export function unshelve<T>(shelf: Shelf<T>, key: string): Shelf<T> {
	const page = pageOf(key);
	return shelf.with(page, without(shelf[page] ?? {}, key));
}

/** In no order that means anything. */
export const allOn = <T>(shelf: Shelf<T>): T[] => shelf.flatMap((page) => Object.values(page));
