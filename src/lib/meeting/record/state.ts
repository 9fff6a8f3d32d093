// The record: what was captured by hand, under its item. Turns, ideas and votes are in the record by themselves:
// the minutes read them from their own topics. Entries are never deleted: they are struck, with their trace.
import type { Role } from '../frame.ts';
import { emptyShelf, type Shelf } from '#stream/shelf.ts';
import type { EntryKind } from './kinds/kinds.ts';

/** Who does an action: somebody present, a group in its own words, or still to be found. */
export type Doer = { readonly person: string } | { readonly group: string } | 'to-find';

/** What an entry is attached to. */
export type Source =
	| { readonly kind: 'turn'; readonly turn: string }
	| { readonly kind: 'vote'; readonly vote: string }
	| { readonly kind: 'idea'; readonly idea: string };

/** An official, acting as such: always named. */
export interface Official {
	readonly name: string;
	readonly role: string;
}

/** What one line captures. Which of them an entry has, its kind says. */
export interface EntryText {
	/** Erasable; null: the words are those of idea `source`, or withdrawn. */
	readonly words: string | null;
	/** The other position. Erasable. */
	readonly against: string | null;
	/** Who does it; null where it does not apply. */
	readonly who: Doer | null;
	/** By when, in words or as a date; empty: to be found. */
	readonly when: string;
	readonly official: Official | null;
}

export interface Trace {
	readonly at: number;
	readonly by: Role | 'host';
	readonly what: 'edited' | 'moved' | 'struck' | 'restored' | 'named' | 'unnamed';
	/** The text before an edit. */
	readonly before: EntryText | null;
	/** Why it was struck. */
	readonly reason: string | null;
}

export interface Entry extends EntryText {
	readonly id: string;
	readonly kind: EntryKind;
	readonly item: string | null;
	readonly source: Source | null;
	/** Whose words; from the attached turn, or null. */
	readonly person: string | null;
	/** Their first name may stand beside these words. */
	readonly named: boolean;
	readonly at: number;
	readonly by: Role | 'host';
	readonly struck: boolean;
	readonly traces: readonly Trace[];
}

export interface Entries {
	readonly entries: Shelf<Entry>;
	/** In their order within the minutes; each stands under its item. */
	readonly order: readonly string[];
	/** When the last of them was noted; null before the first. */
	readonly notedAt: number | null;
}

export const emptyRecord: Entries = { entries: emptyShelf, order: [], notedAt: null };
