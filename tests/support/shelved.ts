import { emptyShelf, shelve, type Shelf } from '#stream/shelf.ts';

/** On a shelf, each by its id. */
export const shelved = <T extends { readonly id: string }>(entries: readonly T[]): Shelf<T> =>
	entries.reduce<Shelf<T>>((shelf, entry) => shelve(shelf, entry.id, entry), emptyShelf);
