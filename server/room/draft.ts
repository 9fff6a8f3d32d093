// A command on its way through a room, and what a batch makes of it before anything is on disk.
import type { Answer, AuthorIn, Stream } from '#stream/rules.ts';
import type { JournalLine } from '../store/journal-line.ts';

/** The door is asked again when a command's turn comes. It is not asked about a resend. */
export interface Check<S extends Stream> {
	/** Null if nothing stands against the command. Its link may have been revoked since it was sent, or what it does is due no more. */
	readonly objection: (state: S['state']) => 'link-revoked' | 'too-fast' | 'unknown' | null;
	/** The command is accepted, and not on disk yet. This comes before the next command of the batch is decided. If a part of the batch is refused, it may be called again. */
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
	/** In the order in which they were decided. */
	readonly sealed: readonly NonNullable<S['sealed']>[];
	readonly answers: ReadonlyMap<Job<S>, Answer<S>>;
}
