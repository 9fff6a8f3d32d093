// What a journal is made of, and what can be wrong with it.
import type { Event } from '#meeting/event.ts';
import type { Author } from '#meeting/frame.ts';

/** What one command did. Versions count from 1, one by one. `cause` is the command's id. */
export interface Line {
	readonly version: number;
	/** Wall time in milliseconds. */
	readonly at: number;
	readonly by: Author;
	readonly cause: string;
	/** Erasable fields that were blanked are null when read. */
	readonly events: readonly Event[];
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
