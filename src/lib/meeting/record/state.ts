// The record: what was captured by hand, under its item. Turns, ideas and votes belong to the record, too: the minutes read them from
// their own topics. Entries are never deleted. They are struck, with a trace.
import type { Official, Role } from '../frame.ts';
import { emptyShelf, type Shelf } from '#stream/shelf.ts';
import type { EntryKind } from './kinds/kinds.ts';

/** Who does an action: a person, a group in its own words, or somebody who is still to be found. */
export type Doer = { readonly person: string } | { readonly group: string } | 'to-find';

/** What an entry is attached to. */
export type Source =
	| { readonly kind: 'turn'; readonly turn: string }
	| { readonly kind: 'vote'; readonly vote: string }
	| { readonly kind: 'idea'; readonly idea: string }
	/** T1. Another entry, out of which this one came. */
	| { readonly kind: 'entry'; readonly entry: string };

/** The fields of an entry. Its kind says which of them it has. */
export interface EntryText {
	/** Erasable. Null: the words are those of the idea `source`, or were withdrawn. */
	readonly words: string | null;
	/** The other position. Erasable. */
	readonly against: string | null;
	/** Who does it. Null: entries of this kind have nobody who does it. */
	readonly who: Doer | null;
	/** By when, in words or as a date. Empty: to be found. */
	readonly when: string;
	readonly official: Official | null;
}

/** For what the words may be used: in the table's own minutes, and outside of the table. A list, so that a use can be added. */
export const uses = ['minutes', 'outside'] as const;
export type Use = (typeof uses)[number];

/** How an answer of the speaker came: on their phone, by a printed slip, at the scribe's desk, or aloud at the read-back. */
export const answerWays = ['phone', 'slip', 'desk', 'aloud'] as const;
export type AnswerWay = (typeof answerWays)[number];

/** What the speaker said of one version of the words. */
export interface Answer {
	readonly version: number;
	readonly uses: readonly Use[];
	readonly how: AnswerWay;
	readonly at: number;
}

export interface Trace {
	readonly at: number;
	readonly by: Role | 'host';
	readonly what: 'edited' | 'corrected' | 'moved' | 'struck' | 'restored' | 'named' | 'unnamed' | 'withdrawn';
	/** The text before an edit. */
	readonly before: EntryText | null;
	/** The kind before an edit to another kind. */
	readonly kind: EntryKind | null;
	/** Why it was struck. */
	readonly reason: string | null;
}

export interface Entry extends EntryText {
	readonly id: string;
	readonly kind: EntryKind;
	readonly item: string | null;
	readonly source: Source | null;
	/** The person whose words they are, by the turn or idea that the entry is attached to. */
	readonly person: string | null;
	/** The switch (R14): a first name may stand beside the entry. */
	readonly named: boolean;
	/** P46. The person who does it agreed aloud to be named for this. */
	readonly aloud: boolean;
	readonly at: number;
	readonly by: Role | 'host';
	readonly struck: boolean;
	/** Which text it is: 1 as it was noted, and one more with each change of its text. */
	readonly version: number;
	/** What its speaker said of it. Null: nothing, or of a former version (R43). */
	readonly answer: Answer | null;
	/** R49. The slip that answers for it: the last that was printed. */
	readonly slip: { readonly number: number; readonly hash: string } | null;
	/** R44. Its speaker took the words back. */
	readonly withdrawn: boolean;
	readonly traces: readonly Trace[];
}

export interface Entries {
	readonly entries: Shelf<Entry>;
	/** Ids of entries in the order of the minutes. Each entry stands under its item. */
	readonly order: readonly string[];
	/** When the last entry was noted. Null: none yet. */
	readonly notedAt: number | null;
	/** How many slips were given: their numbers go on from there. */
	readonly slips: number;
}

export const emptyRecord: Entries = { entries: emptyShelf, order: [], notedAt: null, slips: 0 };
