// One kind of stream, as the store needs it. The store knows a kind by its folder alone.
import type { Written } from '#stream/rules.ts';
import type { Catalogue, Listed } from './catalogue-data.ts';

/** Each kind's folder of journals: `<folder>/<id>.jsonl` in the data folder. No other file says these names. A new kind comes last: see `stemOf`. */
export const folderOfKind = { meeting: 'meetings' } as const;
export const streamFolders: readonly string[] = Object.values(folderOfKind);

/** It is made once for each kind: the store knows a kind by this value. */
export interface StreamFolder<S extends Written = Written> {
	/** One of `folderOfKind`. */
	readonly name: string;
	/** Where the catalogue lists its streams. A stream that it does not list may lose the end of its journal, and nobody notices. */
	readonly rows: (catalogue: Catalogue) => readonly Listed[];
	/** Whether a stream of this kind is closed by this event. */
	readonly closes: (event: S['event']) => boolean;
}

/**
 * How the files of a stream in `names/`, `signs/`, `extracts/` and `boxes/` begin. No id has an `@`, so the files of two kinds cannot meet there. The first
 * kind has the id alone: its files were there before the second kind.
 */
export const stemOf = (folder: string, id: string): string =>
	folder === streamFolders[0] ? id : `${folder}@${id}`;

/** The id of a stream of this kind that such a file belongs to; null if it belongs to another kind. */
export function idInStem(folder: string, stem: string): string | null {
	const id = folder === streamFolders[0] ? stem : stem.slice(folder.length + 1);
	return /^[A-Za-z0-9_-]{1,64}$/.test(id) && stemOf(folder, id) === stem ? id : null;
}
