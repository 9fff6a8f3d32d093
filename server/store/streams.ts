// The streams of one kind, as a room sees them: what may be asked of their journals, of their secret boxes and of the first names beside
// them. Every promise that resolves has its bytes on disk. A store knows events as data only: it never decides and never
// evolves, and knows a kind of stream by its folder alone.
import type { Channel } from '#stream/cause.ts';
import type { Written } from '#stream/rules.ts';
import type { DamageReason, JournalLine } from './journal-line.ts';
import type { DamagedJournal, ReadLine } from './journal-reading.ts';
import type { NewerData } from './kept.ts';
import type { Listed } from './catalogue-data.ts';

export type Loaded<S extends Written = Written> =
	/** `dropped`: bytes of a torn tail, never acknowledged, that were set aside beside the journal; mostly 0. */
	| { readonly lines: readonly JournalLine<S>[]; readonly dropped: number }
	/** Nothing was touched. `line` counts from 1; 0 where there is no file. */
	| { readonly damaged: { readonly line: number; readonly reason: DamageReason } };

/** A journal as it lies: its whole lines, and where each begins. */
export interface Copied<S extends Written = Written> {
	readonly bytes: Buffer;
	readonly lines: readonly ReadLine<S>[];
}

/** What can be read of a damaged journal. */
export interface WhatIsLeft {
	readonly lines: number;
	/** When the last of them was written. */
	readonly lastAt: number | null;
	/** How many were known to be on disk, and when; null where nothing was. */
	readonly known: number | null;
	readonly knownAt: number | null;
	/** Null where it is not damaged. */
	readonly reason: DamageReason | null;
	/** It can be gone on with, once a person has accepted it. */
	readonly isOpenable: boolean;
}

/** Names one secret box. */
export interface BoxName {
	readonly vote: string;
	readonly round: number;
}

/** A secret ballot, to be flushed into its box before its event is written. */
export interface BallotToSeal extends BoxName {
	/** A person's id, or a slip's. */
	readonly voter: string;
	readonly channel: Channel;
	readonly choice: unknown;
}

/** A ballot as it lies in its box, without its voter. */
export interface BoxBallot {
	readonly channel: Channel;
	readonly choice: unknown;
}

/** Ids of streams. */
export interface Lying {
	/** They have a journal. */
	readonly ids: readonly string[];
	/** They have a file of names or a box, with a journal or without. */
	readonly beside: readonly string[];
}

/** First names by person id. */
export type NamesBeside = Readonly<Record<string, string>>;

export interface Streams<S extends Written = Written> {
	/** A new, empty stream. Rejects with StoreFailure where it exists. */
	create(stream: string): Promise<void>;
	/** What the catalogue says of it; undefined where it lists no such stream. */
	listed(stream: string): Readonly<Listed> | undefined;
	load(stream: string): Promise<Loaded<S>>;
	/**
	 * All lines or none, with one flush. `expected` is the version before the first of them.
	 * Rejects with VersionConflict (nothing written), or with StoreFailure: `lasting` false = nothing was
	 * written and a later try may succeed (the disk was full); true = this stream takes nothing more until the process restarts.
	 */
	append(stream: string, expected: number, lines: readonly JournalLine<S>[]): Promise<void>;
	/** The index learns how far the journal is on disk, so that a shorter one is told from a whole one. At quiet moments: it is a write of its own. */
	mark(stream: string): Promise<void>;
	/** For many at once, also of those that nobody goes on with: whether the index is to learn how far this one is on disk. Touches nothing. */
	measure(stream: string): Promise<boolean>;
	/** The index learns it of all of these that were measured, in one change. */
	markMeasured(streams: readonly string[]): Promise<void>;
	/** Reads a damaged journal, and touches nothing. */
	left(stream: string): Promise<WhatIsLeft>;
	/**
	 * A person has accepted that only these lines are left: the journal ends with the last of them, and the whole file is kept beside. Nobody may be in its room.
	 * Rejects with VersionConflict, nothing changed, where something else is left.
	 */
	accept(stream: string, lines: number): Promise<WhatIsLeft>;
	/** Blanks the erasable fields of the events chosen, for ever. To be called once the withdrawal is in the journal, and again on opening: doing it twice is harmless. */
	blank(stream: string, of: (event: S['event']) => boolean): Promise<void>;

	/** Opens an empty secret box; one that is already there is kept with its ballots. Before the event that opens it is appended. */
	openBox(stream: string, box: BoxName, capacity: number): Promise<void>;
	/**
	 * Puts the secret ballots of a batch in their boxes, a voter's later one replacing the earlier, with one flush per box.
	 * Before their events are appended. Resolves to the way back: to be called when the append was refused.
	 * Rejects with BoxLost, nothing written, where one of the boxes is not there or cannot be read any more; with StoreFailure where a choice is too large for a ballot.
	 */
	seal(stream: string, ballots: readonly BallotToSeal[]): Promise<() => Promise<void>>;
	/** The ballots of those of `voters` who have one, in no order and without their voters. Null where there is no such box, or none that can be read. */
	ballots(stream: string, box: BoxName, voters: readonly string[]): Promise<readonly BoxBallot[] | null>;
	/**
	 * On opening it: who of `voters` (everybody whom the journal knows) has a ballot in the box, so that one without its event can be
	 * recovered. Settles the box: of two ballots of a voter the later stays; one of nobody known, hence never acknowledged, goes.
	 */
	recoverBox(
		stream: string,
		box: BoxName,
		voters: readonly string[]
	): Promise<readonly { readonly voter: string; readonly channel: Channel }[]>;
	/** Boxes that exist, to destroy on opening those whose vote is not open (any more) in that round. */
	boxes(stream: string): Promise<readonly BoxName[]>;
	/** After the event that closes it is on disk. Harmless where there is none. */
	destroyBox(stream: string, box: BoxName): Promise<void>;

	/** First names, apart from the journal. A file of them that cannot be read is set aside, and names begin anew. */
	names(stream: string): Promise<NamesBeside>;
	/** Before the event that speaks of it is appended. */
	setName(stream: string, person: string, name: string): Promise<void>;
	/** How many files of names were set aside. */
	namesAside(stream: string): Promise<number>;
	dropNamesAside(stream: string): Promise<void>;
	/** After the event that forgets it is on disk. Harmless where there is none. What was set aside goes whole: nobody can tell what it holds. */
	dropName(stream: string, person: string): Promise<void>;
	/** All of them, and what was set aside. */
	dropNames(stream: string): Promise<void>;

	/** The journal with every line made anew (retention), in one replacing of the file. Nobody may be in its room. */
	rewrite(
		stream: string,
		change: (lines: readonly JournalLine<S>[]) => readonly JournalLine<S>[]
	): Promise<void>;
	/** The journal for another computer. Touches nothing. */
	copy(stream: string): Promise<Copied<S> | DamagedJournal>;
	/** A whole journal and its first names from another computer. The names come first: a crash leaves the journal as it was, or all. Nobody may be in its room. */
	bring(stream: string, journal: Uint8Array, names: NamesBeside): Promise<void>;
	/** Lets its files go until they are asked for again. Nobody may be in its room. */
	rest(stream: string): Promise<void>;
	/** What of this kind lies in the folder, whatever the catalogue says. */
	lying(): Promise<Lying>;
	/** What going back to the version before would take away of these streams. */
	since(streams: readonly string[]): Promise<NewerData>;
	/** Overwrites and removes every file of it. Harmless where there is none. Nobody may be in its room. */
	remove(stream: string): Promise<void>;
}
