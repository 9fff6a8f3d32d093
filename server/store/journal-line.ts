// The lines of a journal, and the ways in which one can be damaged.
import type { AuthorIn, Written } from '#stream/rules.ts';

/** What one command did. Versions count from 1, one by one. `cause` is the command's id. */
export interface JournalLine<S extends Written = Written> {
	readonly version: number;
	/** Wall time in milliseconds. */
	readonly at: number;
	readonly by: AuthorIn<S>;
	readonly cause: string;
	/** Erasable fields that were blanked are null when read. */
	readonly events: readonly S['event'][];
}

export type DamageReason =
	/** The catalogue lists it, but there is no file. */
	| 'missing'
	/** A later Tablée wrote it. */
	| 'format'
	/** Not a line of a journal. */
	| 'unreadable'
	/** Its checksum does not fit, or it does not follow the line before. */
	| 'checksum'
	/** People's words do not fit their digest. */
	| 'words'
	/** It has fewer lines than were known to be on disk. `line`: the first one that is gone. */
	| 'shorter'
	/** It is long enough, but its history is not the one that was known. */
	| 'other-history';
