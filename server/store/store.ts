// Where meetings are kept, as the rooms see it: what may be asked of a store, and how it says no.
// Every promise that resolves has its bytes on disk. A store knows events as data only: it never decides and
// never evolves. Rooms import this file alone; `file-store.ts` is the embedded one.
import type { Event } from '#meeting/event.ts';
import type { Channel } from '#meeting/frame.ts';
import type { Names } from '#meeting/label.ts';
import type { BoxBallot, SealedBallot } from '#meeting/vote/state.ts';
import type { Catalogue } from './catalogue-data.ts';
import type { Damage, Read } from './journal-reading.ts';
import type { DamageReason, Line } from './journal-line.ts';
import type { Kept } from './kept.ts';

export type { DamageReason, Line };

export type Loaded =
	/** `dropped`: bytes of a torn tail, never acknowledged, that were set aside beside the journal; mostly 0. */
	| { readonly lines: readonly Line[]; readonly dropped: number }
	/** Nothing was touched. `line` counts from 1; 0 where there is no file. */
	| { readonly damaged: { readonly line: number; readonly reason: DamageReason } };

/** A journal as it lies: its whole lines, and where each begins. */
export interface Copied {
	readonly bytes: Buffer;
	readonly lines: readonly Read[];
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

/** How the catalogue was found: itself; the copy that follows it, or an older one, in its place; or nothing that can be read. */
export type FoundCatalogue = 'whole' | 'copy' | 'older-copy' | 'nothing';

export interface Store {
	readonly kept: Kept;
	/** The folder is another's, or it is gone: nothing is written before the next start. */
	readonly isLost: boolean;
	/** What is not history: tables, the index of meetings, keys, settings. */
	readonly catalogue: CatalogueFile;
	readonly found: FoundCatalogue;
	/** What the catalogue's other copies say, the best first: an older state, or one that never knew better. Empty once they follow. */
	readonly others: readonly Catalogue[];
	/** The start has taken from the copies what only they knew: from now on they follow the catalogue, and until now none was written. */
	follow(): Promise<void>;
	/** What lies in the folder, whatever the catalogue says: ids of journals, keys of published minutes with the moment they were written. What cannot be looked at now is left out. */
	lying(): Promise<{
		readonly ids: string[];
		/** Ids of which first names or a box lie there, with or without a journal. */
		readonly beside: string[];
		readonly minutes: { readonly key: string; readonly at: number }[];
	}>;

	/** A new, empty stream. Rejects with StoreFailure where it exists. */
	create(meeting: string): Promise<void>;
	load(meeting: string): Promise<Loaded>;
	/**
	 * All lines or none, with one flush. `expected` is the version before the first of them.
	 * Rejects with VersionConflict (nothing written), or with StoreFailure: `lasting` false = nothing was
	 * written and a later try may succeed (the disk was full); true = this stream takes nothing more until the process restarts.
	 */
	append(meeting: string, expected: number, lines: readonly Line[]): Promise<void>;
	/** The index learns how far the journal is on disk, so that a shorter one is told from a whole one. At quiet moments: it is a write of its own. */
	mark(meeting: string): Promise<void>;
	/** For many at once, also of those that nobody goes on with: whether the index is to learn how far this one is on disk. Touches nothing. */
	measure(meeting: string): Promise<boolean>;
	/** The index learns it of all of these that were measured, in one change. */
	markMeasured(meetings: readonly string[]): Promise<void>;
	/** Reads a damaged journal, and touches nothing. */
	left(meeting: string): Promise<WhatIsLeft>;
	/**
	 * A person has accepted that only these lines are left: the journal ends with the last of them, and the whole file is kept beside. Nobody may be in the meeting.
	 * Rejects with VersionConflict, nothing changed, where something else is left.
	 */
	accept(meeting: string, lines: number): Promise<WhatIsLeft>;
	/** Blanks the erasable fields of the events chosen, for ever. To be called once the withdrawal is in the journal, and again on opening: doing it twice is harmless. */
	blank(meeting: string, of: (event: Event) => boolean): Promise<void>;

	/** Opens an empty secret box; one that is already there is kept with its ballots. Before `VoteOpened` is appended. */
	openBox(meeting: string, box: BoxName, capacity: number): Promise<void>;
	/**
	 * Puts the secret ballots of a batch in their boxes, a voter's later one replacing the earlier, with one flush per box.
	 * Before their events are appended. Resolves to the way back: to be called when the append was refused.
	 * Rejects with BoxLost, nothing written, where one of the boxes is not there or cannot be read any more; with StoreFailure where a choice is too large for a ballot.
	 */
	seal(meeting: string, ballots: readonly SealedBallot[]): Promise<() => Promise<void>>;
	/** The ballots of those of `voters` who have one, in no order and without their voters. Null where there is no such box, or none that can be read. */
	ballots(meeting: string, box: BoxName, voters: readonly string[]): Promise<readonly BoxBallot[] | null>;
	/**
	 * On opening a meeting: who of `voters` (every person, or every slip, that the journal knows) has a ballot in the box, so that one without its event can be
	 * recovered. Settles the box: of two ballots of a voter the later stays; one of nobody known, hence never acknowledged, goes.
	 */
	recoverBox(
		meeting: string,
		box: BoxName,
		voters: readonly string[]
	): Promise<readonly { readonly voter: string; readonly channel: Channel }[]>;
	/** Boxes that exist, to destroy on opening those whose vote is not open (any more) in that round. */
	boxes(meeting: string): Promise<readonly BoxName[]>;
	/** After `VoteClosed` is on disk. Harmless where there is none. */
	destroyBox(meeting: string, box: BoxName): Promise<void>;

	/** First names, apart from the journal. A file of them that cannot be read is set aside, and names begin anew. */
	names(meeting: string): Promise<Names>;
	/** Before `NameSet` is appended. */
	setName(meeting: string, person: string, name: string): Promise<void>;
	/** How many files of names were set aside. */
	namesAside(meeting: string): Promise<number>;
	dropNamesAside(meeting: string): Promise<void>;
	/** After `PersonForgotten` is on disk. Harmless where there is none. What was set aside goes whole: nobody can tell what it holds. */
	dropName(meeting: string, person: string): Promise<void>;
	/** All of them, and what was set aside. */
	dropNames(meeting: string): Promise<void>;

	/** The journal with every line made anew (retention), in one replacing of the file. Nobody may be in the meeting. */
	rewrite(meeting: string, change: (lines: readonly Line[]) => readonly Line[]): Promise<void>;
	/** The journal for another computer. Touches nothing. */
	copy(meeting: string): Promise<Copied | Damage>;
	/** A whole journal and its first names from another computer. The names come first: a crash leaves the journal as it was, or all. Nobody may be in the meeting. */
	bring(meeting: string, journal: Uint8Array, names: Names): Promise<void>;
	/** Lets its files go until they are asked for again. Nobody may be in the meeting. */
	rest(meeting: string): Promise<void>;
	/** Overwrites and removes every file of the meeting. Harmless where there is none. Nobody may be in the meeting. */
	remove(meeting: string): Promise<void>;
	/** The minutes of a meeting that is to be removed: one page, kept under the key at which it was read. */
	publish(key: string, page: string): Promise<void>;
	/** Null where nothing was published under this key. */
	published(key: string): Promise<string | null>;

	/** Lets every file and the folder go. */
	close(): Promise<void>;
	/** Closes every file; then the copy of before becomes the folder, which `close` lets go. Rejects with FolderRefused where nothing was changed. */
	goBack(): Promise<void>;
}

export interface CatalogueFile {
	/** What is on disk. Replaced whole by `update`, never changed in place. */
	readonly data: Catalogue;
	/** Changes a draft and writes it; one after the other, in the order asked. What `change` throws leaves everything as it was. */
	update<T>(change: (draft: Catalogue) => T): Promise<T>;
}

/** The disk said no. Nothing of what was asked may be acknowledged. */
export class StoreFailure extends Error {
	/** False: nothing was written, and a later try may succeed. */
	readonly lasting: boolean;

	constructor(what: string, lasting: boolean, cause?: unknown) {
		super(what, { cause });
		this.name = 'StoreFailure';
		this.lasting = lasting;
	}
}

/** The box of these ballots cannot be read any more: no ballot gets in, everything else may go on. */
export class BoxLost extends StoreFailure {
	readonly box: BoxName;

	constructor({ vote, round }: BoxName) {
		super(`no box for vote ${vote}, round ${round}`, false);
		this.name = 'BoxLost';
		this.box = { vote, round };
	}
}

/** Somebody else appended first. */
export class VersionConflict extends Error {
	constructor(expected: number, found: number) {
		super(`expected version ${expected}, found ${found}`);
		this.name = 'VersionConflict';
	}
}
