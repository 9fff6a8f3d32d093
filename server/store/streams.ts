// The streams of one kind, as a room sees them: their journals, and the secret boxes and names beside them. Every promise that resolves has
// its bytes on disk. A store never decides and never evolves, and knows a kind of stream by its folder alone.
import type { Written } from '#stream/rules.ts';
import type { DamageReason, JournalLine } from './journal-line.ts';
import type { DamagedJournal, ReadLine } from './journal-reading.ts';
import type { NewerData } from './kept.ts';
import type { Listed } from './catalogue-data.ts';

export type LoadedEach =
	/** `dropped`: how many bytes of a torn tail were set aside beside the journal. They were never acknowledged. */
	| { readonly dropped: number }
	/** Nothing was touched. `line` counts from 1, and is 0 if there is no file. */
	| { readonly damaged: { readonly line: number; readonly reason: DamageReason } };

export type Loaded<S extends Written = Written> =
	| { readonly lines: readonly JournalLine<S>[]; readonly dropped: number }
	| Extract<LoadedEach, { readonly damaged: unknown }>;

/** A journal as it lies on disk: its whole lines, and where each begins. */
export interface Copied<S extends Written = Written> {
	readonly bytes: Buffer;
	readonly lines: readonly ReadLine<S>[];
}

/** What can be read of a damaged journal. */
export interface WhatIsLeft {
	readonly lines: number;
	/** When the last of them was written. */
	readonly lastAt: number | null;
	/** How many lines were known to be on disk, and since when. Null if nothing was known. */
	readonly known: number | null;
	readonly knownAt: number | null;
	/** Null if it is not damaged. */
	readonly reason: DamageReason | null;
	/** The stream can go on with these lines, once a person has accepted it. */
	readonly isOpenable: boolean;
}

/** A secret, flushed into a box before the line that speaks of it is written. The kind makes the name of the box, and what is in it. */
export interface ToSeal extends InBox {
	/** One or more ids, joined by dots. */
	readonly box: string;
	/** An id. Each owner has one secret in a box: a later one replaces it. */
	readonly owner: string;
}

/** A secret as it lies in its box, without its owner. */
export interface InBox {
	/** A whole number from 0 to 255. A recovery tells it, and does not tell the content. */
	readonly label: number;
	/** Any data. */
	readonly content: unknown;
}

/** Ids of streams. */
export interface Lying {
	/** They have a journal. */
	readonly ids: readonly string[];
	/** They have a file of names or a box, with a journal or without. */
	readonly beside: readonly string[];
}

export type RecoveredSecret = Pick<ToSeal, 'owner' | 'label'>;

/** Names by the id of whoever has them. */
export type NamesBeside = Readonly<Record<string, string>>;

/** A state of a journal: which file it was when it was read, and how many lines it had. */
export interface DerivedOf {
	readonly file: object;
	readonly version: number;
}

export interface Streams<S extends Written = Written> {
	/** Makes a new, empty stream. Rejects with StoreFailure if there is one. */
	create(stream: string): Promise<void>;
	/** What the catalogue says of it. Undefined if it lists no such stream. */
	listed(stream: string): Readonly<Listed> | undefined;
	load(stream: string): Promise<Loaded<S>>;
	/** The same, line by line, so that nobody keeps a long journal. If it turns out to be damaged, what was taken counts for nothing. */
	loadEach(stream: string, take: (line: JournalLine<S>) => void): Promise<LoadedEach>;
	/**
	 * Appends all lines or none, with one flush. `expected`: the version before the first of them.
	 * Rejects with VersionConflict, and nothing is written. Or rejects with StoreFailure. If it is not `lasting`, nothing was written and a later try
	 * may succeed, because the disk was full. If it is, this stream takes nothing more until the process restarts.
	 */
	append(stream: string, expected: number, lines: readonly JournalLine<S>[]): Promise<void>;
	/** Tells the catalogue how far the journal is on disk, so that a shorter one is found out. To be called at quiet moments, because it is a write of its own. */
	mark(stream: string): Promise<void>;
	/** Whether the catalogue is to learn how far this journal is on disk. Touches nothing. For many at once, before `markMeasured`. */
	measure(stream: string): Promise<boolean>;
	/** Tells the catalogue of all of these that were measured, in one change. */
	markMeasured(streams: readonly string[]): Promise<void>;
	/** Reads a damaged journal, and touches nothing. */
	left(stream: string): Promise<WhatIsLeft>;
	/**
	 * A person has accepted that only these lines are left. The journal then ends with the last of them, and the whole file is kept beside. Nobody may
	 * be in its room. Rejects with VersionConflict, and changes nothing, if something else is left.
	 */
	accept(stream: string, lines: number): Promise<WhatIsLeft>;
	/** Blanks the erasable fields of the chosen events, for ever. To be called once the withdrawal is in the journal, and again when it is opened. Doing it twice is harmless. */
	blank(stream: string, of: (event: S['event']) => boolean): Promise<void>;

	/** Makes an empty secret box. A box that is there already keeps its secrets. To be called before the event that opens it is appended. */
	openBox(stream: string, box: string, capacity: number): Promise<void>;
	/**
	 * Puts the secrets of a batch in their boxes, with one flush per box. To be called before their events are appended.
	 * Resolves to the way back, which is to be called if the append was refused.
	 * Rejects with BoxLost if a box is not there or cannot be read any more, and with StoreFailure if a content is too large; then nothing is written.
	 */
	seal(stream: string, secrets: readonly ToSeal[]): Promise<() => Promise<void>>;
	/** The secrets of these owners, in no order and without their owners. Null if there is no such box, or none that can be read. */
	inBox(stream: string, box: string, owners: readonly string[]): Promise<readonly InBox[] | null>;
	/**
	 * Tells which of `owners` have a secret in the box, so that a secret without its event can be recovered. To be called when the stream is opened,
	 * with everybody whom the journal knows. Settles the box: of two secrets of an owner the later stays. The secret of an unknown owner was never acknowledged, and goes.
	 */
	recoverBox(stream: string, box: string, owners: readonly string[]): Promise<readonly RecoveredSecret[]>;
	/** The boxes that exist, so that opening a stream can destroy those that are over. */
	boxes(stream: string): Promise<readonly string[]>;
	/** To be called after the event that closes it is on disk. Harmless if there is none. */
	destroyBox(stream: string, box: string): Promise<void>;

	/** Names, apart from the journal. If their file cannot be read, it is set aside and names begin anew. */
	names(stream: string): Promise<NamesBeside>;
	/** To be called before the event that speaks of the name is appended. */
	setName(stream: string, person: string, name: string): Promise<void>;
	/** How many files of names were set aside. */
	namesAside(stream: string): Promise<number>;
	dropNamesAside(stream: string): Promise<void>;
	/** To be called after the event that forgets it is on disk. Harmless if there is none. Whatever was set aside goes too, because nobody can tell what it holds. */
	dropName(stream: string, person: string): Promise<void>;
	/** Drops all names, and what was set aside. */
	dropNames(stream: string): Promise<void>;

	/** The order of its signs, apart from the journal and for a short time. Null: there is none, or none that can be read. */
	signs(stream: string): Promise<readonly string[] | null>;
	/** To be called before the event that makes use of them is appended. */
	setSigns(stream: string, order: readonly string[]): Promise<void>;
	/** Harmless if there is none. */
	dropSigns(stream: string): Promise<void>;
	/** The streams that have an order, whatever the catalogue says. */
	haveSigns(): Promise<readonly string[]>;

	/** What was derived from the journal as it is now, and lies in a file of its own. Null: nothing, or nothing that can be read. */
	derived(stream: string): Promise<unknown>;
	/** Names the journal's file, until it is another one. To be asked before what is derived was read. */
	fileNow(stream: string): object;
	/** Resolves to false, and writes nothing, if the journal is in another state by now. Every change of the journal destroys the file first. */
	setDerived(stream: string, of: DerivedOf, derived: unknown): Promise<boolean>;
	/** To be called at the start: destroys what was derived from another state than the one that the catalogue knows, or of no stream. */
	settleDerived(): Promise<void>;

	/** Makes every line of the journal anew, and replaces the file once. Nobody may be in its room. */
	rewrite(
		stream: string,
		change: (lines: readonly JournalLine<S>[]) => readonly JournalLine<S>[]
	): Promise<void>;
	/** The journal for another computer. Touches nothing. */
	copy(stream: string): Promise<Copied<S> | DamagedJournal>;
	/** Takes a whole journal and its names from another computer. The names come first, so a crash leaves the journal as it was, or all of it. Nobody may be in its room. */
	bring(stream: string, journal: Uint8Array, names: NamesBeside): Promise<void>;
	/** Lets its files go until they are asked for again. Nobody may be in its room. */
	rest(stream: string): Promise<void>;
	/** What of this kind lies in the folder, whatever the catalogue says. */
	lying(): Promise<Lying>;
	/** What going back to the version before would take away of these streams. */
	since(streams: readonly string[]): Promise<NewerData>;
	/** Overwrites and removes every file of it. Harmless if there is none. Nobody may be in its room. */
	remove(stream: string): Promise<void>;
}
