// What is asked of a room, and what a batch makes of it before anything is on disk.
import type { Answer, AuthorIn, Stream } from '#stream/rules.ts';
import type { JournalLine } from '../store/journal-line.ts';

/** What the door has to say when a command's turn comes; of a resend it is not asked. */
export interface Check<S extends Stream> {
	/** Null where nothing stands against it: a link may have been revoked since it was sent. */
	readonly objection: (state: S['state']) => 'link-revoked' | 'too-fast' | null;
	/** It is accepted, and not on disk yet. What is decided behind it in the same batch is asked after this; where the disk refuses a part of the batch it may be called again. */
	readonly accepted: () => void;
}

export interface Job<S extends Stream> {
	readonly by: AuthorIn<S>;
	readonly id: string;
	readonly command: S['command'];
	readonly check: Check<S>;
	readonly answer: (answer: Answer<S>) => void;
}

export interface Draft<S extends Stream> {
	readonly state: S['state'];
	readonly lines: readonly JournalLine<S>[];
	/** In the order decided. */
	readonly sealed: readonly NonNullable<S['sealed']>[];
	readonly answers: ReadonlyMap<Job<S>, Answer<S>>;
}
