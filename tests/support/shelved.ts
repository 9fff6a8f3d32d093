import { emptyShelf, entriesOn, shelve, type Shelf } from '#stream/shelf.ts';

/** Puts each on a shelf, by its id. */
export const shelved = <T extends { readonly id: string }>(entries: readonly T[]): Shelf<T> =>
	entries.reduce<Shelf<T>>((shelf, entry) => shelve(shelf, entry.id, entry), emptyShelf);

/** On a shelf, each by its key in the record. */
export const shelvedByKey = <T>(record: Readonly<Record<string, T>>): Shelf<T> =>
	Object.entries(record).reduce<Shelf<T>>((shelf, [key, entry]) => shelve(shelf, key, entry), emptyShelf);

/** All that lies on the shelf, as one record. */
export const recordOf = <T>(shelf: Shelf<T>): Record<string, T> => Object.fromEntries(entriesOn(shelf));
