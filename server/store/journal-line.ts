// What a journal is made of, and what can be wrong with it.
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
	/** The catalogue names it, no file holds it. */
	| 'missing'
	/** Written by a later Tablée. */
	| 'format'
	/** Not a line of a journal. */
	| 'unreadable'
	/** Its checksum does not fit, or it does not follow the line before. */
	| 'checksum'
	/** People's words do not fit their digest. */
	| 'words'
	/** It has less than was known to be on disk: `line` is the first that is gone. */
	| 'shorter'
	/** As long as was known, or longer, but another history. */
	| 'other-history';
